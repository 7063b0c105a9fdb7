"""What changes registers: one verb, one transaction, one event in the audit."""
