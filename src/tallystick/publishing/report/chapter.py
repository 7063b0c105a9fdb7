"""One standard: the first page of its newest year, then a section for each indicator with the years before."""

from collections.abc import Sequence
from dataclasses import replace

from tallystick.definitions import Indicator, Kind
from tallystick.publishing.inside import FUNNEL
from tallystick.publishing.protection import withheld_in
from tallystick.publishing.report.inside import funnel_grids
from tallystick.publishing.report.lines import headline_of, line_of, says_of
from tallystick.publishing.report.sections import section_of
from tallystick.publishing.report.series import Year, at_a_glance
from tallystick.publishing.report.views import Chapter, Line, Shelf
from tallystick.publishing.sentences.protected import ALL_WITHHELD, is_withheld
from tallystick.publishing.words import Words, in_words, listed
from tallystick.release.comparison import Comparison
from tallystick.release.release import ReleasedTable, Source
from tallystick.release.shown import Figure
from tallystick.release.verdict import Verdict
from tallystick.vocabulary.characteristics import grouping
from tallystick.vocabulary.groups import capitalised
from tallystick.vocabulary.periods import Snapshot
from tallystick.vocabulary.terms import definition as groups_definition

_SHELVES = (Verdict.CLEAR, Verdict.SMALL, Verdict.CLOSE, Verdict.CANNOT_TELL, Verdict.NOT_CALCULABLE)
# What is said of the indicators that are judged and not clear.
_STATES = {
    Verdict.SMALL: "there is a real but small difference",
    Verdict.CLOSE: "the groups are close to equal",
    Verdict.CANNOT_TELL: "there are too few people to be sure",
}
Headlines = dict[str, Comparison[Figure]]


def chapter_of(years: Sequence[Year]) -> Chapter:
    """The chapter of one standard, from the years of one organisation."""
    newest = max(years, key=lambda one: one.year)
    table, words = newest.table, newest.words
    definition = words.definition
    key = f"{table.standard}-{table.year}"
    funnel = funnel_grids(table, words)
    given = [i for i in definition.indicators if table.of_indicator(i.id)]
    headlines = _headlines(table, given)
    return Chapter(
        key=key,
        caption=f"{definition.title}, {Snapshot(table.year).label}",
        lead=_lead(headlines, table, words),
        shelves=_shelves(headlines, words, key),
        others=(*_other_lines(table, given, headlines, words, key), *_funnel_line(table, key)),
        glance=at_a_glance(given, years),
        sections=tuple(section_of(i, years, key=f"{key}-{i.id}") for i in given),
        not_given=tuple(i for i in definition.given if i not in given and i.id not in _left_out(table)),
        groups=groups_definition(grouping(definition.grouping), term=words.term),
        collective=words.collective,
        unknown=words.heading("unknown"),
        provenance=replace(table.provenance, made_from=_sources(years)),
        definition_status=definition.status.in_words,
        definition_changes=definition.changes,
        funnel=funnel[:1],
        funnel_parts=funnel[1:],
        withheld=withheld_in(table),
    )


def _left_out(table: ReleasedTable) -> set[str]:
    """The indicators that are not there because they could not be protected: they are withheld, not missing."""
    return set() if table.protection is None else {one.indicator for one in table.protection.coarsened}


def _sources(years: Sequence[Year]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(source for year in years for source in year.table.provenance.made_from))


def _headlines(table: ReleasedTable, given: Sequence[Indicator]) -> Headlines:
    found = {i.id: headline_of(i, table.of_indicator(i.id)) for i in given}
    return {key: result for key, result in found.items() if result is not None}


def _shelves(headlines: Headlines, words: Words, key: str) -> tuple[Shelf, ...]:
    lines: dict[tuple[Verdict, str], list[Line]] = {}
    for verdict in _SHELVES:
        for result in (one for one in headlines.values() if one.verdict is verdict):
            line = line_of(result, words, key=f"{key}-{result.indicator}")
            lines.setdefault((verdict, says_of(result)), []).append(line)
    return tuple(Shelf(verdict=verdict, says=says, lines=tuple(told)) for (verdict, says), told in lines.items())


