"""Made-up organisations: people who move through the years, and extracts in the shapes people really have."""
