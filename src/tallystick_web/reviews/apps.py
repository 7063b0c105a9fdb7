"""The application itself."""

from django.apps import AppConfig

from tallystick_web.core.registry import Section, add_section


class ReviewsConfig(AppConfig):
    """Reviews."""

    name = "tallystick_web.reviews"
    label = "reviews"

    def ready(self) -> None:
        """Offer the pages of reviews, and what reviews ask of people."""
        add_section(Section(order=6, text="Reviews", route="reviews", needs=frozenset({"read-reviews"})))
