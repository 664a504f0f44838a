place-divisions = संभाग
place-districts = जिला
place-blocks = जनपद पंचायत
place-clusters = संकुल स्तरीय संगठन
place-tier-clf = संकुल स्तरीय संगठन
place-tier-district = जिला
place-tier-block = जनपद पंचायत
place-join-to = संकुल स्तरीय संगठन
