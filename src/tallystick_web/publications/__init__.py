"""Papers that boards read, and what an organisation publishes."""
