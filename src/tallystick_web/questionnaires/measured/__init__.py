"""What the measures of question sets count."""
