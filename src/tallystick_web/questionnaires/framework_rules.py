"""Scored frameworks: what answers add up to, which level is reached, and what is refused."""
