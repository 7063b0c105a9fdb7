"""What everybody may read without signing in: stored bytes of what was published."""
