"""The application itself."""

from django.apps import AppConfig

from tallystick_web.core.registry import Section, add_section


class ReviewsConfig(AppConfig):
    """Reviews."""

    name = "tallystick_web.reviews"
    label = "reviews"

    def ready(self) -> None:
        """Offer the pages of reviews, and what reviews ask of people."""
        from tallystick_web.reviews import duties, subjects, views_told

        duties.offer()
        subjects.offer()
        views_told.offer()
        add_section(Section(order=6, text="Reviews", route="reviews", needs=frozenset({"read-reviews"})))
        asks = frozenset({"read-reviews", "ask-questions"})
        add_section(Section(order=7, text="Questions", route="questions", needs=asks))
        add_section(Section(order=7, text="Have your say", route="consultations", needs=frozenset({"give-comment"})))
