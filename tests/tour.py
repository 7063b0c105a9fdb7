"""The pages of the tour, read as what they are: text for people, and steps that a browser can walk."""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.repository.tracked import ROOT

FOLDER = ROOT / "docs" / "tour"

PEOPLE = {
    "edi-lead": "Equality, diversity and inclusion lead",
    "analyst": "Workforce analyst",
    "hr-director": "Director of human resources",
    "executive": "Executive",
    "board-secretary": "Board secretary",
    "board-member": "Board member",
    "network-chair": "Staff network chair",
    "team-lead": "Team lead",
    "communications-lead": "Communications lead",
    "events-lead": "Events lead",
    "procurement-lead": "Procurement lead",
    "membership-analyst": "Membership analyst",
    "auditor": "Internal auditor",
    "adviser": "Outside adviser",
    "governor": "Governor",
    "guardian": "Freedom to Speak Up guardian",
    "staff": "Member of staff",
    "public-reader": "Public reader",
}
"""Everybody the service is for, by the name of their page."""

_BOLD = r"\*\*([^*]+)\*\*"
_SAID = r"“([^”]+)”"
_JOIN = r"(?:, then |, | and |; )"
_MANY_BOLD = rf"{_BOLD}(?:{_JOIN}{_BOLD})*"
_MANY_SAID = rf"{_SAID}(?:{_JOIN}{_SAID})*"
_SENTENCES = {
    "open": rf"Open {_MANY_BOLD} in the menu",
    "follow": rf"Follow {_MANY_BOLD}",
    "press": rf"Press {_MANY_BOLD}",
    "tick": rf"Tick {_MANY_BOLD}",
    "tick_under": rf"Under {_BOLD} tick {_BOLD}",
    "fill": rf"Fill in {_BOLD} with {_SAID}",
    "day": rf"Fill in the day {_BOLD} with {_SAID}",
    "pick": rf"Under {_BOLD} pick {_BOLD}",
    "see": rf"You see {_MANY_SAID}",
    "not_see": rf"You do not see {_MANY_SAID}",
    "download": rf"Download {_BOLD}",
    "given": r"Open the link that you were given",
    "address": r"Open the address `([^`]+)`",
}


@dataclass(frozen=True)
class Step:
    """One thing to do or to see: what kind of sentence it is, and the names in it."""

    does: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Picture:
    """A picture of the page that is open at that point."""

    file: str
    alt: str


@dataclass(frozen=True)
class Job:
    """One of the five jobs of a person."""

    title: str
    steps: tuple[Step | Picture, ...]
    text: str


@dataclass(frozen=True)
class Page:
    """The page of one person. ``signs_in`` is an address, or None for somebody who does not sign in."""

    name: str
    title: str
    signs_in: str | None
    jobs: tuple[Job, ...]


class NotAStep(Exception):
    """A numbered line holds a sentence that no browser could walk."""


def page(name: str, folder: Path = FOLDER) -> Page:
    """Read the page of a person."""
    return read(name, (folder / f"{name}.md").read_text(encoding="utf-8"))


def read(name: str, text: str) -> Page:
    """Read a page from its text."""
    head, *jobs = re.split(r"^## \d+\. ", text, flags=re.MULTILINE)
    title = re.search(r"^# (.+)$", head, re.MULTILINE)
    signs_in = re.search(r"You\s+sign\s+in\s+as\s+`([^`]+)`", head)
    return Page(
        name=name,
        title=title.group(1) if title else "",
        signs_in=signs_in.group(1) if signs_in else None,
        jobs=tuple(_job(one) for one in jobs),
    )


def _job(text: str) -> Job:
    title, _, body = text.partition("\n")
    steps: list[Step | Picture] = []
    for block in re.split(r"\n\s*\n|\n(?=\d+\. )", body):
        said = " ".join(block.split())
        if numbered := re.match(r"\d+\. (.+)$", said):
            steps += [_step(one) for one in _sentences(numbered.group(1))]
        elif picture := re.match(r"!\[([^\]]*)\]\(([^)]+)\)$", said):
            steps.append(Picture(alt=picture.group(1), file=picture.group(2)))
    return Job(title=title.strip(), steps=tuple(steps), text=body)


def _sentences(line: str) -> list[str]:
    """The sentences of a line. A full stop within a name or within what is said ends none."""
    found = re.findall(r"(?:\*\*[^*]+\*\*|“[^”]+”|`[^`]+`|[^.“*`])+\.(?: |$)", line)
    if "".join(found) != line:
        raise NotAStep(line)
    return [one.strip().removesuffix(".") for one in found]


def _step(sentence: str) -> Step:
    for does, form in _SENTENCES.items():
        if re.fullmatch(form, sentence):
            names = re.findall(rf"{_BOLD}|{_SAID}|`([^`]+)`", sentence)
            return Step(does=does, names=tuple("".join(one) for one in names))
    raise NotAStep(sentence)
