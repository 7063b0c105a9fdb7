"""How a made-up organisation asks in a survey: a wave with answers by chance, closed and counted, and what was written.

Answers hang on no name and on no figure of the organisation. Some groups agree less often than others, as in real
surveys, so that there is a gap to look at.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import repeat
from uuid import UUID

from django.utils.timezone import localdate, make_aware

from tallystick_web.config.example.registered import Keeper
from tallystick_web.core import jobs
from tallystick_web.core.sealing import keyed_hash
from tallystick_web.declarations.rules import Unknown
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import RoleId
from tallystick_web.questionnaires.actions.answering import answer
from tallystick_web.questionnaires.actions.comments import follow_theme, name_theme, read_comments
from tallystick_web.questionnaires.actions.waves import begin_wave, close_wave, invite
from tallystick_web.questionnaires.models import Wave
from tallystick_web.questionnaires.queries.waves import links_to_send
from tallystick_web.questionnaires.rules import RELEASE_WAVE, Way
from tallystick_web.questionnaires.set_rules import AnswerKind, AnswerSet, Question, Unit
from tallystick_web.questionnaires.sets import sets
from tallystick_web.questionnaires.wave_rules import Answered, Begun, Given

_OPEN = 21  # days
_ANSWERS = 0.94  # the chance that somebody answers a question at all
_WRITES = 0.16
_LESS = 0.14  # by so much seldomer do people from ethnic minority groups answer in favour
_GROUPS = (
    *(("white", 66), ("asian", 11), ("black", 9), ("mixed", 4), ("other", 2)),
    *((str(Unknown.PREFER_NOT_TO_SAY), 5), (str(Unknown.NOT_STATED), 3)),
)
_ORGANISATIONS = 9  # that people of a survey of organisations answer for


@dataclass(frozen=True, kw_only=True)
class Asking:
    """A survey to make up. ``lean`` is the chance that somebody answers in favour, ``invited`` how many have a link.

    Where nobody is invited there is one link for all. ``words`` are what people write; ``piece`` is an event.
    """

    of: str
    title: str
    closes_on: date
    answers: int
    lean: float
    invited: int = 0
    words: tuple[str, ...] = ()
    piece: UUID | None = None

    @property
    def way(self) -> Way:
        """How people come to it."""
        return Way.INVITED if self.invited else Way.OPEN


def ask(keeper: Keeper, drawn: random.Random, asking: Asking, *, by: RoleId) -> Wave:
    """Ask in a survey and keep what people answer. Where its last day is over, close it and have its figures made."""
    of, begins = sets()[asking.of], noon(asking.closes_on) - timedelta(days=_OPEN)
    who, organisation = keeper.made.people[by], keeper.made.organisation.pk
    wave = begin_wave(of=of, begun=_begun(of, asking, localdate(begins)), by=who, at=begins)
    links = _invited(wave, drawn, asking, who, begins)
    for place, link in zip(range(asking.answers), links, strict=False):
        at = min(begins + timedelta(days=place * _OPEN // asking.answers), keeper.now)
        given = _given(of, drawn, asking, organisation)
        answer(wave=wave.pk, organisation=organisation, link=link, given=given, at=at)
    if asking.closes_on < keeper.today:
        close_wave(wave=wave.pk, organisation=organisation, by=who, at=noon(asking.closes_on))
        jobs.now(RELEASE_WAVE, organisation=organisation, wave=wave.pk)
        wave.refresh_from_db()
    return wave


def draw_theme(keeper: Keeper, wave: Wave, *, says: str, share: float, changed: str = "", by: RoleId) -> None:
    """Read what people wrote, say in a sentence what some of them meant, and what it changed where it did."""
    who, at = keeper.made.people[by], min(noon(wave.closes_on) + timedelta(days=20), keeper.now)
    written = read_comments(wave=wave, by=who, at=at)
    if not written:
        return
    theme = name_theme(wave=wave, text=says, comments=max(1, round(share * len(written))), by=who, at=at)
    if changed:
        follow_theme(theme=theme, changed=changed, by=who, at=min(at + timedelta(days=40), keeper.now))


def noon(day: date) -> datetime:
    """The middle of a day."""
    return make_aware(datetime.combine(day, time(12)))


# STEPS


def _begun(of: AnswerSet, asking: Asking, opens_on: date) -> Begun:
    return Begun(
        title=asking.title,
        way=asking.way,
        opens_on=opens_on,
        closes_on=asking.closes_on,
        least=of.least,
        method="Sent to everybody on the list." if asking.invited else "The link was shown to everybody who came.",
        piece_kind="register/events" if asking.piece else "",
        piece=asking.piece,
    )


def _invited(
    wave: Wave, drawn: random.Random, asking: Asking, by: Person, at: datetime
) -> Sequence[UUID] | Iterator[None]:
    """The links of some of the people who were invited, or none for everybody who comes."""
    if not asking.invited:
        return repeat(None)
    addresses = [f"person-{one:04}@{asking.of}.example" for one in range(asking.invited)]
    invite(wave=wave, addresses=addresses, by=by, at=at)
    return drawn.sample(links_to_send(wave), asking.answers)


# WHAT IS ANSWERED


def _given(of: AnswerSet, drawn: random.Random, asking: Asking, organisation: UUID) -> Answered:
    group = _group(drawn) if of.asks_group else str(Unknown.NOT_ASKED)
    is_less = group in ("asian", "black", "mixed", "other")
    answers = dict(_answers(of, drawn, asking.lean - _LESS * is_less))
    if asking.words and of.words and drawn.random() < _WRITES:
        answers[of.words[-1].id] = drawn.choice(asking.words)
    called = f"organisation {drawn.randrange(_ORGANISATIONS)}" if of.unit is Unit.ORGANISATIONS else ""
    return Answered(
        version=of.version,
        answers=answers,
        group=group,
        role=drawn.choice(of.role).id if of.role else "",
        of=keyed_hash(called, of=organisation) if called else "",
    )


def _group(drawn: random.Random) -> str:
    codes, weights = zip(*_GROUPS, strict=True)
    return str(drawn.choices(codes, weights)[0])


def _answers(of: AnswerSet, drawn: random.Random, lean: float) -> Iterator[tuple[str, Given]]:
    for one in of.question:
        if one.options and (one.must or drawn.random() < _ANSWERS):
            yield one.id, _chosen(one, drawn, lean)


def _chosen(question: Question, drawn: random.Random, lean: float) -> Given:
    if question.kind is AnswerKind.SCALE:
        return str(max(0, min(10, round(drawn.gauss(10 * lean, 2)))))
    if question.kind is AnswerKind.SEVERAL:
        offered = [one.id for one in question.options]
        return drawn.sample(offered, min(len(offered), drawn.randrange(1, 4)))
    liked = [one.id for one in question.options if one.is_good]
    others = [one.id for one in question.options if not one.is_good]
    return drawn.choice(liked if liked and (not others or drawn.random() < lean) else others)
