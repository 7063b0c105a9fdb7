"""Reads a staff group or an occupation code: the block of indicator 1 its people are in, where that is decided."""

import re
from functools import cache
from typing import Any

from tallystick.vocabulary import _files
from tallystick.vocabulary.bands import Setting
from tallystick.vocabulary.staff_groups import StaffGroup, Undecided
from tallystick.vocabulary.words import number_code, plain

_SPECIALTY = re.compile(r"[0-9]{3}")
# A digit or a letter after the letter of the matrix, and no more than the three or four characters codes have.
_MATRIX_CODE = re.compile(r"([A-Z])[A-Z0-9]{2,3}")


def read_staff_group(text: str) -> StaffGroup | None:
    """The staff group of a code or of words ("03", "Add Prof Scientific and Technic"); None where it is none."""
    code = number_code(text, width=2)
    if code in set(StaffGroup):
        return StaffGroup(code)
    return _staff_groups().get(plain(text))


def setting_of_occupation(code: str) -> Setting | Undecided | None:
    """The block an occupation code points to: medical for three figures, else by its first letter.

    None where it is no occupation code. The letters rest on the matrices of the manual, and not every letter is
    confirmed, so a staff group goes before them.
    """
    wanted = code.strip().upper()
    if _SPECIALTY.fullmatch(wanted):
        return Setting.MEDICAL
    matrix = _MATRIX_CODE.fullmatch(wanted)
    if matrix is None or matrix[1] not in _occupations():
        return None
    value = _occupations()[matrix[1]][0]
    return Undecided.ASK if value == Undecided.ASK else Setting(value)


@cache
def _staff_groups() -> dict[str, StaffGroup]:
    own = {plain(group.label): group for group in StaffGroup}
    return own | {plain(words): StaffGroup(code) for words, code in _table()["staff_group_words"].items()}


@cache
def _occupations() -> dict[str, Any]:
    return dict(_table()["occupation_codes"])


@cache
def _table() -> dict[str, Any]:
    return dict(_files.table("pay_scales.toml"))
