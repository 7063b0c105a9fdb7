"""Every table of declarations."""
