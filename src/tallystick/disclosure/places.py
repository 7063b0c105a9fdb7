"""Where a count stands, and whether it leaves exactly: by contract, or by a duty to publish."""

from dataclasses import dataclass, field, replace

BROAD_GROUP = "broad-ethnic-group"
ETHNIC_CATEGORY = "ethnic-category"
# Tables of the whole organisation, by finer groups: a part of them is a group, not a place of work.
_OF_THE_WHOLE = ("", BROAD_GROUP, ETHNIC_CATEGORY)


@dataclass(frozen=True, kw_only=True)
class Place:
    """One comparison of a table: which indicator and row, inside which part, and whether several years are pooled."""

    indicator: str
    row: str
    by: str = ""
    part: str = ""
    is_pooled: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it is about the organisation as a whole, in whichever groups."""
        return self.by in _OF_THE_WHOLE

    def of_the_whole(self, row: str) -> "Place":
        """The place of a row of the whole organisation, beside which this one is held."""
        return replace(self, by="", part="", row=row)


# Indicator, row, by, part, group, what: a cell of the table in hand.
Named = tuple[str, str, str, str, str, str]


@dataclass(frozen=True, kw_only=True)
class Exactly:
    """Which counts leave exactly: those of ``contract_groups`` for the whole organisation, and the cells named.

    ``contract_groups`` is empty where nobody has accepted that contract figures leave exactly.
    """

    contract_groups: frozenset[str] = frozenset()
    named: frozenset[Named] = field(default=frozenset())

    def shows(self, place: Place, group: str, what: str) -> bool:
        """Whether this count is shown as it is. ``what`` is ``happened`` or ``people``."""
        return self._by_contract(place, group) or self._by_duty(place, group, what)

    def shows_everybody(self, place: Place) -> bool:
        """Whether the number of everybody, of all groups together, is a figure of the contract."""
        return bool(self.contract_groups) and place.by in ("", BROAD_GROUP)

    def _by_contract(self, place: Place, group: str) -> bool:
        return place.is_whole and not place.is_pooled and group in self.contract_groups

    def _by_duty(self, place: Place, group: str, what: str) -> bool:
        # A part of a broad-group table is a group: a cell is named by its group alone there.
        part = "" if place.is_whole else place.part
        return (place.indicator, place.row, place.by, part, group, what) in self.named