def _other_lines(
    table: ReleasedTable, given: Sequence[Indicator], headlines: Headlines, words: Words, key: str
) -> list[Line]:
    """Indicators with many rows and none that speaks for them all."""
    others = [indicator for indicator in given if indicator.id not in headlines]
    return [line_of(_about_all(i, table.of_indicator(i.id)), words, key=f"{key}-{i.id}") for i in others]


def _funnel_line(table: ReleasedTable, key: str) -> list[Line]:
    if not table.funnel:
        return []
    return [Line(title=FUNNEL, key=f"{key}-funnel", words="How many of each group reached each step of recruitment")]


def _about_all(indicator: Indicator, results: Sequence[Comparison[Figure]]) -> Comparison[Figure]:
    """The result that tells most about everybody: that of the whole, else the last."""
    whole = [result for result in results if result.row == indicator.whole and result.group == indicator.top]
    return (whole or list(results))[-1]


def _lead(headlines: Headlines, table: ReleasedTable, words: Words) -> str:
    """What the year shows: how many are clear, then every other state that an indicator is in."""
    if not headlines:
        return _only_representation(table, words)
    told = [r for r in headlines.values() if not is_withheld(r)]
    if not told:
        return ALL_WITHHELD
    counted = {verdict: [r for r in told if r.verdict is verdict] for verdict in _SHELVES}
    untold, withheld = len(counted[Verdict.NOT_CALCULABLE]), len(headlines) - len(told)
    judged, clear = len(told) - untold, counted[Verdict.CLEAR]
    said = ["How sure the figures here are cannot be said: see the reason beside each."]
    if judged:
        said = [f"{_of_how_many(len(clear), judged, untold + withheld)} a clear difference{_against(clear, words)}."]
        said += [_for_how_many(len(counted[one]), judged, what) for one, what in _STATES.items() if counted[one]]
        said += [f"For {in_words(untold)} it cannot be said: see the reason beside each."] if untold else []
    said += [f"For {in_words(withheld)} the figures are withheld to protect people."] if withheld else []
    return " ".join(said)


def _for_how_many(some: int, every: int, what: str) -> str:
    if every == 1:
        return f"{capitalised(what)}."
    if some == every:
        return f"For both {what}." if every == 2 else f"For all {in_words(every)} {what}."
    return f"For {in_words(some)} {what}."


def _of_how_many(some: int, every: int, untold: int) -> str:
    which = "that can be judged" if untold else "that compare two groups"
    if every == 1:
        only = "that can be judged" if untold else "here"
        return f"The one indicator {only} " + ("shows" if some else "does not show")
    verb = "shows" if some == 1 else "show"
    return f"{capitalised(in_words(some))} of the {in_words(every)} indicators {which} {verb}"


def _against(clear: Sequence[Comparison[Figure]], words: Words) -> str:
    """Whom the clear differences disadvantage."""
    about, beside = words.definition.about, words.definition.beside
    worse_for = {about: sum(r.favours == beside for r in clear), beside: sum(r.favours == about for r in clear)}
    worse_for = {group: count for group, count in worse_for.items() if count}
    if len(worse_for) == 1:
        group, count = next(iter(worse_for.items()))
        every = {1: "", 2: "both "}.get(count, "all ")
        return f", {every}to the disadvantage of {words.in_full(group)} people"
    told = [f"{in_words(n)} to the disadvantage of {words.in_full(group)} people" for group, n in worse_for.items()]
    return f", {listed(told)}" if told else ""


def _only_representation(table: ReleasedTable, words: Words) -> str:
    if any(words.definition.indicator(r.indicator).kind is Kind.REPRESENTATION for r in table.results):
        return "These figures show who works where. They hold no indicator that compares two groups."
    return "No indicator here has a figure that speaks for it."
