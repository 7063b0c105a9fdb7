"""The arithmetic of pay: gaps, quarters, and how much of a gap lies between bands. It is exact until it is shown."""
