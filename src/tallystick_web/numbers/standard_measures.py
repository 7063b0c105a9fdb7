"""The measures of standards: what speaks for each indicator, and its rows and groups, in the words of definitions."""

from collections.abc import Iterator, Mapping
from functools import cache

from tallystick.definitions import Definition, Indicator, Kind, available, load
from tallystick.definitions.indicator import Row, Valence
from tallystick.publishing.words import Words
from tallystick.release import verdict
from tallystick.vocabulary.bands import Band, tiers
from tallystick.vocabulary.groups import capitalised
from tallystick.vocabulary.terms import term
from tallystick_web.numbers.measure_rules import Better, Cadence, Measure, MeasureKind, MeasureUnit

Finer = tuple[str, verdict.Measure, str]
"""A row, what is measured in it, and of which group: what stands behind the indicator in an id."""


@cache
def measures_of_standards(chosen: str) -> Mapping[str, Measure]:
    """The measures of the newest definition of each standard, by id.

    ``chosen`` is the id of the collective term that an organisation uses; blank for the words of each standard itself.
    """
    return {one.id: one for definition in _newest() for one in _of(definition, _words(definition, chosen))}


@cache
def said_in_surveys() -> frozenset[str]:
    """The ids of every indicator of a standard that is what staff answered in a survey: ``wres/5``."""
    return frozenset(
        f"{definition.standard}/{one.id}"
        for definition in _newest()
        for one in definition.indicators
        if one.kind is Kind.SURVEY
    )


def _newest() -> Iterator[Definition]:
    years: dict[str, int] = {}
    for name in available():
        standard, _, year = name.partition("/")
        years[standard] = max(int(year), years.get(standard, 0))
    return (load(standard, year) for standard, year in sorted(years.items(), key=_in_order))


def _in_order(one: tuple[str, int]) -> tuple[bool, str]:
    return one[0] != "wres", one[0]


def _words(definition: Definition, chosen: str) -> Words:
    return Words(definition, term(chosen or definition.term))


def _of(definition: Definition, words: Words) -> Iterator[Measure]:
    for indicator in definition.indicators:
        yield from _MADE_OF.get(indicator.kind, _nothing)(indicator, words)


# WORDS


def called(words: Words, code: str) -> str:
    """What a group is called; a term that is initials is written out."""
    said = words.group(code)
    return words.in_full(code) if said.isupper() else said


def _place(indicator: Indicator, words: Words) -> str:
    number = "our own method" if indicator.ours else f"indicator {indicator.id}"
    return f"({words.definition.title}, {number})"


def _measure(
    indicator: Indicator,
    words: Words,
    *,
    finer: Finer | None,
    name: str,
    what: str,
    unit: MeasureUnit,
    better: Better,
    of_bands: bool = False,
) -> Measure:
    title = words.definition.title
    behind = "".join(f":{one}" for one in finer) if finer else ""
    return Measure(
        id=f"{words.definition.standard}/{indicator.id}{behind}",
        name=f"{name} {_place(indicator, words)}",
        what=what,
        kind=MeasureKind.COMPUTED,
        unit=unit,
        better=better,
        cadence=Cadence.YEARLY,
        counts_people=True,
        source=f"{title}: pay bands" if of_bands else title,
    )


# ONE INDICATOR OF EACH KIND


def _nothing(indicator: Indicator, words: Words) -> Iterator[Measure]:  # noqa: ARG001  # as the others are called
    """A statement has no figure."""
    return iter(())


def _likelihood(indicator: Indicator, words: Words) -> Iterator[Measure]:
    """The ratio that speaks for it, and that of every other window."""
    wording = indicator.wording
    top, bottom = (f"{called(words, one)} {wording.people}" for one in (indicator.top, indicator.bottom))
    what = f"How often {top} {wording.happened}, divided by the same of {bottom}. 1 means equally often."
    others = tuple(one for one in indicator.rows if one.id != indicator.headline)
    for row in (None, *others):
        window = f", {row.label[:1].lower()}{row.label[1:]}" if row is not None else ""
        yield _measure(
            indicator,
            words,
            finer=(row.id, verdict.Measure.RELATIVE_LIKELIHOOD, "") if row is not None else None,
            name=f"{indicator.title}{window}",
            what=what,
            unit=MeasureUnit.RATIO,
            better=Better.NEAR_ONE,
        )


