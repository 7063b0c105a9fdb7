"""Questions as things that evidence can be attached to, and as what is told of items of plans."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.urls import reverse

from tallystick.publishing.words import in_words
from tallystick.vocabulary.groups import capitalised
from tallystick_web.core.registry import ItemLink, Subject, add_item_link, add_subject
from tallystick_web.reviews.queries.questions import asked_about, texts_of
from tallystick_web.reviews.question_rules import shortened

QUESTION = "question"


def offer() -> None:
    """Offer every question, and how many were asked about an item."""
    add_subject(
        QUESTION,
        Subject(
            text="question",
            find=_names,
            href=lambda slug, key: reverse("question", kwargs={"organisation": slug, "question": key}),
            reads=frozenset({"read-reviews"}),
            attaches=frozenset({"read-reviews"}),
        ),
    )
    add_item_link(
        "reviews",
        ItemLink(
            says=_says,
            href=lambda slug, item: f"{reverse('questions', kwargs={'organisation': slug})}?item={item}",
            needs=frozenset({"read-reviews"}),
        ),
    )


def _names(organisation: UUID, questions: Collection[UUID] | None) -> Mapping[UUID, str]:
    return {key: shortened(text) for key, text in texts_of(organisation, questions).items()}


def _says(organisation: UUID, items: Collection[UUID]) -> Mapping[UUID, str]:
    return {item: _asked(*counts) for item, counts in asked_about(organisation, items).items()}


def _asked(every: int, still: int) -> str:
    what = f"{capitalised(in_words(every))} question{' was' if every == 1 else 's were'} asked about this"
    if not still:
        return what
    return f"{what}: {'still' if every == 1 else 'all still' if every == still else f'{in_words(still)} still'} open"
