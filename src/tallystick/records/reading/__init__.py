"""Files as they came, read to grids of text."""
