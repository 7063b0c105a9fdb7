"""What is read of registers."""
