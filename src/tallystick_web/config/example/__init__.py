"""Made-up organisations, filled through the same actions that people's clicks call."""
