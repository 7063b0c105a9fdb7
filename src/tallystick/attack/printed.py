"""Releases as a reader meets them: each count that is printed, with every number it may stand for."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tallystick.attack.rules import CONTRACT, ENOUGH_ANSWERS, RULES, Rule
from tallystick.definitions import Definition, Indicator, Kind, load
from tallystick.errors import InputRefused
from tallystick.vocabulary.characteristics import grouping

TABLES = {"": "contract", "broad-ethnic-group": "broad", "ethnic-category": "category", "directorate": "directorate"}
# Their parts are groups of people of the whole organisation.
OF_THE_WHOLE = ("", "broad-ethnic-group", "ethnic-category")
_OF_EVERYBODY = ("share", "point_difference")
EVERYBODY = ""
_NO_RELEASE = "This file is no release for readers: the canonical file is called release.json."


@dataclass(frozen=True, kw_only=True)
class Printed:
    """One count of a release. ``table`` and those after it say where; ``quantity`` says what is counted.

    ``group`` is EVERYBODY for people of all groups. ``low`` to ``high`` is what it may be; ``is_known`` that readers
    may know it (a figure of the contract, an exception, a nought that shows). ``leaks`` says that the number itself
    breaks the rules.
    """

    organisation: str
    standard: str
    year: int
    release: int
    table: str
    indicator: str
    row: str
    by: str
    part: str
    since: int
    group: str
    what: str
    quantity: str
    low: int
    high: int
    is_known: bool
    leaks: bool

    @property
    def where(self) -> tuple[str, str, int]:
        """Whose count it is, of which standard and year."""
        return self.organisation, self.standard, self.year


@dataclass(frozen=True, kw_only=True)
class Compared:
    """A comparison as it is printed, with the counts of its sides."""

    top: Mapping[str, Printed]
    bottom: Mapping[str, Printed]
    unknown: Mapping[str, Printed]
    result: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Read:
    """Everything in the releases."""

    counts: tuple[Printed, ...]
    compared: tuple[Compared, ...]


def read_releases(contents: Sequence[bytes]) -> Read:
    """Read canonical release files. Raises InputRefused where one is not a release for readers."""
    compared = [one for number, content in enumerate(contents) for one in _release(content, number)]
    counts = dict.fromkeys(
        count for one in compared for side in (one.top, one.bottom, one.unknown) for count in side.values()
    )
    return Read(counts=tuple(_known_elsewhere_here(counts)), compared=tuple(compared))


def _known_elsewhere_here(counts: Collection[Printed]) -> Iterator[Printed]:
    """The counts; one of everybody is known where any standard gives the same one by contract."""

    def where(count: Printed) -> tuple[object, ...]:
        return count.organisation, count.year, count.quantity, count.group, count.part

    known = {where(count) for count in counts if count.group == EVERYBODY and count.is_known}
    yield from (replace(count, is_known=True) if where(count) in known else count for count in counts)


def _release(content: bytes, number: int) -> Iterator[Compared]:
    try:
        document = json.loads(content)
        audience, tables = document["audience"], document["tables"]
    except (ValueError, KeyError, TypeError):
        raise InputRefused(_NO_RELEASE) from None
    if audience == "internal":
        raise InputRefused(
            "This is the analyst's own view, which is not protected. There is nothing in it to find out."
        )
    try:
        for table in tables:
            yield from _Table(table, number).compared()
    except (AttributeError, KeyError, TypeError, ValueError):
        raise InputRefused(_NO_RELEASE) from None


class _Table:
    """One table of a release while it is read."""

    def __init__(self, table: Mapping[str, Any], number: int) -> None:
        self.table, self.number = table, number
        self.definition: Definition = load(table["standard"], table["year"])
        self.protection = table["protection"] or {}
        self.rule: Rule = RULES[self.protection["finer"]]
        self.is_exact = self.protection["contract"] == CONTRACT
        self.groups = [group.code for group in grouping(self.definition.grouping).groups]
        self.excepted = [cell for duty in self.protection["exceptions"] for cell in duty["cells"]]

    def compared(self) -> Iterator[Compared]:
        for result in self.table["results"]:
            yield self._compared(result, by="", part="", since=0)
        for part in self.table["breakdowns"]:
            yield self._compared(part["result"], by=part["by"], part=part["part"], since=part["since"])

    def _compared(self, result: Mapping[str, Any], *, by: str, part: str, since: int) -> Compared:
        indicator = self.definition.indicator(result["indicator"])
        row = result["row"] or indicator.headline
        own = {"by": by, "part": "" if by in OF_THE_WHOLE else part, "since": since}
        whole = indicator.kind.counts_heads
        sides = {
            name: dict(self._side(result[name], result, indicator, row, {**own, **given}))
            for name, given in (
                ("top", {}),
                ("bottom", {"by": "", "part": "", "is_whole_row": True} if whole else {}),
                ("unknown", {}),
            )
        }
        return Compared(**sides, result=result)

    def _side(
        self,
        side: Mapping[str, Any] | None,
        result: Mapping[str, Any],
        indicator: Indicator,
        row: str,
        own: Mapping[str, Any],
    ) -> Iterator[tuple[str, Printed]]:
        """The counts of one side; the people first, because a nought shows beside enough of them."""
        if side is None:
            return
        own = dict(own)
        if own.pop("is_whole_row", False):
            row = indicator.whole
        people = None
        for what in ("people", "happened"):
            if side[what] is None:
                continue
            everybody = what == "people" and result["measure"] in _OF_EVERYBODY and indicator.kind.counts_heads
            count = self._count(
                side[what],
                what,
                EVERYBODY if everybody else side["group"],
                indicator,
                {**own, "row": row, "beside": people},
                table=TABLES.get(own["by"], own["by"]),
            )
            people = _number(side[what]) if what == "people" else people
            yield what, count

    def _count(
        self,
        figure: Mapping[str, Any],
        what: str,
        group: str,
        indicator: Indicator,
        own: Mapping[str, Any],
        *,
        table: str,
    ) -> Printed:
        shown, beside = _number(figure), own["beside"]
        known = self._is_known(indicator, own, group, what)
        of_survey = indicator.kind is Kind.SURVEY
        whole = own["by"] in OF_THE_WHOLE
        shows_zero = what == "happened" and whole and beside is not None and beside >= self.rule.zero_beside
        too_few = of_survey and what == "people" and shown is not None and shown < ENOUGH_ANSWERS
        ends = None if too_few else self._ends(shown, known=known, of_survey=of_survey, shows_zero=shows_zero)
        return Printed(
            organisation=self.table["organisation"],
            standard=self.table["standard"],
            year=self.table["year"],
            release=self.number,
            table=table,
            indicator=indicator.id,
            row=own["row"],
            by=own["by"],
            part=own["part"],
            since=own["since"],
            group=group,
            what=what,
            quantity=quantity_of(indicator, own["row"], what),
            low=shown or 0 if ends is None else ends[0],
            high=shown or 0 if ends is None else ends[1],
            is_known=shown is not None and (known or (shown == 0 and shows_zero)),
            leaks=ends is None,
        )

    def _ends(self, shown: int | None, *, known: bool, of_survey: bool, shows_zero: bool) -> tuple[int, int] | None:
        if known and shown is not None:
            return shown, shown
        if shown is None and (of_survey or known):
            return 0, ENOUGH_ANSWERS - 1
        return self.rule.may_be(shown, shows_zero=shows_zero)

    def _is_known(self, indicator: Indicator, own: Mapping[str, Any], group: str, what: str) -> bool:
        """Whether readers may know it: by contract, or by an exception that names it."""
        contract = self.is_exact and own["by"] in OF_THE_WHOLE and not own["since"]
        if contract and (group in self.groups or (group == EVERYBODY and own["by"] != "ethnic-category")):
            return True
        named = {"standard": self.table["standard"], "year": self.table["year"]}
        named |= {"indicator": indicator.id, "group": group, "what": what}
        named |= {name: own[name] for name in ("row", "by", "part")}
        return named in self.excepted


def _number(figure: Mapping[str, Any]) -> int | None:
    """The number of a figure; None where it is withheld."""
    return int(figure["value"]) if "value" in figure else None


def quantity_of(indicator: Indicator, row: str, what: str) -> str:
    """What is counted: the same quantity in two tables is the same people."""
    match indicator.kind:
        case Kind.REPRESENTATION:
            return "stock" if row in ("", indicator.whole, indicator.headline) else f"stock:{row}"
        case Kind.BOARD:
            return "stock" if row == indicator.whole else f"seats:{row}"
        case Kind.DISPARITY:
            return f"tier:{row}:{what}"
    if what == "people" and indicator.pool_row:
        return "stock"
    return f"{what}:{indicator.id}" + (f":{row}" if what == "happened" else "")
