"""Pages where figures are handed in."""
