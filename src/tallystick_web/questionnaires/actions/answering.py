"""Answering a survey: once for each link, and nothing that could join an answer to whoever gave it."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.timezone import localdate

from tallystick_web.core import audit, jobs
from tallystick_web.core.sealing import seal
from tallystick_web.questionnaires.models import Wave, WaveAnswer, WaveComment, WaveLink
from tallystick_web.questionnaires.queries.answers import sealed_answer
from tallystick_web.questionnaires.queries.waves import now_of
from tallystick_web.questionnaires.rules import SHUFFLE_WAVE, SHUFFLED_EVERY, Event
from tallystick_web.questionnaires.set_rules import AnswerSet
from tallystick_web.questionnaires.sets import every_version
from tallystick_web.questionnaires.wave_rules import Answered, check_given, check_link, check_takes_answers

R = TypeVar("R", WaveAnswer, WaveComment)


@transaction.atomic
def answer(*, wave: UUID, organisation: UUID, link: UUID | None, given: Answered, at: datetime) -> WaveAnswer:
    """Keep what somebody answered, and use up their link; ``link`` is None where one link is for all.

    The version is the one that they were asked. What they wrote in their own words is kept apart from the rest.
    Raises Refused where the wave takes no answers, the link was used, or something was answered that is not offered.
    """
    audit.hold(organisation)
    row = Wave.objects.of(organisation).get(pk=wave)
    check_takes_answers(now_of(row), on=localdate(at))
    of = every_version()[row.set_id, given.version]
    check_given(of, given.answers)
    if link is not None:
        _use_up(row, link)
    kept = WaveAnswer.objects.create(
        organisation_id=organisation, wave=row, version=given.version, sealed=sealed_answer(_without_words(of, given))
    )
    for question, words in _words(of, given.answers).items():
        WaveComment.objects.create(organisation_id=organisation, wave=row, question=question, sealed=seal(words))
    if row.answers.count() % SHUFFLED_EVERY == 0:
        jobs.later(SHUFFLE_WAVE, organisation=organisation, wave=row.pk)
    _note(row, at)
    return kept


@transaction.atomic
def shuffle_wave(*, wave: Wave, at: datetime) -> int:
    """Write all answers and comments of a wave anew in random order, so that none lies where it came. Returns how many.

    Rows of a database lie in the order in which they came, and so do links that were marked as used.
    """
    audit.hold(wave.organisation_id)
    written = _anew(wave, WaveAnswer) + _anew(wave, WaveComment)
    audit.record(Event.WAVE_SHUFFLED, organisation=wave.organisation_id, by=None, at=audit.that_day(at), about=wave)
    return written


def _anew(wave: Wave, table: type[R]) -> int:
    rows = list(table.objects.of(wave.organisation_id).filter(wave=wave))
    secrets.SystemRandom().shuffle(rows)
    table.objects.of(wave.organisation_id).filter(wave=wave).delete()
    for one in rows:
        one.pk = uuid4()
    return len(table.objects.of(wave.organisation_id).bulk_create(rows))


def _note(wave: Wave, at: datetime) -> None:
    """Note that a wave was answered on a day: once, or whoever reads the log could count answers as they come."""
    organisation, day = wave.organisation_id, audit.that_day(at)
    if audit.last_of(Event.WAVE_ANSWERED, organisation=organisation, about=wave) != day:
        audit.record(Event.WAVE_ANSWERED, organisation=organisation, by=None, at=day, about=wave)


def _use_up(wave: Wave, link: UUID) -> None:
    """Mark a link as used, where it was not: of two that come at the same time, one finds it marked."""
    unused = WaveLink.objects.of(wave.organisation_id).filter(pk=link, wave=wave, is_used=False)
    check_link(is_used=not unused.update(is_used=True))


def _without_words(of: AnswerSet, given: Answered) -> Answered:
    apart = {one.id for one in of.words}
    answers = {name: one for name, one in given.answers.items() if name not in apart}
    return Answered(version=given.version, answers=answers, group=given.group, role=given.role, of=given.of)


def _words(of: AnswerSet, answers: Mapping[str, object]) -> dict[str, str]:
    found = {one.id: str(answers.get(one.id) or "").strip() for one in of.words}
    return {name: words for name, words in found.items() if words}
