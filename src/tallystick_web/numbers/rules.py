"""What there is to read in an approved set, who reads which, and how far the figures have come."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from tallystick.release.policy import Audience
from tallystick_web.core.rules import Refused

_MONTH, _DAY = 3, 31  # all standards count on 31 March
MAKE_RELEASES = "numbers.jobs.make_releases"
_ORDER = ("wres", "wdes")  # what most people come for stands first


class Subject(StrEnum):
    """What a release is of."""

    STANDARDS = "standards"
    PAY = "pay"


class Event(StrEnum):
    """What the audit calls things that are done with numbers."""

    APPROVED_SET_MADE = "approved-set-made"
    APPROVED_SET_NOT_MADE = "approved-set-not-made"
    APPROVED_SET_INDEXED = "approved-set-indexed-again"
    EXACT_FIGURES_ACCEPTED = "exact-figures-accepted"
    EXACT_FIGURES_TAKEN_BACK = "exact-figures-no-longer-accepted"
    FIGURES_SHARED = "figures-shared"
    SHARING_ENDED = "figures-no-longer-shared"
    NOTICES_BEGUN = "program-is-told"
    NOTICES_ENDED = "program-is-told-no-longer"
    HELD_BACK = "figures-held-back"
    HELD_NO_LONGER = "figures-held-back-no-longer"
    SOURCE_ADDED = "data-source-added"
    SOURCE_DESCRIBED = "data-source-described"
    COLLECTION_DECIDED = "collection-decided"
    MEASURE_BEGUN = "recorded-measure-begun"
    MEASURE_REWORDED = "recorded-measure-reworded"
    VALUE_TYPED = "recorded-value-typed"
    VALUE_AGREED = "recorded-value-agreed"
    VALUE_REFUSED = "recorded-value-refused"


class WhyNone(StrEnum):
    """Why no release was made of figures that were signed."""

    NOTHING_CALCULABLE = "nothing-calculable"
    CANNOT_BE_PROTECTED = "cannot-be-protected"
    CORRECTION_WAITS = "correction-waits"


@dataclass(frozen=True, kw_only=True)
class Making:
    """How far signed figures of one standard have come towards a release.

    ``arriving`` are years that are signed and not in it yet; ``renewed`` are years in it whose figures were handed in
    again since. ``why_none`` says why those cannot come; None where they will.
    """

    arriving: tuple[int, ...] = ()
    renewed: tuple[int, ...] = ()
    why_none: WhyNone | None = None

    def without_corrections(self) -> "Making":
        """The same, without what is said of years that were handed in again."""
        return replace(self, renewed=())

    def because(self, why: WhyNone | None) -> "Making":
        """The same, where what is signed cannot come."""
        return replace(self, why_none=why)

    @property
    def is_done(self) -> bool:
        """Whether everything signed is in the release."""
        return not (self.arriving or self.renewed)


def readable(audiences: Collection[Audience], *, reads_desk: bool) -> tuple[Audience, ...]:
    """The audiences whose figures a reader may open, the widest first.

    The analyst's desk needs a permission of its own beside the audience: what stands there was not protected.
    """
    return tuple(one for one in Audience if one in audiences and (reads_desk or one is not Audience.INTERNAL))


def making_of(signed: Mapping[int, UUID], *, years: Collection[int], made_from: Collection[str]) -> Making:
    """How far the signed figures of one standard have come: ``signed`` holds the newest deposit of each year."""
    waiting = sorted(year for year, deposit in signed.items() if str(deposit) not in made_from)
    return Making(
        arriving=tuple(year for year in waiting if year not in years),
        renewed=tuple(year for year in waiting if year in years),
    )


def why_none_for(making: Making, audience: Audience) -> Audience | None:
    """For whom to ask why signed figures cannot come, where a reader is told of them; None where there is no question.

    The desk has whatever can be calculated at once: of figures that are there already it is told why others cannot
    have them.
    """
    if audience is Audience.INTERNAL:
        return Audience.INTERNAL if making.arriving else Audience.ORGANISATION
    return None if making.is_done else audience


def told_to(making: Making, audience: Audience) -> Making:
    """What readers are told of figures on their way.

    Whether a correction crossed a rounding is nothing that anybody outside the desk may see: none is ever spoken of.
    """
    return making if audience is Audience.INTERNAL else making.without_corrections()


def check_can_accept(*, standards: Collection[str], accepted: Collection[str]) -> None:
    """Raise Refused where an acceptance names nothing, or nothing that does not hold already."""
    if not standards:
        raise Refused("Choose the standards whose figures leave exactly.")
    if set(standards) == set(accepted):
        raise Refused("It is accepted already that the figures of these standards leave exactly. Nothing was changed.")


def check_can_take_back(*, accepted: Collection[str]) -> None:
    """Raise Refused where there is no acceptance to take back."""
    if not accepted:
        raise Refused("No acceptance holds now, so there is nothing to take back. Nothing was changed.")


def in_order(standards: Iterable[str]) -> tuple[str, ...]:
    """Standards as they are listed, each once."""
    known = {name: place for place, name in enumerate(_ORDER)}
    return tuple(sorted(set(standards), key=lambda name: (known.get(name, len(known)), name)))


def next_snapshot(year: int) -> date:
    """The day on which figures newer than those of ``year`` are counted."""
    return date(year + 1, _MONTH, _DAY)
