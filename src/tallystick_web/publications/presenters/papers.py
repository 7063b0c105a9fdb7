"""Papers as pages show them: how far each is, what is missing, and the parts that people write."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from uuid import UUID

from tallystick.release.policy import Audience
from tallystick_web.core.templating import day, moment
from tallystick_web.core.waiting import Progress, Stage
from tallystick_web.publications.paper.inputs import Gap
from tallystick_web.publications.paper_rules import Part, missing_of, missing_of_items, parts_of
from tallystick_web.publications.rules import PaperForm, PaperKind

AUDIENCES: Mapping[Audience, str] = MappingProxyType(
    {
        Audience.ORGANISATION: "The organisation: figures as the organisation reads them",
        Audience.PUBLIC: "Everybody: figures as the public reads them, role titles and no names",
    }
)
_SHORT_AUDIENCES = {Audience.ORGANISATION: "For the organisation", Audience.PUBLIC: "For everybody"}
_KIB = 1024


@dataclass(frozen=True, kw_only=True)
class PaperLine:
    """A paper in a list."""

    id: UUID
    title: str
    says: str


@dataclass(frozen=True, kw_only=True)
class PartLine:
    """A part that people write, in the list of parts: whether something stands there, and of which objective."""

    part: str
    item: UUID | None
    text: str
    status: str
    is_done: bool


@dataclass(frozen=True, kw_only=True)
class GapLine:
    """Something missing in the figures, with who closes it, and its rule in two words for its address."""

    says: str
    to_do: str
    closes: str
    standard: str
    rule: str


@dataclass(frozen=True, kw_only=True)
class FileLine:
    """A form of a version that can be downloaded."""

    form: str
    text: str
    size: str


@dataclass(frozen=True, kw_only=True)
class VersionLine:
    """What was made once: its number, a sentence, and its files."""

    number: int
    says: str
    files: tuple[FileLine, ...]
    lacks_pdf: bool


@dataclass(frozen=True, kw_only=True)
class RemarkLine:
    """Something in a text to look at again."""

    quoted: str
    why: str
    expected: str


def audience_in_short(audience: str) -> str:
    """For whom a paper is, in a few words."""
    return _SHORT_AUDIENCES[Audience(audience)]


def paper_line(paper: Any) -> PaperLine:
    """A paper in a list."""
    made = "not made yet" if not paper.made else "made once" if paper.made == 1 else f"made {paper.made} times"
    says = f"{PaperKind(paper.kind).label}. {audience_in_short(paper.audience)}, {made}."
    return PaperLine(id=paper.pk, title=paper.title, says=says)


def part_lines(
    kind: PaperKind, written: Mapping[tuple[str, str], str], objectives: Mapping[UUID, str]
) -> tuple[PartLine, ...]:
    """Every part of a paper, those of objectives last, each with whether something stands there."""
    own = [_part_line(one, None, one.label, written) for one in parts_of(kind) if not one.of_item]
    of_items = [
        _part_line(one, item, f"{one.label}: {text}", written)
        for item, text in objectives.items()
        for one in parts_of(kind)
        if one.of_item
    ]
    return (*own, *of_items)


def _part_line(part: Part, item: UUID | None, text: str, written: Mapping[tuple[str, str], str]) -> PartLine:
    is_done = bool(written.get((part.id, str(item or ""))))
    status = "Written" if is_done else "Not written" if part.missed else "Optional"
    return PartLine(part=part.id, item=item, text=text, status=status, is_done=is_done)


def missing_lines(
    kind: PaperKind, written: Mapping[tuple[str, str], str], objectives: Mapping[UUID, str]
) -> tuple[str, ...]:
    """What a reader would miss in a paper."""
    there = {place for place, text in written.items() if text}
    own = missing_of(kind, [part for part, item in there if not item])
    return (*own, *missing_of_items(kind, there, {str(key): text for key, text in objectives.items()}))


def gap_lines(gaps: Collection[Gap]) -> tuple[GapLine, ...]:
    """What is missing in the figures."""
    return tuple(
        GapLine(
            says=one.says,
            to_do=one.to_do,
            closes=f"{one.who}, by {day(one.due_on)}" if one.who and one.due_on else "",
            standard=one.rule.partition("/")[0],
            rule=one.rule.partition("/")[2],
        )
        for one in gaps
    )


def version_lines(versions: Sequence[Any]) -> tuple[VersionLine, ...]:
    """What was made of a paper, the newest first."""
    return tuple(
        VersionLine(
            number=one.number,
            says=(
                f"Version {one.number}, made on {moment(one.at)}"
                f"{f' for {one.by.name}' if one.by else ''} from frozen figures number {one.frozen.number}"
            ),
            files=tuple(_file_line(form, one.files[form]) for form in PaperForm if form in one.files),
            lacks_pdf=PaperForm.PDF not in one.files,
        )
        for one in versions
    )


def _file_line(form: PaperForm, file: Mapping[str, Any]) -> FileLine:
    return FileLine(form=str(form), text=form.label, size=f"{max(1, round(int(file['size']) / _KIB)):,} kB")


def state_of(newest: Any | None, frozen: Any | None, progress: Progress | None, *, changed: bool) -> tuple[str, ...]:
    """How far a paper is, and what to know before it is handed round."""
    said = []
    if frozen is None:
        said.append("The figures of this review are not frozen yet. A paper is made from frozen figures alone.")
    if progress is not None and progress.stage in (Stage.WAITING, Stage.RUNNING):
        said.append("The paper is being made. Open this page again in a minute.")
    if progress is not None and progress.stage is Stage.BROKEN:
        said.append("Making the paper broke. Ask for it again.")
    if newest is not None and frozen is not None and newest.frozen_id != frozen.pk:
        said.append(
            f"This was made from frozen figures number {newest.frozen.number}. Number {frozen.number} corrects them: "
            "make the paper again before it is handed round."
        )
    elif newest is not None and changed:
        said.append("Something was written since this was made. Make the paper again to have it in.")
    return tuple(said)


def remark_lines(remarks: Collection[Any]) -> tuple[RemarkLine, ...]:
    """What a writer should look at again."""
    return tuple(RemarkLine(quoted=one.quoted, why=one.why, expected=one.expected.rstrip(".")) for one in remarks)
