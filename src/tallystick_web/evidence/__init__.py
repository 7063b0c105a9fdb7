"""Evidence on anything: kept, attached to what it is about, and mapped to what others ask for."""
