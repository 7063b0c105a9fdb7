"""The words an organisation chose for ethnic groups, as the figures use them."""

from uuid import UUID

from tallystick.vocabulary.terms import Term, Terms
from tallystick_web.organisations.queries import chosen_words

_PAGES = "pages"


def house_term(organisation: UUID) -> Term | None:
    """The term of an organisation's own pages; None where it chose none, and each standard uses its own.

    Approved sets that are handed on keep the words of the standard: what is published by duty is not renamed.
    """
    chosen = chosen_words(organisation)
    return Terms(house=chosen.term).for_output(_PAGES) if chosen is not None and chosen.term else None
