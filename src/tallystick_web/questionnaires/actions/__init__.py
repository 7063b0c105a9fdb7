"""What changes the tables of questionnaires: one verb, one transaction, one event."""
