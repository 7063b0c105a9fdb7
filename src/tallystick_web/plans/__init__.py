"""Plans: what was promised, why it should work, who answers for it, and what became of it."""
