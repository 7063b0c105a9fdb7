"""What people write for a paper, part by part, and what a reader would miss where nobody wrote it."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from pydantic import TypeAdapter

from tallystick_web.core.rules import Refused
from tallystick_web.publications.rules import PaperKind

MAKE_PAPER = "publications.jobs.make_paper"
_SHORT = 200
_PRIVATE = ("session", "in-private")


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part that people write. ``of_item`` is for each objective of the plan; ``on_cover`` stands on the cover.

    ``choices`` are the answers of which one is chosen, by their ids; without any, the answer is free text. ``missed``
    says what a reader misses without it, blank where nobody would. ``heading`` is what a reader finds above it, blank
    where that is the label.
    """

    id: str
    kinds: tuple[PaperKind, ...]
    label: str
    hint: str = ""
    longest: int = _SHORT
    choices: tuple[tuple[str, str], ...] = ()
    of_item: bool = False
    on_cover: bool = False
    missed: str = ""
    heading: str = ""

    def said(self, text: str) -> str:
        """What was written, as a reader sees it."""
        return dict(self.choices).get(text, text)


def parts_of(kind: PaperKind) -> tuple[Part, ...]:
    """The parts that people write for a kind of paper, in the order they are read."""
    return tuple(one for one in _parts() if kind in one.kinds)


@cache
def _parts() -> tuple[Part, ...]:
    document = tomllib.loads((files("tallystick_web.publications") / "data" / "parts.toml").read_text("utf-8"))
    return TypeAdapter(tuple[Part, ...]).validate_python(document["parts"])


def part_called(kind: PaperKind, part: str, *, of_item: bool) -> Part | None:
    """The part with an id, of those that a kind of paper has: of objectives, or of the paper itself."""
    return next((one for one in parts_of(kind) if one.id == part and one.of_item is of_item), None)


def missing_of(kind: PaperKind, written: Collection[str]) -> tuple[str, ...]:
    """What a reader would miss: parts of the paper itself that nobody wrote, as what the paper does not say."""
    there = set(written)
    return tuple(one.missed for one in parts_of(kind) if one.missed and not one.of_item and one.id not in there)


def missing_of_items(
    kind: PaperKind, written: Collection[tuple[str, str]], items: Mapping[str, str]
) -> tuple[str, ...]:
    """The same for objectives: ``items`` are their words by their ids."""
    there = set(written)
    asked = [one for one in parts_of(kind) if one.missed and one.of_item]
    missed = {text: [one.missed for one in asked if (one.id, item) not in there] for item, text in items.items()}
    return tuple(f"{', '.join(said)} (objective “{text}”)" for text, said in missed.items() if said)


def is_private(texts: Mapping[tuple[str, str], str]) -> bool:
    """Whether a paper was marked for the private part of a meeting."""
    part, answer = _PRIVATE
    return texts.get((part, "")) == answer


def check_written(part: Part, text: str) -> None:
    """Raise Refused where a text is no answer to a part: too long, or none of its choices."""
    if part.choices and text and text not in dict(part.choices):
        raise Refused(f"Choose one of the answers for “{part.label}”.")
    if len(text) > part.longest:
        raise Refused(
            f"“{part.label}” holds {part.longest} characters at most and this has {len(text)}. Shorten it: what is "
            "left out can stand in another part."
        )


def check_written_last(*, seen: int, latest: int) -> None:
    """Raise Refused where somebody else wrote a part after the page was opened. Both are how many texts there were."""
    if seen != latest:
        raise Refused(
            "Somebody else wrote this part after you opened the page. Nothing of yours was saved. What you entered "
            "stands below, beside what the paper says now."
        )


def check_has_frozen(*, has_frozen: bool) -> None:
    """Raise Refused where a paper has no figures to be made from."""
    if not has_frozen:
        raise Refused("Freeze the figures of this review first: a paper is made from frozen figures and nothing else.")


def check_gap_day(*, due_on: date, on: date) -> None:
    """Raise Refused where something is to be closed on a day that is over."""
    if due_on < on:
        raise Refused("This day is over. Enter one that whoever closes the gap can still keep.")
