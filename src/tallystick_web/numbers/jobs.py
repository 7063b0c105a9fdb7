"""Making releases, and telling of them, in the worker."""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from tallystick.account.approve import Asked, approve
from tallystick.account.understood import Understood
from tallystick.account.wres import releases_of, tables_of
from tallystick.attack.facts import Facts
from tallystick.disclosure.policies import internal
from tallystick.errors import DisclosureRefused, NothingCalculable
from tallystick.release.canonical import to_bytes
from tallystick.release.policy import Audience
from tallystick.release.release import Table
from tallystick.vocabulary.terms import Term
from tallystick_web.core import jobs
from tallystick_web.core.fence import inside
from tallystick_web.core.rules import Refused
from tallystick_web.deposits.queries import Signed, signed
from tallystick_web.deposits.signed_by import signed_among, signed_by
from tallystick_web.numbers import actions, chapters, downloads, queries, webhooks
from tallystick_web.numbers.embargoed import held_from_others
from tallystick_web.numbers.models import Release
from tallystick_web.numbers.rules import MAKE_RELEASES, Subject, WhyNone
from tallystick_web.numbers.webhook_post import NotTold, send
from tallystick_web.numbers.words import house_term

# Whoever reads the second reads the first as well, so the one with more to protect is made first.
_OTHERS = (Audience.ORGANISATION, Audience.PUBLIC)
_TRIES = 3
_PAUSES = (0.0, 2.0, 10.0)  # seconds before each of the three times that an address is told


@dataclass(frozen=True, kw_only=True)
class _Work:
    """What the releases of one organisation are made from, and what is held back from those they are for."""

    organisation: UUID
    there: tuple[Signed, ...]
    held: frozenset[str] = frozenset()

    @property
    def deposits(self) -> tuple[UUID, ...]:
        """The ids of what is there."""
        return tuple(one.deposit for one in self.there)

    @property
    def understood(self) -> Understood:
        """The counts themselves."""
        return Understood(accounts=tuple(one.account for one in self.there))

    @property
    def tables(self) -> Sequence[Table]:
        """The exact tables. Raises NothingCalculable where there is nothing to show."""
        [tables] = tables_of(self.understood).values()
        return tables

    def is_made(self, audience: Audience) -> bool:
        """Whether there is nothing new to make for an audience."""
        return queries.is_made(self.organisation, audience, Subject.STANDARDS, self.deposits, without=self.held)

    def in_turn(self) -> Iterator["_Work"]:
        """What others than the desk have releases of: what is held back from nobody, and then everything.

        Those who may not read what is held back go on getting what comes meanwhile. The last is tested with all before.
        """
        held = held_from_others(self.organisation)
        if any(str(one) in held for one in self.deposits):
            signed_off = (one for one in signed_by(self.organisation) if str(one.deposit) not in held)
            newest = {(one.standard, one.year): str(one.deposit) for one in signed_off}  # the oldest first
            there = tuple(signed_among(self.organisation, newest.values()))
            if there:
                yield replace(self, there=there, held=held)
        yield self

    def as_given(self, audience: Audience) -> "_Work":
        """The same with the figures that an audience was given of each year, where it was given any."""
        last = queries.latest(self.organisation, audience, Subject.STANDARDS, without=self.held)
        given = signed_among(self.organisation, last.deposits if last is not None else [])
        by_year = {(one.account.made.standard, one.account.made.year): one for one in (*self.there, *given)}
        return replace(self, there=tuple(one for _, one in sorted(by_year.items())))


def make_releases(organisation: str) -> None:
    """Make the releases of everything an organisation has signed: for the desk, then for others; then their pages."""
    key = UUID(organisation)
    with inside(key):
        work, term = _Work(organisation=key, there=tuple(signed(key))), house_term(key)
        if not work.there:
            return
        try:
            _make_for_desk(work)
        except actions.Overtaken:
            jobs.later(MAKE_RELEASES, organisation=key)
            return
        except NothingCalculable:
            for audience in Audience:
                _note(work, audience, WhyNone.NOTHING_CALCULABLE)
            return
        _warm(key, Audience.INTERNAL, term)
        for each in work.in_turn():
            for audience in _OTHERS:
                if not each.is_made(audience):
                    _make_for(audience, each)
                _warm(key, audience, term)


def _make_for_desk(work: _Work) -> None:
    if not work.is_made(Audience.INTERNAL):
        [desk] = releases_of(work.understood, internal())
        _record(work, to_bytes(desk), {}, [])


def _make_for(audience: Audience, work: _Work) -> None:
    """Make one release. Where readers have other figures of a year, those stay, and the correction waits."""
    try:
        _approve(audience, work)
    except NothingCalculable:  # where what can be is held back
        _note(work, audience, WhyNone.NOTHING_CALCULABLE)
    except DisclosureRefused:
        given = work.as_given(audience)
        waits = given.deposits != work.deposits
        _note(work, audience, WhyNone.CORRECTION_WAITS if waits else WhyNone.CANNOT_BE_PROTECTED)
        if waits:
            _with_years_as_given(audience, work, given)


def _with_years_as_given(audience: Audience, work: _Work, given: _Work) -> None:
    try:
        _approve(audience, given)
    except DisclosureRefused:
        _note(work, audience, WhyNone.CANNOT_BE_PROTECTED)


def _approve(audience: Audience, work: _Work) -> None:
    """Make and test one release, again where another was listed while this one was tested."""
    for left in reversed(range(_TRIES)):
        seen = [one.pk for one in queries.ledger(work.organisation, Subject.STANDARDS)]
        asked = Asked(
            audience=audience,
            decisions=queries.decisions(work.organisation),
            earlier=queries.earlier(work.organisation, audience, Subject.STANDARDS),
            facts=Facts(),
        )
        approved = approve(work.tables, asked)
        try:
            _record(work, approved.content, {who: report.to_json() for who, report in approved.reports.items()}, seen)
        except Refused:
            if not left:
                raise
        else:
            return


def _record(work: _Work, content: bytes, tests: Mapping[Audience, bytes], seen: Sequence[UUID]) -> Release:
    return actions.record_release(
        organisation=work.organisation,
        subject=Subject.STANDARDS,
        content=content,
        deposits=work.deposits,
        tests=tests,
        ledger_seen=seen,
        at=timezone.now(),
        without=work.held,
    )


def _note(work: _Work, audience: Audience, why: WhyNone) -> None:
    actions.record_no_release(
        organisation=work.organisation,
        subject=Subject.STANDARDS,
        audience=audience,
        deposits=work.deposits,
        why=why,
        at=timezone.now(),
        without=work.held,
    )


def _warm(organisation: UUID, audience: Audience, term: Term | None) -> None:
    """Make the pages of the newest release before somebody asks for them."""
    last = queries.latest(organisation, audience, Subject.STANDARDS)
    if last is not None:
        chapters.warm(last.sha256, term)
        downloads.warm(last.sha256)


def tell(organisation: str, webhook: str, release: str) -> None:
    """Tell an address of a release, three times at most. Raises NotTold where it did not take it."""
    key = UUID(organisation)
    with inside(key):
        told = webhooks.telling(key, UUID(webhook), UUID(release), at=timezone.now())
    if told is None:
        return
    for left, pause in zip(reversed(range(len(_PAUSES))), _PAUSES, strict=True):
        time.sleep(pause)
        try:
            send(told.address, told.body, told.headers, may_be_near=settings.TALLYSTICK_IS_MADE_UP)
        except NotTold:
            if not left:
                raise
        else:
            return
