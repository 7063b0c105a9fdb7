"""My work: what is due from a person, a letter about it once a week, and the calendar of obligations."""
