"""The pages: what each takes, and what it leads to."""
