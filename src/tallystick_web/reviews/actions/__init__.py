"""What changes reviews: one verb, one transaction, one event in the audit."""
