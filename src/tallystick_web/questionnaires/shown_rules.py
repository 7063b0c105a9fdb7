"""What may leave of the answers to a survey, so that nobody can be told from it."""
