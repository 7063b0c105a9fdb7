"""The web application: organisations, what they hand in, and the numbers each person may see."""
