"""Parts of an organisation and steps of recruitment in words, in the order they are printed."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from tallystick.release.detail import COUNTED_TOGETHER, FunnelLine, PartResult
from tallystick.release.shown import Figure
from tallystick.vocabulary.bands import Band, MedicalGrade
from tallystick.vocabulary.characteristics import grouping
from tallystick.vocabulary.employment import AgeBand, Sex
from tallystick.vocabulary.ethnicity import Category
from tallystick.vocabulary.groups import capitalised
from tallystick.vocabulary.staff_groups import StaffGroup

FUNNEL = "From application to appointment"
INSIDE = "Inside the organisation"
WHOLE = "Whole organisation"
NOT_RECORDED = "Not recorded"
# How much a reader should make of a part.
_ABOUT_PARTS = (
    "Parts are small, so most of them can say little. The verdict allows for the number of parts that were looked at: "
    "among many, some would look beyond chance by accident."
)


def about_parts(*, protected: bool) -> str:
    """How much a reader should make of a part, and who that reader may be."""
    if protected:
        return f"{_ABOUT_PARTS} Counts are rounded or withheld to protect people."
    return f"{_ABOUT_PARTS} These tables stay on the analyst's desk."


ABOUT_FUNNEL = (
    "How many applications of each group reached each step, and which share that is of the step before. "
    "No step is judged by itself."
)


# Parts that are groups of the whole organisation, finer than a standard compares, and the groupings they are of.
FINER_GROUPS = {"broad-ethnic-group": "five", "ethnic-category": "finest"}
# What is asked for most stands first.
_ORDER = (
    *("directorate", "broad-ethnic-group", "ethnic-category", "staff-group", "band", "medical-grade"),
    *("sex", "age-band", "disability", "ethnicity"),
)


def by_label(by: str) -> str:
    """What parts are parts of, inside a sentence: ``staff group``."""
    return "whether recruited abroad" if by == "international-recruit" else by.replace("-", " ")


def part_label(by: str, part: str) -> str:
    """A part as people read it: the words of a closed list, else its own name."""
    return capitalised(_lists().get(by, {}).get(part, part)) or NOT_RECORDED


@cache
def _lists() -> Mapping[str, Mapping[str, str]]:
    """The closed lists that parts may come from: codes and their words, in order."""
    ethnicity = {group.code: group.as_heading for group in grouping("wres").groups}
    abroad = {"yes": "Recruited abroad", "no": "Not recruited abroad", "unknown": "Not known"}
    finer = {by: {one.code: one.as_heading for one in grouping(name).groups} for by, name in FINER_GROUPS.items()}
    return {
        **finer,
        "directorate": {COUNTED_TOGETHER: "Directorates with few people, counted together"},
        "band": {one: one.label for one in Band},
        "medical-grade": {one: one.label for one in MedicalGrade},
        "staff-group": {one: one.label for one in StaffGroup},
        "sex": {one: one.label for one in Sex},
        "age-band": {one: one.label for one in AgeBand},
        "disability": {group.code: group.as_heading for group in grouping("disability").groups},
        "ethnicity": {**ethnicity, **{one: one.label for one in Category}},
        "international-recruit": abroad,
    }


def _place(by: str, part: str) -> tuple[int, int, str]:
    """Where a part stands among others: in the order of its list, else of the alphabet.

    What was counted together stands after them, and what is not recorded last.
    """
    listed = list(_lists().get(by, {}))
    at_the_end = {COUNTED_TOGETHER: 1, "": 2}
    return at_the_end.get(part, 0), listed.index(part) if part in listed else len(listed), part.casefold()


def where(line: FunnelLine[Figure]) -> str:
    """The part a line of the funnel is about."""
    return part_label(line.by, line.part) if line.by else WHOLE


def families(parts: Iterable[PartResult[Figure]]) -> list[list[PartResult[Figure]]]:
    """Results of parts by what they are parts of and over which years, each in the order of its parts."""
    found: dict[tuple[str, int], list[PartResult[Figure]]] = {}
    for one in sorted(parts, key=lambda one: _place(one.by, one.part)):
        found.setdefault((one.by, one.since), []).append(one)
    return [found[key] for key in sorted(found, key=lambda key: (_place_of_family(key[0]), key[1]))]


def family_label(parts: Sequence[PartResult[Figure]], year: int) -> str:
    """What a family is broken down by, with the years where there are several: ``ethnic category, 2023 to 2025``."""
    label = by_label(parts[0].by)
    return f"{label}, {parts[0].since} to {year} together" if parts[0].since else label


def _place_of_family(by: str) -> tuple[int, str]:
    """The whole organisation, which has a blank name, then each way of parting it."""
    return (_ORDER.index(by) if by in _ORDER else len(_ORDER) if by else -1), by


def funnels(lines: Iterable[FunnelLine[Figure]], groups: Sequence[str]) -> dict[str, list[FunnelLine[Figure]]]:
    """Lines of the funnel by what they are parts of, the groups of a part in the order of ``groups``; the whole
    organisation's under a blank name, and first."""
    found: dict[str, list[FunnelLine[Figure]]] = {}
    for one in sorted(lines, key=lambda one: (_place(one.by, one.part), groups.index(one.group))):
        found.setdefault(one.by, []).append(one)
    return {by: found[by] for by in sorted(found, key=_place_of_family)}


def stages_of(lines: Sequence[FunnelLine[Figure]]) -> tuple[str, ...]:
    """The stages in their order, as heads: ``Shortlisted``."""
    return tuple(capitalised(step.stage) for step in lines[0].steps) if lines else ()
