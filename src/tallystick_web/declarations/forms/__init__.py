"""Forms of declarations."""
