"""What the pages of this application say."""
