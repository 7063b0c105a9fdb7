"""Backups of the whole service in one encrypted file, taken while it runs, and how one is put back."""
