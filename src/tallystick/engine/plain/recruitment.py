"""Applications, one row at a time, and the vacancies they were for."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tallystick.definitions import Indicator
from tallystick.engine.plain.rows import Book, Key, Row, Tallied, by_place
from tallystick.engine.reasons import Reason

STAGES = ("applied", "shortlisted", "interviewed", "offered", "appointed")
Line = tuple[str, str, str, str]  # organisation, by, stratum, group
Vacancy = tuple[str, str]


@dataclass
class Recruitment:
    """The funnel, the variants, and the sums over vacancies: (organisation, size) to vacancies, ab, cw and products."""

    funnel: dict[Line, list[int]] = field(default_factory=dict)
    with_vacancy: Tallied = field(default_factory=Tallied)
    from_here: Tallied = field(default_factory=Tallied)
    people: Tallied = field(default_factory=Tallied)
    sums: dict[tuple[str, int], tuple[int, ...]] = field(default_factory=dict)


def applications(rows: Sequence[Row], indicator: Indicator, book: Book) -> Recruitment:
    """Count applications by stage, and appointments out of those shortlisted."""
    made = Recruitment()
    shortlisted = []
    for row in by_place(rows):
        passed = _passed(row)
        reason = _not_counted(passed, book)
        if reason is not None:
            book.leave_out("applications", row, reason)
            continue
        for by, stratum in book.strata(passed, applied=True):
            if by in ("broad-ethnic-group", "ethnic-category"):
                continue  # each is a group by itself, and the funnel is by group
            group = book.group(passed[book.column]) or ""
            line = made.funnel.setdefault((row["organisation"], by, stratum, group), [0] * len(STAGES))
            for place, stage in enumerate(STAGES):
                line[place] += passed[stage]
        if passed["shortlisted"] > 0:
            shortlisted.append(passed)
    for row in shortlisted:
        for by, stratum in book.strata(row, applied=True):
            _add(book.tallied, _key(row, indicator, by, stratum, book), row["appointed"], row["shortlisted"])
    _variants(shortlisted, indicator, made, book)
    made.sums = _sums(shortlisted, indicator, book)
    return made


def _passed(row: Row) -> dict[str, Any]:
    """The row with the stages nobody recorded: whoever was appointed passed them all."""
    appointed = row["appointed"] or 0
    return {**row, **{stage: max(row[stage] or 0, appointed) for stage in STAGES}}


def _not_counted(row: Row, book: Book) -> Reason | None:
    if not any(row[stage] > 0 for stage in STAGES):
        return Reason.NO_STAGE
    day = row["closed"]
    if book.choices.one("application-year") == "appointment-date":
        day = row["appointed_on"] or row["closed"]
    if day is not None and day not in book.snapshot.flow:
        return Reason.OUTSIDE_THE_PERIOD
    return Reason.UNMAPPED_GROUP if book.group(row[book.column]) is None else None


def _key(row: Row, indicator: Indicator, by: str, stratum: str, book: Book) -> Key:
    return (row["organisation"], indicator.id, "", book.group(row[book.column]) or "", by, stratum)


def _add(tallied: Tallied, key: Key, happened: int, people: int) -> None:
    tallied.happened[key] += happened
    tallied.people[key] += people


def _variants(rows: Sequence[Row], indicator: Indicator, made: Recruitment, book: Book) -> None:
    recruiting_abroad = {row["organisation"] for row in rows if row["international_recruit"] == "yes"}
    nameless = {row["organisation"] for row in rows if row["person"] == ""}
    people: Mapping[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        key = _key(row, indicator, "", "", book)
        if row["vacancy"]:
            _add(made.with_vacancy, key, row["appointed"], row["shortlisted"])
        if row["organisation"] in recruiting_abroad and row["international_recruit"] != "yes":
            _add(made.from_here, key, row["appointed"], row["shortlisted"])
        if row["organisation"] not in nameless:
            people[row["organisation"], row["person"]].append(row)
    for theirs in people.values():
        known = [row for row in theirs if book.group(row[book.column]) != "unknown"]
        answer = (known or theirs)[0]
        appointed = any(row["appointed"] > 0 for row in theirs)
        _add(made.people, _key(answer, indicator, "", "", book), int(appointed), 1)


def _sums(rows: Sequence[Row], indicator: Indicator, book: Book) -> dict[tuple[str, int], tuple[int, ...]]:
    at: Mapping[Vacancy, Counter[str]] = defaultdict(Counter)
    for row in rows:
        side = {indicator.top: "aw", indicator.bottom: "cb"}.get(book.group(row[book.column]) or "")
        if row["vacancy"] and side:
            at[row["organisation"], row["vacancy"]][side[0]] += row["appointed"]
            at[row["organisation"], row["vacancy"]][side[1]] += row["shortlisted"]
    sums: dict[tuple[str, int], tuple[int, ...]] = {}
    for (organisation, _), here in at.items():
        if not (here["w"] and here["b"]):
            continue
        ab, cw = here["a"] * here["b"], here["c"] * here["w"]
        place = (organisation, here["w"] + here["b"])
        added = (1, ab, cw, ab * ab, ab * cw, cw * cw)
        sums[place] = tuple(map(sum, zip(sums.get(place, (0,) * len(added)), added, strict=True)))
    return sums
