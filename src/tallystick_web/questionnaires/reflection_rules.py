"""Reflections: whose they are, and how many people have reflected."""
