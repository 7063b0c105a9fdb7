"""The few whole jobs that the command line, and later the web, both call."""
