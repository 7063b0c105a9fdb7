"""Surveys: who can answer, how many times, and when nobody can any more."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from tallystick_web.core.rules import Refused
from tallystick_web.questionnaires.rules import LONGEST_ADDRESS, MOST_ADDRESSES, Way
from tallystick_web.questionnaires.set_rules import LEAST_ANSWERS, LONGEST_WORDS, AnswerKind, AnswerSet, Question

Given = str | list[str] | int
"""An answer: the id of an option, several of them, a number, or words."""


@dataclass(frozen=True, kw_only=True)
class WaveNow:
    """A wave as it stands. ``of`` is its set in the version that is asked now; ``asked`` is None where nobody knows."""

    id: UUID
    of: AnswerSet
    title: str
    way: Way
    opens_on: date
    closes_on: date
    least: int
    asked: int | None
    told: str
    method: str
    closed_on: date | None
    piece_kind: str = ""
    piece: UUID | None = None

    def is_open(self, on: date) -> bool:
        """Whether it takes answers on a day."""
        return self.closed_on is None and self.opens_on <= on <= self.closes_on


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What one person answered, as the worker reads it: never shown, and known to nobody by a key or a day.

    ``group`` is the code of a broad ethnic group, or says why none is known (see declarations.rules.Unknown). ``role``
    is one of the set's kinds of people, blank where none was given; ``of`` a keyed hash of the organisation that
    somebody answers for, blank where none was given.
    """

    version: int
    answers: Mapping[str, Given] = field(default_factory=dict)
    group: str = ""
    role: str = ""
    of: str = ""


def check_takes_answers(wave: WaveNow, *, on: date) -> None:
    """Raise Refused for a wave that is not open yet, or no longer."""
    if wave.closed_on is not None or on > wave.closes_on:
        raise Refused("This survey has closed, so your answers were not kept. Thank you for coming.")
    if on < wave.opens_on:
        raise Refused(f"This survey opens on {wave.opens_on:%-d %B %Y}. Come back then with the same link.")


def check_link(*, is_used: bool) -> None:
    """Raise Refused for a link that took its answer."""
    if is_used:
        raise Refused(
            "This link was used. It takes one answer. If it was you, your answers were kept: nothing is left to do."
        )


def check_given(of: AnswerSet, given: Mapping[str, Given]) -> None:
    """Raise Refused where something was answered that the set does not offer, or what must be answered was not."""
    for name, one in given.items():
        question = of.questions.get(name)
        if question is None or not is_offered(question, one):
            raise Refused("The questions were changed meanwhile. Open your link again.")
    if any(one.must and not given.get(one.id) for one in of.question):
        raise Refused("Some questions need an answer. They are marked.")


def is_offered(question: Question, given: Given | None) -> bool:
    """Whether an answer is one that a question takes: of those on offer, a number of things, or words not too long."""
    offered = {one.id for one in question.options}
    if question.kind is AnswerKind.SEVERAL:
        return isinstance(given, list) and set(given) <= offered
    if offered:
        return isinstance(given, str) and given in offered
    if question.kind is AnswerKind.NUMBER:
        return isinstance(given, int) and not isinstance(given, bool) and given >= 0
    return isinstance(given, str) and len(given) <= LONGEST_WORDS


FEW_DAYS = timedelta(days=7)
_LETTERS = r"[\w!#$%&'*+/=?^`{|}~-]+"
_LABEL = r"[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?"
_ADDRESS = re.compile(rf"(?=.{{1,64}}@){_LETTERS}(?:\.{_LETTERS})*@(?:{_LABEL}\.)+{_LABEL}", re.ASCII)
"""An address as mail goes to: what a mail server could not read would hold up the letters after it."""
_ROUND_ONE = '<>,;:"()[]“”\u2018\u2019'
_ROUND = str.maketrans(dict.fromkeys(_ROUND_ONE, " "))


@dataclass(frozen=True, kw_only=True)
class Addresses:
    """What was pasted: addresses that can be written to, each once, and the lines in which none was found."""

    good: tuple[str, ...]
    unread: tuple[int, ...]


