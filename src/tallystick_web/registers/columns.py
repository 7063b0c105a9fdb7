"""What a register is made of: its columns, its states and the ways between them, and who reads and keeps it.

A register is described in code (``described/``), and its table has the same columns (``models/``).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from tallystick_web.organisations.rules import Capability

LONGEST_TITLE = 200
LONGEST_TEXT = 200
LONGEST_WORDS = 4000
LONGEST_LINK = 500
LONGEST_WHY = 500


class Choice(StrEnum):
    """A value of a closed list that a column takes: a text with words of its own."""

    @property
    def label(self) -> str:
        """The value as people read it."""
        return str(self)


class ColumnKind(StrEnum):
    """What a column holds, and so how it is asked for, read from a file, and printed."""

    TEXT = "text"
    WORDS = "words"
    DAY = "day"
    WHOLE = "whole"
    NUMBER = "number"
    MONEY = "money"
    CHOICE = "choice"
    SEVERAL = "several"
    YES = "yes"
    LINK = "link"
    ADDRESS = "address"
    ENTRY = "entry"
    UNIT = "unit"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column. ``name`` is that of the model's field, ``label`` the question or heading that people read.

    ``choices`` is the closed list of CHOICE and SEVERAL (whose values stand in the field between commas), ``of`` the id
    of the register that ENTRY chooses from. A column that ``is_personal`` is about a person: the history keeps no value
    of it. ``also_called`` are headings of files that mean it, beside its label, in lower case.
    """

    name: str
    label: str
    kind: ColumnKind = ColumnKind.TEXT
    hint: str = ""
    is_needed: bool = False
    choices: type[Choice] | None = None
    of: str = ""
    in_list: bool = False
    is_filter: bool = False
    is_personal: bool = False
    also_called: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class State:
    """A state of an entry. Only entries that are live count; ``follows`` are the states that it can come from.

    The first state of a register follows none. ``asks_why`` asks for a reason; ``does`` is the step in words, as a
    button has it ("Withdraw this policy").
    """

    id: str
    label: str
    does: str = ""
    is_live: bool = True
    follows: tuple[str, ...] = ()
    asks_why: bool = False


Values = Mapping[str, Any]
"""What an entry says, by the names of its columns and of those that every register has."""

Check = Callable[[Values, date], None]
"""Raises Refused where the columns of an entry contradict each other, on a day."""


def refuses_nothing(values: Values, today: date) -> None:
    """For a register whose columns cannot contradict each other."""


@dataclass(frozen=True, kw_only=True)
class Register:
    """A register in words and rules.

    ``id`` stands in addresses, ``place`` is the row of plans/data/coverage.toml that it belongs to. ``title_label``
    asks for the title of an entry. An entry must be confirmed ``months`` after it was last (0 for what is dated and
    over: an event needs no confirming); ``counts`` says what one is that is live and confirmed ("policies in force").
    Of the capabilities in ``reads`` and ``keeps`` one is enough. ``of_people`` is true where an entry is a person.
    ``key`` are the columns by which an entry is known again when a file comes twice. Where it ``has_own_pages`` entries
    are added and changed on those alone, for they hold to more rules. Where it ``is_blind`` its keepers read it there
    alone as well: one of them may not see what another wrote.
    """

    id: str
    place: str
    title: str
    one: str
    several: str
    lead: str
    title_label: str
    counts: str
    columns: tuple[Column, ...]
    states: tuple[State, ...]
    months: int
    keeps: frozenset[Capability]
    reads: frozenset[Capability] = frozenset({Capability.READ_REGISTERS})
    check: Check = refuses_nothing
    of_people: bool = False
    key: tuple[str, ...] = ("title",)
    has_own_pages: bool = False
    is_blind: bool = False

    def column(self, name: str) -> Column:
        """The column with a name. Raises KeyError where there is none."""
        found = next((one for one in self.columns if one.name == name), None)
        if found is None:
            raise KeyError(name)
        return found

    def state(self, state: str) -> State:
        """The state with an id. Raises KeyError where there is none."""
        found = next((one for one in self.states if one.id == state), None)
        if found is None:
            raise KeyError(state)
        return found

    @property
    def a_one(self) -> str:
        """An entry with its article: “a policy”."""
        return f"{'an' if self.one[:1].lower() in 'aeiou' else 'a'} {self.one}"

    @property
    def first_state(self) -> State:
        """The state that a new entry is in."""
        return self.states[0]

    @property
    def live_states(self) -> frozenset[str]:
        """The states in which an entry counts."""
        return frozenset(one.id for one in self.states if one.is_live)

    def way_to(self, state: str, now: str) -> State | None:
        """The step to a state: of several, the one that can be taken from where an entry stands now, if any can."""
        ways = [one for one in self.states if one.id == state and one.follows]
        return next((one for one in ways if now in one.follows), ways[0] if ways else None)

    def ways_from(self, state: str) -> tuple[State, ...]:
        """The states that can follow one."""
        return tuple(one for one in self.states if state in one.follows)


OPEN = State(id="open", label="Open")
CLOSED = State(id="closed", label="Closed", does="Close this", is_live=False, follows=("open",), asks_why=True)
OPEN_AGAIN = State(id="open", label="Open", does="Open this again", follows=("closed",), asks_why=True)
