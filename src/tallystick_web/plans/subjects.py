"""Items of plans as things that evidence can be attached to."""

from django.urls import reverse

from tallystick_web.core.registry import Subject, add_subject
from tallystick_web.plans.queries import agreed_texts

ITEM = "plan-item"


def offer() -> None:
    """Offer the items that were agreed to."""
    add_subject(
        ITEM,
        Subject(
            text="item of a plan",
            find=agreed_texts,
            href=lambda slug, key: reverse("plan-item", kwargs={"organisation": slug, "item": key}),
            reads=frozenset({"read-plan"}),
            attaches=frozenset({"read-plan"}),
        ),
    )
