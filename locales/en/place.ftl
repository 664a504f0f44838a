place = Place
place-states = States
place-divisions = Divisions
place-districts = Districts
place-blocks = Blocks
place-panchayats = Gram panchayats
period = Period
