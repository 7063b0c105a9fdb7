"""Letters to people who are asked to answer a survey."""
