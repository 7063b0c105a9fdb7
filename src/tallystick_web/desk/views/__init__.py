"""The pages of this application."""
