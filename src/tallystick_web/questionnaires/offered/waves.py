"""What surveys offer to other applications: the words of their work, and what is done from time to time."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from uuid import UUID

from django.utils.timezone import localdate

from tallystick_web.core.duties import Duty, who_may
from tallystick_web.core.registry import Job, Turn, add_due, add_duties, add_job
from tallystick_web.organisations.queries import in_every_organisation
from tallystick_web.organisations.rules import Capability
from tallystick_web.questionnaires.actions.erasing import erase_answers, erase_links
from tallystick_web.questionnaires.actions.waves import close_wave
from tallystick_web.questionnaires.queries.waves import WaveWaits, past_their_day, waves_that_wait
from tallystick_web.questionnaires.rules import RELEASE_WAVE, SEND_LINKS, SHUFFLE_WAVE
from tallystick_web.questionnaires.wave_rules import is_behind

_AGAIN = "Begin it again: what was done is not done twice."


def offer() -> None:
    """Offer everything of this."""
    add_job(SEND_LINKS, Job(text="Sending the links of a survey", when_broken=_AGAIN, turn=Turn.LAST))
    add_job(RELEASE_WAVE, Job(text="Making the figures of a survey, with the privacy check", when_broken=_AGAIN))
    add_job(SHUFFLE_WAVE, Job(text="Putting answers to a survey out of their order", when_broken=_AGAIN))
    add_due("surveys closed", _close_past_their_day)
    add_due("links of surveys erased", _erase_links, also_held=True)
    add_due("answers to surveys erased", _erase_answers, also_held=True)
    add_duties("surveys", _duties)


def _duties(organisation: UUID, who: Mapping[UUID, Collection[str]], on: date) -> list[Duty]:
    readers = who_may(who, Capability.READ_COMMENTS)
    found = waves_that_wait(organisation, on)
    return [*_to_remind(found, who, on), *_to_read(found, readers)]


def _to_remind(found: Collection[WaveWaits], who: Mapping[UUID, Collection[str]], on: date) -> Iterator[Duty]:
    """To whoever began a survey that few people have answered in its last week."""
    for one in found:
        is_theirs = Capability.KEEP_QUESTIONNAIRES in who.get(one.begun_by, ())
        if is_theirs and is_behind(one.wave, answered=one.answered, reminded_on=one.reminded_on, on=on):
            yield Duty(
                kind="Survey that few people have answered",
                text=f"{one.wave.of.title}, {one.wave.title}",
                route="wave-remind",
                parts={"wave": one.wave.id},
                people=frozenset({one.begun_by}),
                due_on=one.wave.closes_on,
            )


def _to_read(found: Collection[WaveWaits], readers: frozenset[UUID]) -> Iterator[Duty]:
    """To whoever may read what people wrote, where enough people answered and nobody has drawn a theme."""
    for one in found:
        closed = one.wave.closed_on
        if readers and closed is not None and one.answered >= one.wave.least:
            yield Duty(
                kind="What people wrote, with no theme drawn from it",
                text=f"{one.wave.of.title}, {one.wave.title}",
                route="comments",
                parts={"wave": one.wave.id},
                people=readers,
                waits_since=closed,
            )


def _close_past_their_day(at: datetime) -> int:
    return in_every_organisation(lambda one: _close(one, at))


def _close(organisation: UUID, at: datetime) -> int:
    over = past_their_day(organisation, localdate(at))
    for wave in over:
        close_wave(wave=wave, organisation=organisation, by=None, at=at)
    return len(over)


def _erase_links(at: datetime) -> int:
    return in_every_organisation(lambda one: erase_links(organisation=one, at=at))


def _erase_answers(at: datetime) -> int:
    return in_every_organisation(lambda one: erase_answers(organisation=one, at=at))
