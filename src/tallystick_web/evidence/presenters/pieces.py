"""One piece of evidence in words, as a line of a list and as a page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from tallystick_web.core.templating import capitalize_first, day, moment, number
from tallystick_web.evidence.file_rules import KeptFile
from tallystick_web.evidence.frameworks import Framework
from tallystick_web.evidence.queries import Piece, Version
from tallystick_web.evidence.rules import Shows


@dataclass(frozen=True, kw_only=True)
class PieceLine:
    """A piece of evidence in a list: its title, and what it is in a few words."""

    id: UUID
    title: str
    says: str
    shows: Shows


@dataclass(frozen=True, kw_only=True)
class AttachedLine:
    """Something that evidence is attached to: what it is called, what kind of thing it is, and where to find it.

    ``may_end`` is for whoever can say that the evidence is not about it.
    """

    id: UUID
    name: str
    kind: str
    href: str
    may_end: bool


@dataclass(frozen=True, kw_only=True)
class HistoryLine:
    """What was said of a piece at one time: by whom and why, what it was, its text and its file."""

    version: UUID
    says: str
    was: str
    text: str
    link: str
    file: str


@dataclass(frozen=True, kw_only=True)
class HeldFor:
    """A framework, and what of it a piece of evidence is held for."""

    framework: Framework
    clauses: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Box:
    """The evidence on something, for its own page. Without ``add`` the reader cannot attach any."""

    activity: tuple[PieceLine, ...]
    effect: tuple[PieceLine, ...]
    all: str
    add: str

    @property
    def says(self) -> str:
        """How much there is, the two kinds apart."""
        return f"{_pieces(self.activity)} of what was done, and {_pieces(self.effect)} of what changed."


def line(piece: Piece) -> PieceLine:
    """One piece in a list."""
    said = piece.now.said
    words = f"{capitalize_first(said.kind.label)} of {day(said.dated)}. Shows that {said.shows.label}. "
    grade = capitalize_first(said.grade.label)
    return PieceLine(id=piece.id, title=said.title, says=f"{words}{grade}.", shows=said.shows)


def apart(pieces: Iterable[Piece]) -> tuple[tuple[PieceLine, ...], tuple[PieceLine, ...]]:
    """The lines about what was done, and those about what changed."""
    lines = [line(one) for one in pieces]
    return tuple(one for one in lines if one.shows is Shows.ACTIVITY), tuple(
        one for one in lines if one.shows is Shows.EFFECT
    )


@dataclass(frozen=True, kw_only=True)
class PiecePage:
    """A piece of evidence with everything about it."""

    piece: Piece
    versions: Sequence[Version]
    attached: Sequence[AttachedLine]
    mapped: Mapping[str, frozenset[str]]
    frameworks: Mapping[str, Framework]
    may_add: bool

    @property
    def may_change(self) -> bool:
        """Whether the reader can change it: what was withdrawn stays as it was."""
        return self.may_add and self.piece.withdrawn is None

    @property
    def lead(self) -> str:
        """What it shows, and how much it can carry, in a sentence."""
        said = self.piece.now.said
        return f"It shows that {said.shows.label}, and is {said.grade.label}."

    @property
    def withdrawn(self) -> str:
        """That it no longer holds, who said so and why; blank where it holds."""
        ended = self.piece.withdrawn
        return f"{ended.by} withdrew it on {day(ended.at)}: {ended.why}" if ended else ""

    @property
    def rows(self) -> tuple[dict[str, str], ...]:
        """What it is, as questions and answers."""
        said, now = self.piece.now.said, self.piece.now
        facts = (
            ("What it is", capitalize_first(said.kind.label)),
            ("Date", day(said.dated)),
            ("What it shows", f"{capitalize_first(said.shows.label)}. {said.shows.limit}"),
            ("How much it can carry", f"{capitalize_first(said.grade.label)}. {said.grade.means}"),
            ("Who may see it", capitalize_first(said.visibility.label)),
            ("Last said by", f"{now.by}, {moment(now.at)}"),
        )
        return tuple({"key": key, "value": value} for key, value in facts)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Its text."""
        return tuple(one.strip() for one in self.piece.now.said.text.splitlines() if one.strip())

    @property
    def file(self) -> str:
        """Its file in words; blank where there is none, or where it is no longer given out."""
        file = self.piece.now.file
        return file_in_words(file) if file and not self.piece.withdrawn else ""

    @property
    def held_for(self) -> tuple[HeldFor, ...]:
        """What it is held for, framework by framework."""
        return tuple(
            HeldFor(framework=one, clauses=tuple(c.line for c in one.clauses if c.id in self.mapped[key]))
            for key, one in self.frameworks.items()
            if key in self.mapped
        )

    @property
    def history(self) -> tuple[HistoryLine, ...]:
        """Who corrected it, when and why, the newest first; then who added it."""
        return tuple(_in_history(one, is_open=self.piece.withdrawn is None) for one in self.versions)


def file_in_words(file: KeptFile) -> str:
    """``board-paper.pdf, PDF, 340 KB``."""
    size = f"{number(max(1, round(file.size / 1024)))} KB"
    return f"{file.label}, {file.type.label}, {size}"


def list_lead(*, count: int, has_more: bool, is_filtered: bool) -> str:
    """What a page of the list holds, in a sentence; blank for an organisation without any."""
    if not count:
        return "Nothing matches what you asked for." if is_filtered else ""
    if count == 1:
        return "1 piece of evidence."
    return f"{count} pieces of evidence, the newest first{', and more on the next page' if has_more else ''}."


def _pieces(lines: Sequence[PieceLine]) -> str:
    return {0: "no evidence", 1: "1 piece of evidence"}.get(len(lines), f"{len(lines)} pieces of evidence")


def _in_history(version: Version, *, is_open: bool) -> HistoryLine:
    said = version.said
    what = f"{capitalize_first(said.kind.label)} of {day(said.dated)}. Shows that {said.shows.label}."
    why = f"corrected it on {moment(version.at)}: {version.why}" if version.number > 1 else ""
    return HistoryLine(
        version=version.id,
        says=f"{version.by} {why or f'added it on {moment(version.at)}.'}",
        was=f"{said.title}. {what} {capitalize_first(said.grade.label)}.",
        text=said.text,
        link=said.link,
        file=file_in_words(version.file) if version.file and is_open else "",
    )
