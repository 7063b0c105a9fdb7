"""The pages of numbers: each finds through the organisation, asks a presenter for the words, and prints."""
