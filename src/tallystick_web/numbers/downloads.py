"""Files that people take away: exactly what a page shows, and the approved set as a whole."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from tallystick.definitions import load
from tallystick.definitions.indicator import RecordedAs
from tallystick.publishing.data import to_csv, to_json
from tallystick.publishing.report import to_html
from tallystick.publishing.workbook import to_xlsx
from tallystick.release.release import Release, ReleasedTable
from tallystick.vocabulary.terms import Term
from tallystick_web.numbers.kept import kept, key_of
from tallystick_web.numbers.queries import content_of

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "html": "text/html; charset=utf-8",
    "xlsx": _XLSX,
}
_DATA: Mapping[str, Callable[..., str]] = MappingProxyType({"csv": to_csv, "json": to_json})
WHOLE = MappingProxyType({"report": "html", "workbook": "xlsx"})


@dataclass(frozen=True, kw_only=True)
class File:
    """A file as it is sent: its name, its type and its bytes."""

    name: str
    type: str
    content: bytes


def figures(sha256: str, standard: str, indicator: str, *, form: str, term: Term | None) -> File:
    """The figures of one indicator in every year, or of all where it is blank, as ``csv`` or ``json``.

    Raises KeyError where the release does not hold it.
    """
    key = key_of(form, sha256, of=f"{standard}/{indicator}", term=term)
    content = kept(key, lambda: _DATA[form]([_only(content_of(sha256), standard, indicator)], term=term).encode())
    about = f"{standard}-indicator-{indicator}" if indicator else standard
    return File(name=f"{about}.{form}", type=_TYPES[form], content=content)


def whole(sha256: str, kind: str) -> File:
    """The workbook or the report of a release, in the words of the standards themselves."""
    content = kept(key_of(kind, sha256), lambda: _whole(content_of(sha256), kind))
    return File(name=f"{kind}.{WHOLE[kind]}", type=_TYPES[WHOLE[kind]], content=content)


def warm(sha256: str) -> None:
    """Make and keep the files that take long to make."""
    for kind in WHOLE:
        whole(sha256, kind)


def _whole(release: Release, kind: str) -> bytes:
    return to_html(release, term=None).encode() if kind == "report" else to_xlsx(release, term=None)


def _only(release: Release, standard: str, indicator: str) -> Release:
    """A release with nothing but one standard, or one of its indicators."""
    own = [table for table in release.tables if table.standard == standard]
    tables = tuple(_of(table, indicator) for table in own)
    if not any(table.results or _is_withheld(table, indicator) for table in tables):
        raise KeyError(indicator or standard)
    return replace(release, tables=tables)


def _is_withheld(table: ReleasedTable, indicator: str) -> bool:
    """Whether an indicator was counted and left out: its file says so with no line in it."""
    return table.protection is not None and any(one.indicator == indicator for one in table.protection.coarsened)


def _of(table: ReleasedTable, indicator: str) -> ReleasedTable:
    if not indicator:
        return table
    known = {one.id: one for one in load(table.standard, table.year).indicators}
    is_recruitment = indicator in known and known[indicator].recorded_as is RecordedAs.APPOINTED
    return replace(
        table,
        results=table.of_indicator(indicator),
        restated=tuple(one for one in table.restated if one.indicator == indicator),
        comparators=tuple(one for one in table.comparators if one.indicator == indicator),
        breakdowns=table.parts_of(indicator),
        funnel=table.funnel if is_recruitment else (),
        others=tuple(one for one in table.others if one.indicator == indicator),
    )
