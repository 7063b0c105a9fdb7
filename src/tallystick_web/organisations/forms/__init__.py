"""The forms about organisations, people, and how they sign in."""
