"""Ethnic categories and the five kinds of unknown: how they are read from codes and words, and grouped.

Text is read here once, forgivingly; behind it stand only members of closed lists. What cannot be read is
`Unmatched`, which says why: it is never counted as unknown and never guessed.
"""

from tallystick.vocabulary.ethnicity.groupings import grouping, groupings, members, roll_up
from tallystick.vocabulary.ethnicity.labels import match_label
from tallystick.vocabulary.ethnicity.members import Category, Member, Unknown, Unmatched, Why
from tallystick.vocabulary.ethnicity.reading import How, Reading, category_of, read
from tallystick.vocabulary.ethnicity.schemes import Code, Scheme, scheme, schemes
from tallystick.vocabulary.groups import Group, Grouping

__all__ = [
    "Category",
    "Code",
    "Group",
    "Grouping",
    "How",
    "Member",
    "Reading",
    "Scheme",
    "Unknown",
    "Unmatched",
    "Why",
    "category_of",
    "grouping",
    "groupings",
    "match_label",
    "members",
    "read",
    "roll_up",
    "scheme",
    "schemes",
]
