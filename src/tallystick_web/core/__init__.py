"""What every application stands on: the fence between organisations, the audit, append-only rows, files, jobs."""
