"""Steps of pay by row of indicator 1 and years in post, in the pay year that a snapshot lies in."""

import tomllib
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from tallystick.vocabulary.staff_types import StaffType

_SENIOR = "vsm"
_MEDICAL = "medical/"


@cache
def pay_document() -> Mapping[str, Any]:
    """All that is fixed about made-up pay."""
    return tomllib.loads((files("tallystick.example") / "data" / "pay.toml").read_text("utf-8"))


def annual_basic_pay(row: str, *, years: int, luck: float, snapshot_year: int) -> Decimal:
    """Basic pay a year for full time, in whole pounds. ``luck`` (0 to 1) decides where nobody has steps."""
    level = row.rpartition("/")[2]
    newest = _senior_pay(luck) if level == _SENIOR else _step(level, years)
    return _as_then(newest, snapshot_year)


def full_week(row: str) -> Decimal:
    """The weekly hours of full time."""
    return Decimal(pay_document()["hours"]["medical" if row.startswith(_MEDICAL) else "agenda-for-change"])


def staff_type(row: str) -> str:
    """The terms that somebody is employed on, as payrolls name them."""
    if row.startswith(_MEDICAL):
        return StaffType.MEDICAL_AND_DENTAL.label
    senior = row.endswith(f"/{_SENIOR}")
    return (StaffType.VERY_SENIOR_MANAGER if senior else StaffType.AGENDA_FOR_CHANGE).label


def _step(level: str, years: int) -> int:
    document = pay_document()
    steps = document["agenda-for-change"].get(level) or document["other"][level]
    return int(max((since, pounds) for since, pounds in steps if since <= years)[1])


def _senior_pay(luck: float) -> int:
    """More of them are paid little more than the lowest salary than near the highest."""
    senior = pay_document()["senior"]
    steps = (senior["highest"] - senior["lowest"]) // senior["step"]
    return int(senior["lowest"] + senior["step"] * int(luck**2 * (steps + 1)))


def _as_then(pounds: int, snapshot_year: int) -> Decimal:
    """Pay of the newest scale, less every award since. On 31 March the award of the last April is in force."""
    awards = pay_document()["awards"]
    newest = max(int(year) for year in awards if year != "before")
    then = Decimal(pounds)
    for year in range(snapshot_year, newest + 1):
        then /= 1 + Decimal(awards.get(str(year), awards["before"])) / 100
    return then.quantize(Decimal(1), ROUND_HALF_UP)