def addresses_in(text: str) -> Addresses:
    """Read addresses as people paste them: one a line, or several, with names and brackets. Blank lines are left out.

    A line in which one of several cannot be read counts as not read. Raises Refused where there are more than a survey
    is sent to at once.
    """
    good: dict[str, None] = {}
    unread = []
    for number, line in enumerate(text.splitlines(), start=1):
        found = [one.strip(".'").casefold() for one in line.translate(_ROUND).split() if "@" in one]
        if found and all(map(_is_address, found)):
            good.update(dict.fromkeys(found))
        elif line.strip():
            unread.append(number)
    if len(good) > MOST_ADDRESSES:
        raise Refused(f"These are {len(good)} addresses, and a survey takes {MOST_ADDRESSES} at once. Paste fewer.")
    return Addresses(good=tuple(good), unread=tuple(unread))


def _is_address(text: str) -> bool:
    return len(text) <= LONGEST_ADDRESS and _ADDRESS.fullmatch(text) is not None


def check_addresses(found: Addresses) -> None:
    """Raise Refused where a line holds no address, or one that is none, or where none is there at all."""
    if found.unread:
        lines = ", ".join(map(str, found.unread[:10]))
        raise Refused(
            f"There is no e-mail address in line {lines}, or one that nobody could write to. Correct these lines, then "
            "send again. Nobody was asked."
        )
    if not found.good:
        raise Refused("Paste at least one e-mail address.")


def check_some_are_new(many: int) -> None:
    """Raise Refused where everybody who would be asked has a link already."""
    if not many:
        raise Refused("Everybody on this list has a link already. Nobody was asked again.")


def check_can_close(wave: WaveNow) -> None:
    """Raise Refused for a wave that is closed already."""
    if wave.closed_on is not None:
        raise Refused("This survey is closed already.")


def check_can_remind(wave: WaveNow, *, reminded_on: date | None, on: date) -> None:
    """Raise Refused where nobody could answer, or everybody was reminded in the last week."""
    if wave.way is Way.OPEN:
        raise Refused("This survey has one link for all, so nobody knows whom to remind. Pass the link on again.")
    check_takes_answers(wave, on=on)
    if reminded_on is not None and on - reminded_on < FEW_DAYS:
        raise Refused("People were reminded less than a week ago. Wait until a week is over.")


def check_least(of: AnswerSet, least: int) -> None:
    """Raise Refused where figures of fewer people would be shown than the set allows."""
    if least < of.least:
        raise Refused(f"Figures of this survey are shown from {of.least} answers on. Enter {of.least} or more.")


def check_can_move_on(wave: WaveNow, newest: AnswerSet) -> None:
    """Raise Refused where a wave asks the newest version already, or is closed."""
    check_can_close(wave)
    if wave.of.version == newest.version:
        raise Refused("This survey asks the newest version already.")


def is_behind(wave: WaveNow, *, answered: int, reminded_on: date | None, on: date) -> bool:
    """Whether to remind people of a wave: it closes within a week, fewer than half answered, and nobody was lately.

    It goes by whole tens, as its page does: otherwise that a reminder is due would tell how many answered.
    """
    is_last_week = wave.way is Way.INVITED and wave.is_open(on) and wave.closes_on - on < FEW_DAYS
    is_lately = reminded_on is not None and on - reminded_on < FEW_DAYS
    return is_last_week and not is_lately and bool(wave.asked) and answered // 10 * 20 < (wave.asked or 0)


def in_tens(count: int) -> str:
    """How many people, as that may be said while answers still come: in whole tens."""
    return f"about {count // 10 * 10:,}" if count >= LEAST_ANSWERS else f"fewer than {LEAST_ANSWERS}"


@dataclass(frozen=True, kw_only=True)
class Begun:
    """What somebody enters who begins a wave. ``asked`` is how many could answer, None where nobody knows."""

    title: str
    way: Way
    opens_on: date
    closes_on: date
    least: int
    asked: int | None = None
    told: str = ""
    method: str = ""
    piece_kind: str = ""
    piece: UUID | None = None


def is_over(wave: WaveNow, *, on: date) -> bool:
    """Whether nobody can answer a wave any more."""
    return wave.closed_on is not None or on > wave.closes_on


def check_can_invite(wave: WaveNow, *, on: date) -> None:
    """Raise Refused for inviting people to a wave that is over, or that one link is for."""
    if wave.way is Way.OPEN:
        raise Refused("This survey has one link for all. Pass that on instead of inviting people one by one.")
    if is_over(wave, on=on):
        raise Refused("This survey has closed. Begin another to ask people again.")
