"""What the page “How we write about ethnicity” says: made from the settings and the lists of the library."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from tallystick.vocabulary.ethnicity import grouping
from tallystick.vocabulary.groups import capitalised
from tallystick.vocabulary.terms import Term, group_label, official, term, terms


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A choice of words that was made."""

    term: Term
    reason: str
    consulted: str
    review_on: date | None
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class GroupWords:
    """A group: what it is called, and who is in it."""

    heading: str
    who: str


@dataclass(frozen=True, kw_only=True)
class WordsPage:
    """How an organisation writes about ethnicity."""

    lead: str
    term: Term
    official: Term
    choice: Choice | None
    earlier: tuple[Choice, ...]
    groups: tuple[GroupWords, ...]
    quoted_only: tuple[str, ...]


def words_page(organisation: str, choices: tuple[Choice, ...]) -> WordsPage:
    """The page of an organisation; the newest choice stands first."""
    choice = choices[0] if choices else None
    used = choice.term if choice else official()
    wres = grouping("wres")
    return WordsPage(
        lead=_lead(organisation, choice, used),
        term=used,
        official=official(),
        choice=choice,
        earlier=choices[1:],
        groups=tuple(
            GroupWords(
                heading=group_label(wres, one.code, term=used).as_heading,
                who=capitalised(", ".join(member.label for member in wres.universe if member in one.members)),
            )
            for one in wres.groups
        ),
        quoted_only=tuple(one.short for one in terms() if not one.offered),
    )


def _lead(organisation: str, choice: Choice | None, used: Term) -> str:
    if choice is None:
        return (
            f"{organisation} has not chosen a collective term yet. Until it does, the word of the national standard is "
            f"used: {used.full}."
        )
    return f"Where {organisation} must speak of several ethnic groups together, it writes “{used.short}”."


class ChosenRow(Protocol):
    """A choice of words as it is stored. A blank term is the standard's own."""

    term: str
    reason: str
    consulted: str
    review_on: date | None
    by: "Named | None"
    at: datetime


class Named(Protocol):
    """Somebody who has a name."""

    name: str


def choice_of(row: ChosenRow) -> Choice:
    """A stored choice, with its term."""
    return Choice(
        term=term(row.term) if row.term else official(),
        reason=row.reason,
        consulted=row.consulted,
        review_on=row.review_on,
        by=row.by.name if row.by else "",
        at=row.at,
    )
