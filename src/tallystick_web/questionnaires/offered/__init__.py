"""What questionnaires offer to other applications when they start."""
