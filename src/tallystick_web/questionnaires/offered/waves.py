"""What waves offer to other applications."""


def offer() -> None:
    """Offer everything of this."""
