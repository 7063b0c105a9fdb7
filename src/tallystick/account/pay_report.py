"""The whole job of a pay report: files in, releases and the files of each out. Needs the data libraries.

Imported only when pay is asked for, so that no other command waits for them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tallystick.account.output import Files
from tallystick.account.pay import PayAsked, pay_releases_of
from tallystick.account.pay_approved import released_pay
from tallystick.account.pay_files import read_pay
from tallystick.account.pay_output import approved_pay_files, pay_sets_of, problems_with_service
from tallystick.account.pay_read import PayRead
from tallystick.account.released import ForWhom
from tallystick.definitions.pay import Profile
from tallystick.definitions.pay.options import PayOptions
from tallystick.disclosure.policies import internal
from tallystick.release.pay import PayRelease
from tallystick.release.policy import Audience


@dataclass(frozen=True, kw_only=True)
class PayHandedIn:
    """What is said about files of pay beside the files themselves. ``progress`` is told what is being read."""

    options: PayOptions
    organisation: str = ""
    snapshot: date | None = None
    progress: Callable[[str], None] | None = None


@dataclass(frozen=True, kw_only=True)
class PayReport:
    """The releases, the files of each by folder where they were asked for, and what was understood by a rule."""

    releases: Sequence[PayRelease]
    sets: Mapping[str, Files]
    notices: Sequence[str]


def pay_report(
    path: Path, said: PayHandedIn, *, profile: Profile, characteristic: str, for_whom: ForWhom, with_files: bool
) -> PayReport:
    """Read, measure and make fit to leave. Raises as reading, measuring and releasing do."""
    read = read_pay(
        path,
        characteristic=characteristic,
        organisation=said.organisation,
        snapshot=said.snapshot,
        options=said.options,
        progress=said.progress,
    )
    asked = PayAsked(profile=profile, characteristic=characteristic)
    if for_whom.audience is Audience.INTERNAL:
        return _on_the_desk(read, asked, with_files=with_files)
    release = released_pay(read, asked, for_whom)
    sets = {"": approved_pay_files(release)} if with_files else {}
    return PayReport(releases=(release,), sets=sets, notices=read.notices)


def _on_the_desk(read: PayRead, asked: PayAsked, *, with_files: bool) -> PayReport:
    releases = pay_releases_of(read, asked, internal())
    if not with_files:
        return PayReport(releases=releases, sets={}, notices=read.notices)
    # First, because of very many notices the last are not printed.
    notices = (*problems_with_service(releases), *read.notices)
    return PayReport(releases=releases, sets=pay_sets_of(releases, read), notices=notices)
