"""What is read about reviews."""
