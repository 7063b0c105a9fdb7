"""Mixes in words: how wide a mix takes part at the least and at the most, and what would make that surer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tallystick.publishing.report.views import Grid
from tallystick.publishing.words import in_words
from tallystick.vocabulary.groups import capitalised
from tallystick_web.core.declaring import Population
from tallystick_web.core.templating import day
from tallystick_web.declarations.mix_rules import ALL, WITHHELD, cadence_of
from tallystick_web.declarations.queries.mixes import MadeMix
from tallystick_web.numbers.measure_rules import Cadence
from tallystick_web.numbers.period_rules import newest_over

_WIDE = 560  # of the picture, of which the bars take the middle
_FROM, _BAR, _LINE = 8, 440, 62
_MUCH = 10  # of a hundred: from so many on it is worth saying that more people should be asked


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One row in the picture: what surely is, what may be as well, and the words for both. ``low`` is None where it is
    withheld."""

    text: str
    says: str
    y: int
    low: int | None = None
    high: int = 0

    @property
    def sure(self) -> float:
        """How wide the part is that is known."""
        return _BAR * (self.low or 0) / 100

    @property
    def maybe(self) -> float:
        """How wide the part is that is open."""
        return _BAR * (self.high - (self.low or 0)) / 100


@dataclass(frozen=True, kw_only=True)
class Section:
    """A population: its newest mix in a sentence, its rows as bars, and every mix as a table."""

    key: str
    title: str
    period: str
    sentence: str
    bars: tuple[Bar, ...]
    table: Grid
    notes: tuple[str, ...]

    left, wide, bar = _FROM, _WIDE, _BAR

    @property
    def height(self) -> int:
        """How high the picture is."""
        return _LINE * len(self.bars) + 34

    @property
    def has_picture(self) -> bool:
        """Whether there is anything to draw."""
        return any(one.low is not None for one in self.bars)


@dataclass(frozen=True, kw_only=True)
class MixesPage:
    """Every population with its mixes, and what is missing where there is none."""

    lead: str
    sections: tuple[Section, ...]
    missing: str
    not_yet: tuple[str, ...]


def mixes_page(
    populations: Mapping[str, Population],
    made: Iterable[MadeMix],
    *,
    has_declarations: bool,
    is_waiting: bool,
    today: date,
) -> MixesPage:
    """The page as it is today."""
    by_name: dict[str, list[MadeMix]] = {}
    for one in made:
        by_name.setdefault(one.population, []).append(one)
    sections = tuple(_section(name, populations[name], by_name[name]) for name in populations if name in by_name)
    return MixesPage(
        lead=_lead(sections),
        sections=sections,
        missing=_missing(has_declarations=has_declarations, is_waiting=is_waiting, today=today),
        not_yet=tuple(capitalised(one.text) for name, one in populations.items() if name not in by_name),
    )


def _lead(sections: Sequence[Section]) -> str:
    if not sections:
        return "No mix was made yet."
    shown = sum(one.has_picture for one in sections)
    many = f"{capitalised(in_words(len(sections)))} mix{'es were' if len(sections) > 1 else ' was'} made"
    if not shown:
        return f"{many}. All are withheld to protect people." if len(sections) > 1 else f"{many}, and is withheld."
    return f"{many}. {capitalised(in_words(shown))} can be shown, as a lowest and a highest share."


def _missing(*, has_declarations: bool, is_waiting: bool, today: date) -> str:
    """What is still needed before the next mix."""
    if not has_declarations:
        return (
            "Nothing can be counted yet. Ten people or more must have said how they describe themselves, and a half "
            "year must be over."
        )
    if is_waiting:
        return (
            "Some people said something new, or took it back. Mixes wait until ten people or more have, so that nobody "
            "can be told from a change."
        )
    period = newest_over(Cadence.HALF_YEARLY, on=today)
    return f"Mixes are made once, after each half year. The last one to be over ended on {day(period.until)}."


def _section(name: str, population: Population, made: Sequence[MadeMix]) -> Section:
    last = max(one.until for one in made)
    order = {row: place for place, row in enumerate(population.rows)}
    newest = sorted((one for one in made if one.until == last), key=lambda one: order.get(one.row, 0))
    return Section(
        key=name,
        title=capitalised(population.text),
        period=capitalised(newest[0].label),
        sentence=_sentence(population, newest[0]),
        bars=tuple(_bar(population, one, place) for place, one in enumerate(newest)),
        table=_table(population, sorted(made, key=lambda one: (-one.until.toordinal(), order.get(one.row, 0)))),
        notes=_notes(name, newest),
    )


def _sentence(population: Population, mix: MadeMix) -> str:
    if mix.bounds is None:
        return f"{WITHHELD}. Too few people stand behind these numbers, or somebody could be told from them."
    bounds, text = mix.bounds, _words(population, mix)
    return (
        f"Of every 100 {text}, at least {bounds.low} and at most {bounds.high} are of people from an ethnic minority, "
        f"as they describe themselves. {_unknown(mix)} are of people who have not said."
    )


def _unknown(mix: MadeMix) -> str:
    bounds = mix.bounds
    if bounds is None:
        return ""
    return f"Between {bounds.unknown_low} and {bounds.unknown_high} of 100"


def _bar(population: Population, mix: MadeMix, place: int) -> Bar:
    text, y = capitalised(_words(population, mix)), _LINE * place + 22
    if mix.bounds is None:
        return Bar(text=text, says="withheld to protect people", y=y)
    low, high = mix.bounds.low, mix.bounds.high
    return Bar(text=text, says=f"at least {low}, at most {high} of 100", y=y, low=low, high=high)


def _table(population: Population, made: Sequence[MadeMix]) -> Grid:
    return Grid(
        caption="Every mix, the newest first",
        heads=("Of", "Period", "In all", "Ethnic minority", "White", "Not said", "Lowest to highest", "People asked"),
        rows=tuple(_cells(population, one) for one in made),
        text_columns=(0, 1),
        note=(
            "Counts are to the nearest five. A number under ten is withheld, and so is a row from which somebody could "
            "be told. A lowest and a highest share are worked out from the counts that are shown."
        ),
    )


def _cells(population: Population, mix: MadeMix) -> tuple[str, ...]:
    text, shown, bounds = capitalised(_words(population, mix)), mix.shown, mix.bounds
    asked = f"about {mix.invited:,}" if mix.invited is not None else "under 10"
    if shown is None or bounds is None:
        return (text, mix.label, *["withheld"] * 5, asked)
    unknown = f"{shown.unknown:,}" if shown.unknown is not None else "under 10"
    return (
        text,
        mix.label,
        f"{shown.of:,}",
        f"{shown.minority:,}",
        f"{shown.white:,}",
        unknown,
        f"{bounds.low}% to {bounds.high}%",
        asked,
    )


def _words(population: Population, mix: MadeMix) -> str:
    return population.rows.get(mix.row, mix.row) if mix.row != ALL else population.text


def _notes(name: str, newest: Sequence[MadeMix]) -> tuple[str, ...]:
    """How many were asked, what would make it surer, and how it is counted."""
    whole = newest[0]
    asked = f"About {whole.invited:,}" if whole.invited is not None else "Fewer than ten"
    said = [f"{asked} of the people who stand behind this were asked how they describe themselves."]
    if whole.bounds is None:
        said.append("It can be shown once ten people or more on each side have said, and nobody could be told from it.")
    elif whole.bounds.unknown_high > _MUCH:
        said.append("Ask more of them: the fewer have not said, the closer lowest and highest come together.")
    if cadence_of(name) is Cadence.YEARLY:
        said.append("This is counted once a year.")
    return tuple(said)
