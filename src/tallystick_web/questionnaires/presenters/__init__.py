"""What pages of questionnaires say."""
