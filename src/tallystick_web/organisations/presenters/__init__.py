"""What the pages about an organisation say, decided without a database."""
