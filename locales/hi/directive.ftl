delay-days = { $n } दिन विलम्ब
