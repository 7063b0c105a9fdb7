"""What is read of mixes: those that were made, as they were released."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils.timezone import localdate, make_aware

from tallystick_web.declarations.mix_rules import Bounds, ShownMix
from tallystick_web.declarations.models import Batch, Mix
from tallystick_web.numbers.measure_rules import Cadence
from tallystick_web.numbers.period_rules import newest_over, period_of


@dataclass(frozen=True, kw_only=True)
class MadeMix:
    """A mix that was made. ``shown`` and ``bounds`` are None where it is withheld."""

    id: UUID
    population: str
    row: str
    since: date
    until: date
    batch: int
    shown: ShownMix | None
    bounds: Bounds | None
    invited: int | None

    @property
    def label(self) -> str:
        """Its period in words."""
        return period_of(self.since, self.until).label


def mixes(organisation: UUID, populations: Iterable[str] | None = None) -> list[MadeMix]:
    """The mixes of an organisation, of some populations or of all, the oldest first. One question."""
    rows = Mix.objects.of(organisation)
    chosen = rows if populations is None else rows.filter(population__in=list(populations))
    return [_made(one) for one in chosen.order_by("until", "population", "row")]


def made_until(organisation: UUID) -> set[tuple[str, date]]:
    """Of which populations mixes were made, for periods that ended on which days."""
    return set(Mix.objects.of(organisation).values_list("population", "until"))


def newest_batch(organisation: UUID) -> int:
    """How many batches of declarations count by now."""
    return Batch.objects.of(organisation).count()


def last_batch_at(organisation: UUID) -> datetime | None:
    """When declarations began to count that did not before; None where none ever did."""
    return Batch.objects.of(organisation).order_by("-number").values_list("at", flat=True).first()


def closed_at(cadence: Cadence, *, at: datetime) -> datetime:
    """When the newest period was over, here in England."""
    after = newest_over(cadence, on=localdate(at)).until + timedelta(days=1)
    return make_aware(datetime.combine(after, time.min))


def _made(row: Mix) -> MadeMix:
    return MadeMix(
        id=row.pk,
        population=row.population,
        row=row.row,
        since=row.since,
        until=row.until,
        batch=row.batch,
        shown=_shown(row),
        bounds=_bounds(row),
        invited=row.invited,
    )


def _shown(row: Mix) -> ShownMix | None:
    if row.of is None or row.minority is None or row.white is None:
        return None
    return ShownMix(of=row.of, minority=row.minority, white=row.white, unknown=row.unknown)


def _bounds(row: Mix) -> Bounds | None:
    ends = (row.low, row.high, row.unknown_low, row.unknown_high)
    if any(one is None for one in ends):
        return None
    low, high, unknown_low, unknown_high = ends
    return Bounds(low=low, high=high, unknown_low=unknown_low, unknown_high=unknown_high)