def _survey(indicator: Indicator, words: Words) -> Iterator[Measure]:
    """The points between the two groups, where two are asked, and the share of each."""
    wording, groups = indicator.wording, (indicator.top, indicator.bottom)
    top, bottom = (f"{called(words, one)} {wording.people}" for one in groups)
    if not indicator.asks_one_group:
        yield _measure(
            indicator,
            words,
            finer=None,
            name=f"{indicator.title}: difference between groups",
            what=f"Of {top}, the share who {wording.happened}, less the same share of {bottom}.",
            unit=MeasureUnit.POINTS,
            better=_better_apart(indicator, words.definition),
        )
    for group in dict.fromkeys(groups):
        people = f"{called(words, group)} {wording.people}"
        yield _measure(
            indicator,
            words,
            finer=("", verdict.Measure.SURVEY_PERCENT, group),
            name=f"{indicator.title}: {called(words, group)} staff",
            what=f"Of {people}, the share who {wording.happened}.",
            unit=MeasureUnit.SHARE,
            better=Better.LOWER if indicator.valence is Valence.HARM else Better.HIGHER,
        )


def _better_apart(indicator: Indicator, definition: Definition) -> Better:
    """Which way a difference of ``top`` less ``bottom`` should go: to where those the standard is about fare better."""
    about_on_top = indicator.top == definition.about
    is_harm = indicator.valence is Valence.HARM
    return Better.LOWER if is_harm is about_on_top else Better.HIGHER


def _disparity(indicator: Indicator, words: Words) -> Iterator[Measure]:
    """Every row: none speaks for the others."""
    top, bottom = (f"{called(words, one)} staff" for one in (indicator.top, indicator.bottom))
    for row in indicator.rows:
        yield _measure(
            indicator,
            words,
            finer=(row.id, verdict.Measure.DISPARITY_RATIO, ""),
            name=f"{indicator.title}: {_lowered(row.label)}",
            what=(
                f"How many {top} are in the upper of two groups of bands for each one in the lower, divided by the "
                f"same of {bottom}. 1 means that both are spread alike."
            ),
            unit=MeasureUnit.RATIO,
            better=Better.NEAR_ONE,
        )


def _board(indicator: Indicator, words: Words) -> Iterator[Measure]:
    """The points between the whole and each part of the board; the headline among them, under both its names."""
    whole = indicator.row(indicator.whole)
    people = f"{called(words, words.definition.about)} people"
    for row in (None, *_seats(indicator)):
        of = row or indicator.row(indicator.headline)
        yield _measure(
            indicator,
            words,
            finer=(row.id, verdict.Measure.POINT_DIFFERENCE, words.definition.about) if row is not None else None,
            name=f"{indicator.title}: {_lowered(of.label)}" if row is not None else indicator.title,
            what=f"The share of {people} among “{of.label}”, less their share of “{whole.label}”.",
            unit=MeasureUnit.POINTS,
            better=Better.HIGHER,
        )


def _seats(indicator: Indicator) -> tuple[Row, ...]:
    """The rows that are compared with a whole, rather than a whole themselves."""
    return tuple(one for one in indicator.rows if not one.is_whole)


def _representation(indicator: Indicator, words: Words) -> Iterator[Measure]:
    """Of each row the share of the people the standard is about, and how far that is from their share of the whole."""
    about, whole = words.definition.about, indicator.row(indicator.whole)
    people = f"{called(words, about)} people"
    for row in indicator.rows:
        is_whole, better = row.id == indicator.whole, _better_in(row)
        yield _measure(
            indicator,
            words,
            finer=(row.id, verdict.Measure.SHARE, about),
            name=f"{row.label}: share of {people}",
            what=f"{capitalised(people)} among everybody in “{row.label}”, people whose group is unknown included.",
            unit=MeasureUnit.SHARE,
            better=better,
            of_bands=not is_whole,
        )
        if is_whole:
            continue
        yield _measure(
            indicator,
            words,
            finer=(row.id, verdict.Measure.POINT_DIFFERENCE, about),
            name=f"{row.label}: share of {people} held against the workforce",
            what=f"The share of {people} in “{row.label}”, less their share of “{whole.label}”.",
            unit=MeasureUnit.POINTS,
            better=better,
            of_bands=True,
        )


def _better_in(row: Row) -> Better:
    """In the upper bands more is better. Elsewhere more can as well mean that people do not get beyond it."""
    level = row.id.rpartition("/")[2]
    upper = next(one for one in tiers() if one.code == "upper").levels
    return Better.HIGHER if level in set(Band) and Band(level) in upper else Better.NEITHER


def _lowered(label: str) -> str:
    return label[:1].lower() + label[1:]


_MADE_OF = {
    Kind.LIKELIHOOD: _likelihood,
    Kind.SURVEY: _survey,
    Kind.BOARD: _board,
    Kind.DISPARITY: _disparity,
    Kind.REPRESENTATION: _representation,
}
