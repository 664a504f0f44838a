place-blocks = जनपद पंचायत
