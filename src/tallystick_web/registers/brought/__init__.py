"""A register that is brought in as a file: what its columns hold, what its cells say, and what is refused."""
