place-blocks = Blocks
place = Place
