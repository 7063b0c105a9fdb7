"""What the pages of plans say."""
