"""Pages about an organisation: its people, its units, its words, and its log."""
