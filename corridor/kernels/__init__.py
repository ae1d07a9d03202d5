"""Arrays in, arrays out: the algorithms, knowing nothing of terminals or days."""
