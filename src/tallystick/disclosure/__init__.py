"""What may leave and what may not: the gate, its rules and menus as data, and the ledger of what has left."""
