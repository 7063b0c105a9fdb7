"""What sheets offer to other applications."""


def offer() -> None:
    """Offer everything of this."""
