"""Declarations: what people say of themselves, for each purpose apart. Sealed, never guessed, theirs to take back."""
