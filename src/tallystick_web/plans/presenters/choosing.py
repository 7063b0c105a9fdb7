"""Choosing what would show whether an item came about: the chosen measures first, then all others under headings."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tallystick_web.numbers.measure_lists import grouped, matching
from tallystick_web.numbers.measure_rules import Measure

_GONE = "A measure that is no longer there"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One measure to tick: its id, its name, and what it counts where there is room for that."""

    value: str
    text: str
    hint: str
    is_chosen: bool


@dataclass(frozen=True, kw_only=True)
class ChoiceGroup:
    """The measures under one heading that can be chosen."""

    heading: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True)
class ChoicePage:
    """What can be chosen. ``words`` are those that somebody looks for; ``chosen`` stand there whatever the words."""

    words: str
    chosen: tuple[Choice, ...]
    groups: tuple[ChoiceGroup, ...]

    @property
    def says(self) -> str:
        """How many fit the words that somebody looks for; blank where nobody looks for any."""
        many = sum(len(one.choices) for one in self.groups)
        if not self.words:
            return ""
        return (
            f"{many:,} more measure{'s' if many != 1 else ''} with “{self.words}”."
            if many
            else "No more with these words."
        )


def choice_page(
    measures: Sequence[Measure], *, now: Collection[str], ticked: Collection[str], words: str
) -> ChoicePage:
    """The page for an item that has the measures ``now``; ``ticked`` are those ticked on it, as sent or as they are."""
    known = {one.id: one for one in measures}
    chosen = tuple(
        Choice(
            value=one,
            text=known[one].name if one in known else _GONE,
            hint=known[one].what if one in known else "",
            is_chosen=one in ticked,
        )
        for one in sorted(now, key=lambda one: known[one].name if one in known else one)
    )
    others = [one for one in matching(measures, words) if one.id not in now]
    return ChoicePage(
        words=words,
        chosen=chosen,
        groups=tuple(
            ChoiceGroup(
                heading=group.heading,
                choices=tuple(_choice(one, ticked, has_room=bool(words)) for one in group.measures),
            )
            for group in grouped(others)
        ),
    )


def _choice(measure: Measure, ticked: Collection[str], *, has_room: bool) -> Choice:
    hint = measure.what if has_room else ""
    return Choice(value=measure.id, text=measure.name, hint=hint, is_chosen=measure.id in ticked)
