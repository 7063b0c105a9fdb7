"""How the tables of this application came about."""
