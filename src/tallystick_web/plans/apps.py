"""The application itself."""

from django.apps import AppConfig
from django.urls import reverse

from tallystick_web.core.registry import MeasureLink, Section, add_measure_link, add_section


class PlansConfig(AppConfig):
    """Plans."""

    name = "tallystick_web.plans"
    label = "plans"

    def ready(self) -> None:
        """Offer the pages of plans, the measures that starting plans name, and what plans ask of people."""
        from tallystick_web.plans import duties, subjects
        from tallystick_web.plans.planned import offer

        offer()
        duties.offer()
        subjects.offer()
        add_measure_link(
            MeasureLink(
                text="In the plan: its baseline, its targets, and what it is looked at for",
                href=lambda slug, key: reverse("plan-measure", kwargs={"organisation": slug, "measure": key}),
                needs=frozenset({"read-plan"}),
            )
        )
        add_section(Section(order=5, text="Plan", route="plan-now", needs=frozenset({"read-plan"})))
