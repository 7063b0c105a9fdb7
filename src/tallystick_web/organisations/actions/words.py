"""Choosing the words for ethnic groups."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from tallystick.vocabulary.terms import term as term_called
from tallystick_web.core import audit
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.models import ChosenWords, Organisation, Person


@transaction.atomic
def choose_words(
    *,
    organisation: Organisation,
    term: str,
    reason: str,
    consulted: str,
    review_on: date | None,
    by: Person,
    at: datetime,
) -> ChosenWords:
    """Choose the collective term for everything that is not a national standard's own word, and say why."""
    if not term_called(term).offered:
        raise Refused("This term is only for quoting older sources. Choose another one.")
    if not reason.strip():
        raise Refused("Say why this term was chosen. Readers see it.")
    if review_on is not None and review_on <= localdate(at):
        raise Refused("The day to look at this again must be in the future.")
    chosen = ChosenWords.objects.create(
        organisation=organisation,
        term=term,
        reason=reason.strip(),
        consulted=consulted.strip(),
        review_on=review_on,
        by=by,
        at=at,
    )
    audit.record("words-chosen", organisation=organisation.pk, by=by.pk, at=at, about=chosen, more={"term": term})
    return chosen
