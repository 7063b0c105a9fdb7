"""What pages about publications say: how an edition stands, who is waited for, and what is late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tallystick.vocabulary.groups import capitalised
from tallystick_web.core.rules import Refused
from tallystick_web.core.templating import day, moment
from tallystick_web.publications.edition_rules import DecisionSeen, check_decided, lateness
from tallystick_web.publications.queries_editions import EditionNow, Step
from tallystick_web.publications.rules import EditionStage

_COLOURS = {
    EditionStage.DRAFT: "grey",
    EditionStage.MADE: "blue",
    EditionStage.SIGNED_OFF: "blue",
    EditionStage.PUBLISHED: "white",
    EditionStage.WITHDRAWN: "grey",
}
_DONE = {
    EditionStage.MADE: "Its pages were made",
    EditionStage.SIGNED_OFF: "Signed off",
    EditionStage.PUBLISHED: "Published",
    EditionStage.WITHDRAWN: "Withdrawn",
}


@dataclass(frozen=True, kw_only=True)
class EditionLine:
    """An edition in a list."""

    edition: EditionNow
    status: str
    colour: str
    timeliness: str
    about: str


@dataclass(frozen=True, kw_only=True)
class EditionPage:
    """An edition on its own page. ``waits`` says in a sentence what is to happen next, and why not yet."""

    line: EditionLine
    waits: str
    rows: tuple[dict[str, str], ...]
    history: tuple[tuple[str, str], ...]
    files: int
    may_sign: bool


def edition_line(edition: EditionNow, on: date) -> EditionLine:
    """How an edition stands, on a day."""
    row, stage = edition.row, edition.stage
    late = lateness(due_on=row.due_on, published_on=edition.published_on, on=on)
    corrects = f"Corrects edition {row.corrects.number}. " if row.corrects else ""
    return EditionLine(
        edition=edition,
        status=stage.label,
        colour=_COLOURS[stage],
        timeliness=capitalised(late),
        about=f"{corrects}Of the review “{row.review.title}”, figures as of {moment(row.frozen.cut_off)}",
    )


def shown(lines: Sequence[EditionLine]) -> list[EditionLine]:
    """Of a publication's editions, the newest first: those under way, and the one that everybody reads."""
    out = next((place for place, one in enumerate(lines) if one.edition.published_on is not None), len(lines))
    return list(lines[: out + 1])


def edition_page(
    edition: EditionNow, *, decisions: Sequence[DecisionSeen], viewer_is_author: bool, now: datetime, on: date
) -> EditionPage:
    """An edition for whoever keeps it. ``decisions`` are asked for while it waits to be signed off, and only then."""
    is_made = edition.stage is EditionStage.MADE
    why_not = _why_not_signed(edition, decisions) if is_made else ""
    return EditionPage(
        line=edition_line(edition, on),
        waits=_waits(edition, why_not, viewer_is_author=viewer_is_author, now=now),
        rows=tuple(_rows(edition)),
        history=tuple(_told(one) for one in edition.steps),
        files=len(edition.files),
        may_sign=is_made and not why_not and not viewer_is_author,
    )


def _why_not_signed(edition: EditionNow, decisions: Sequence[DecisionSeen]) -> str:
    """Why nobody can sign it off yet; blank where somebody can who did not begin it."""
    try:
        check_decided(frozen=edition.row.frozen_id, decisions=decisions)
    except Refused as refused:
        return str(refused)
    return ""


def _waits(edition: EditionNow, why_not: str, *, viewer_is_author: bool, now: datetime) -> str:
    until = edition.row.until
    if edition.stage is EditionStage.DRAFT:
        return "Its pages are being made. This takes a few moments: open this page again."
    if edition.stage is EditionStage.MADE:
        mine = " You began it, so somebody else does." if viewer_is_author and not why_not else ""
        return why_not or f"It waits to be signed off.{mine}"
    if edition.stage is EditionStage.SIGNED_OFF:
        is_held = until is not None and now < until
        return f"It is published by itself on {moment(until)}." if is_held else "It waits to be published."
    if edition.stage is EditionStage.PUBLISHED:
        return "Everybody can read it. It cannot be taken out: a correction is a new edition beside it."
    return "It was withdrawn. Everybody can still read it, with the reason."


def _rows(edition: EditionNow) -> list[dict[str, str]]:
    row = edition.row
    found = [
        {"key": "Review", "value": row.review.title},
        {"key": "Figures as of", "value": f"{moment(row.frozen.cut_off)} (version {row.frozen.number})"},
        {"key": "Should be out by", "value": day(row.due_on)},
        {"key": "Not before", "value": moment(row.until) if row.until else "No time was set"},
        {"key": "Begun by", "value": row.by.name if row.by else "The service"},
    ]
    if row.corrects:
        found.append({"key": f"Corrects edition {row.corrects.number}", "value": row.reason})
    if edition.manifest:
        found.append({"key": "SHA-256 of its list of files", "value": edition.manifest})
    return found


def _told(step: Step) -> tuple[str, str]:
    by = f" by {step.by}" if step.by else ""
    return f"{_DONE[step.stage]}{by}, {moment(step.at)}", step.said
