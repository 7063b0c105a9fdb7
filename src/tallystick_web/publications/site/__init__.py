"""The folder of an edition: pure functions from a frozen set and what was written to files by path."""
