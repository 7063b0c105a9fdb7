"""Every table of registers."""
