"""Extracts of a made-up organisation, in the shapes and with the dirt that people really have."""
