"""Pages, one kind of thing a module."""
