"""What the pages of this application say and where they lead. Nothing here asks the database."""
