"""What pages of surveys say to those who ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tallystick_web.core.templating import capitalize_first, day
from tallystick_web.questionnaires.rules import Way
from tallystick_web.questionnaires.set_rules import AnswerSet, SetKind
from tallystick_web.questionnaires.sets import sets_of
from tallystick_web.questionnaires.wave_rules import WaveNow, in_tens


@dataclass(frozen=True, kw_only=True)
class WaveLine:
    """A survey in a list: what it is called, and how it stands."""

    id: UUID
    title: str
    says: str


@dataclass(frozen=True, kw_only=True)
class WaveShelf:
    """A question set with the surveys that asked it, the newest first."""

    of: AnswerSet
    lines: tuple[WaveLine, ...]


@dataclass(frozen=True, kw_only=True)
class WavesPage:
    """Every set that is asked of many people."""

    lead: str
    shelves: tuple[WaveShelf, ...]


def waves_page(waves: Sequence[WaveNow], on: date) -> WavesPage:
    """Each set with its surveys; those that were asked before first."""
    open_now = sum(one.is_open(on) for one in waves)
    shelves = [
        WaveShelf(of=of, lines=tuple(_line(one, on) for one in waves if one.of.id == of.id))
        for of in sets_of(SetKind.SURVEY)
    ]
    lead = f"{open_now} open now" if open_now else "None is open now"
    return WavesPage(lead=f"{lead}.", shelves=tuple(sorted(shelves, key=lambda one: not one.lines)))


def _line(wave: WaveNow, on: date) -> WaveLine:
    return WaveLine(id=wave.id, title=wave.title, says=stands(wave, on))


def stands(wave: WaveNow, on: date) -> str:
    """How a survey stands, in a few words."""
    if wave.closed_on is not None:
        return f"closed on {day(wave.closed_on)}"
    if on < wave.opens_on:
        return f"opens on {day(wave.opens_on)}"
    return f"open until {day(wave.closes_on)}" if on <= wave.closes_on else "over, to be closed within the hour"


def lead_of(wave: WaveNow, answered: int, on: date) -> str:
    """How a survey stands, in a sentence; while it is open with how many have answered."""
    return _so_far(wave, answered, on) if wave.is_open(on) else f"{capitalize_first(stands(wave, on))}."


def _so_far(wave: WaveNow, answered: int, on: date) -> str:
    """How many have answered: in whole tens, so that nobody can watch one answer come in."""
    said = f"{in_tens(answered)} people have answered"
    if wave.way is Way.INVITED and not wave.asked:
        return "Nobody has been asked yet. Invite people next."
    of = f", of {wave.asked:,}" if wave.asked else ""
    left = (wave.closes_on - on).days
    ends = "Today is the last day" if left == 0 else f"It is open until {day(wave.closes_on)}"
    return f"{capitalize_first(said)}{of}. {ends}."


def facts_of(wave: WaveNow) -> list[dict[str, str]]:
    """What was settled when a survey was begun."""
    rows = [
        ("Questions", f"{wave.of.title}, version {wave.of.version}"),
        ("How people come to it", wave.way.label),
        ("Days for answers", f"{day(wave.opens_on)} to {day(wave.closes_on)}"),
        ("Figures are shown from", f"{wave.least} answers on"),
        ("People asked", f"{wave.asked:,}" if wave.asked else "Nobody yet" if wave.way is Way.INVITED else "Not known"),
        ("How people were chosen and asked", wave.method or "Not said"),
    ]
    return [{"key": key, "value": value} for key, value in rows]
