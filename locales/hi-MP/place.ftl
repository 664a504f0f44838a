place-divisions = संभाग
place-districts = जिला
place-blocks = जनपद पंचायत
