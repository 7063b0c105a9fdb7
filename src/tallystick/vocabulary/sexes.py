"""Women, men, those who gave another answer and those of whom it is not known: the groups pay by sex is counted in."""

from functools import cache

from tallystick.vocabulary import _files
from tallystick.vocabulary.employment import Sex, read_sex
from tallystick.vocabulary.ethnicity.members import Unmatched, Why
from tallystick.vocabulary.groups import Group, Grouping

SEX = "sex"


@cache
def sex_grouping() -> Grouping:
    """Women, men, another answer and unknown."""
    data = _files.table("sexes.toml")
    groups = tuple(
        Group(**{**entry, "members": frozenset(Sex(value) for value in entry["members"].split())})
        for entry in data["group"]
    )
    return Grouping(SEX, "Women and men", data["source"], groups, tuple(Sex), SEX)


def members(code: str) -> frozenset[Sex]:
    """Who stands behind a group code or what a staff record says; empty when it is in no list."""
    wanted = code.strip().casefold()
    for group in sex_grouping().groups:
        if group.code == wanted:
            return frozenset(Sex(member) for member in group.members)
    found = read_sex(wanted) if wanted else None
    return frozenset() if found is None else frozenset({found})


def roll_up(code: str, to: Grouping) -> str | Unmatched:
    """The group of ``to`` that holds everybody behind a code."""
    people = members(code)
    if not people:
        return Unmatched(code, Why.NOT_IN_LIST)
    holding = {to.group_of(member).code for member in people}
    return holding.pop() if len(holding) == 1 else Unmatched(code, Why.SPANS_GROUPS)
