"""Who uses the service: organisations, their units, people in roles, and how they sign in."""
