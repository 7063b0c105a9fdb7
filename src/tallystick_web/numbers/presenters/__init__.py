"""The words, links and order of the pages of numbers, decided without the database."""
