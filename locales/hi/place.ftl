place-blocks = विकास खण्ड
place = स्थान
