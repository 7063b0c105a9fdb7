"""Prompts, checklists and coding sheets: when one is done, who may mark it, and how far two people agree."""
