"""Asking and answering: surveys, prompts and checklists, scored frameworks, and reflections."""
