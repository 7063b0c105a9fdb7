"""Making releases, in the worker."""

from uuid import UUID

from django.utils import timezone

from tallystick.account.approve import Asked, approve
from tallystick.account.understood import Understood
from tallystick.account.wres import releases_of, tables_of
from tallystick.attack.facts import Facts
from tallystick.disclosure.policies import internal
from tallystick.release.canonical import to_bytes
from tallystick.release.policy import Audience
from tallystick_web.core.fence import inside
from tallystick_web.deposits.queries import Signed, signed
from tallystick_web.numbers import actions, queries
from tallystick_web.numbers.rules import Subject

# Whoever reads the second reads the first as well, so the one with more to protect is made first.
_OTHERS = (Audience.ORGANISATION, Audience.PUBLIC)


def make_releases(organisation: str) -> None:
    """Make the releases of everything an organisation has signed: for the desk, then for others."""
    key = UUID(organisation)
    with inside(key):
        there = signed(key)
        if not there:
            return
        understood = Understood(accounts=tuple(one.account for one in there))
        [desk] = releases_of(understood, internal())
        _record(key, there, to_bytes(desk), {}, [])
        [tables] = tables_of(understood).values()
        for audience in _OTHERS:
            seen = [one.pk for one in queries.ledger(key, Subject.STANDARDS)]
            asked = Asked(
                audience=audience,
                decisions=queries.decisions(key),
                earlier=queries.earlier(key, audience, Subject.STANDARDS),
                facts=Facts(),
            )
            approved = approve(tables, asked)
            tests = {reader: report.to_json() for reader, report in approved.reports.items()}
            _record(key, there, approved.content, tests, seen)


def _record(
    organisation: UUID, there: list[Signed], content: bytes, tests: dict[Audience, bytes], seen: list[UUID]
) -> None:
    actions.record_release(
        organisation=organisation,
        subject=Subject.STANDARDS,
        content=content,
        deposits=[one.deposit for one in there],
        tests=tests,
        ledger_seen=seen,
        at=timezone.now(),
    )
