"""Forms about registers."""
