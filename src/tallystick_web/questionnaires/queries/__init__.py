"""What reads the tables of questionnaires."""
