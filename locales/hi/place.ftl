place = स्थान
place-states = राज्य
place-divisions = मण्डल
place-districts = जनपद
place-blocks = विकास खण्ड
place-panchayats = ग्राम पंचायत
period = अवधि
