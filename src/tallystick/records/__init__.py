"""Rows about people and applications: read, recognised, understood. They never leave the installation."""
