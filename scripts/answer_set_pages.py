"""The page about question sets: what each asks of whom, how it is answered, and what is counted of it."""

import re
from collections.abc import Iterator

from markdown_parts import code, codes, listed, page, table

from tallystick_web.organisations.rules import Capability, roles
from tallystick_web.plans.coverage_rules import places
from tallystick_web.questionnaires.measured.waves import OF_WAVES
from tallystick_web.questionnaires.set_rules import (
    AnswerKind,
    AnswerSet,
    Domain,
    Option,
    Question,
    Scoring,
    SetKind,
    SetMeasure,
    Unit,
)
from tallystick_web.questionnaires.sets import PREFIX, sets, sets_of
from tallystick_web.registers.described import registers

_MAY = (
    Capability.KEEP_QUESTIONNAIRES,
    Capability.READ_SURVEYS,
    Capability.READ_COMMENTS,
    Capability.FILL_SHEETS,
    Capability.SCORE_FRAMEWORKS,
    Capability.REFLECT,
)
_ADDRESS = re.compile(r"https://\S+")
_QUESTIONS = ("Name", "Question", "Answer")
_MEASURES = ("Measure", "What it counts", "In", "How often", "Better")
_SCORED = {
    Scoring.SUM: "The scores of all parts are added up.",
    Scoring.EXPLAIN: "How many parts are met is counted, and what is not met is explained.",
    Scoring.LEVELS: "The highest level is reached of which everything is met, and everything of the levels below it.",
    Scoring.RISKS: "How likely each risk is, times how much it would matter.",
}


def answer_sets_page(intro: str) -> str:
    """The page."""
    measures = sum(len(one.measure) for one in sets().values())
    return page(
        "# Questionnaires",
        intro.format(sets=len(sets()), measures=measures),
        "Of the answers in the tables, those in **bold** are in favour, and those in *italics* are left out of what is "
        "counted. “Say more” means that words must go with an answer. An answer to a scale is in favour from 8 on, "
        "and one to a statement where somebody agrees or strongly agrees. A measure of a survey is taken of figures "
        "that are shown, and withheld where those are.",
        "## Who may do what",
        table(("May", "Roles"), _capabilities()),
        *(part for kind in SetKind for part in _kind(kind)),
    )


def _capabilities() -> Iterator[tuple[str, str]]:
    for one in _MAY:
        yield one.label, ", ".join(role.label for role in roles().values() if one in role.capabilities)


def _kind(kind: SetKind) -> Iterator[str]:
    name, _, what = kind.label.partition(": ")
    yield f"## {_HEADS[kind]}"
    yield f"{name}: {what}."
    for one in sets_of(kind):
        yield from _set(one)


_HEADS = {
    SetKind.SURVEY: "Surveys",
    SetKind.SHEET: "Prompts and checklists",
    SetKind.FRAMEWORK: "Frameworks",
    SetKind.REFLECTION: "Reflections",
}


# A SET


def _set(of: AnswerSet) -> Iterator[str]:
    yield f"### {of.title}"
    yield of.about
    yield table(("", ""), _facts(of))
    yield table(_QUESTIONS, (_question(of, one) for one in of.question))
    if rubrics := list(_rubrics(of)):
        yield "What each answer means:"
        yield listed(rubrics)
    if of.measure:
        yield table(_MEASURES, (_measure(of, one) for one in of.measure))


def _rubrics(of: AnswerSet) -> Iterator[str]:
    """What somebody who judges goes by: once for all questions that say the same of it."""
    for meanings in dict.fromkeys(one.meanings for one in of.question if one.meanings):
        yield f"{codes(one.id for one in of.question if one.meanings == meanings)}: {' '.join(meanings)}"


def _facts(of: AnswerSet) -> Iterator[tuple[str, str]]:
    yield "Name", f"{code(of.id)}, version {of.version}"
    yield "Kept among", places()[of.place].text
    if of.told:
        yield "People read first", of.told
    yield from _FACTS[of.kind](of)
    if of.things:
        yield "About", "; ".join(registers()[one.partition("/")[2]].one for one in of.things)
    yield "Source", _ADDRESS.sub(r"<\g<0>>", of.source)


def _facts_of_survey(of: AnswerSet) -> Iterator[tuple[str, str]]:
    yield "Figures are shown from", f"{of.least} answers on"
    yield "Asks for the ethnic group", "if people like to say" if of.asks_group else "no"
    if of.role:
        yield "Can be split by", "; ".join(one.text for one in of.role)
    if of.unit is Unit.ORGANISATIONS:
        yield "Counts beside answers", "the organisations that people named"
    if of.weighting:
        yield "How answers weigh", of.weighting


def _facts_of_sheet(of: AnswerSet) -> Iterator[tuple[str, str]]:
    yield "Answered by", "two people, apart from each other" if of.has_second else "one person"
    if of.in_rounds:
        yield "In rounds", f"each round is a sample; a piece of work is called “{of.thing}”"
    if of.role:
        yield "A round is of", "; ".join(one.text for one in of.role)


def _facts_of_framework(of: AnswerSet) -> Iterator[tuple[str, str]]:
    if of.scoring:
        yield "How it is counted", _SCORED[of.scoring]
    if of.band:
        yield "Totals are called", "; ".join(f"{one.text}, {_run(one.low, one.high)}" for one in of.band)
    if of.level:
        yield "Levels", "; ".join(_headed(one) for one in of.level)
    if of.domain:
        yield "Parts", "; ".join(one.title for one in of.domain)


def _headed(one: Domain) -> str:
    return f"{one.title} ({one.about.rstrip('.')})" if one.about else one.title


def _run(low: int, high: int) -> str:
    return f"{low}" if low == high else f"{low} to {high}"


_FACTS = {
    SetKind.SURVEY: _facts_of_survey,
    SetKind.SHEET: _facts_of_sheet,
    SetKind.FRAMEWORK: _facts_of_framework,
    SetKind.REFLECTION: lambda _: iter(()),
}


# QUESTIONS


def _question(of: AnswerSet, one: Question) -> tuple[str, str, str]:
    where = {part.id: part.title for part in (*of.domain, *of.level)}.get(one.level or one.domain, "")
    needed = "An answer is needed." if one.must else ""
    asked = " ".join(part for part in (one.text, one.hint, f"({where})" if where else "") if part)
    return code(one.id), asked, " ".join(part for part in (_answer(one), needed) if part)


def _answer(one: Question) -> str:
    if one.kind is AnswerKind.SCALE:
        return f"0 ({one.low_end}) to 10 ({one.high_end})."
    if one.kind is AnswerKind.AGREE:
        return f"{one.options[0].text} to {one.options[-1].text.lower()}, in {len(one.options)} steps."
    if one.options:
        several = "As many as fit: " if one.kind is AnswerKind.SEVERAL else ""
        return f"{several}{'; '.join(map(_option, one.options))}."
    return _OPEN[one.kind]


_OPEN = {
    AnswerKind.NUMBER: "A whole number.",
    AnswerKind.TEXT: "Own words.",
    AnswerKind.EVIDENCE: "Words and addresses of pages.",
}


def _option(one: Option) -> str:
    text = one.text.rstrip(".")
    said = f"**{text}**" if one.is_good else f"*{text}*" if one.is_aside else text
    return f"{said} (say more)" if one.to_follow else said


# WHAT IS COUNTED


def _measure(of: AnswerSet, one: SetMeasure) -> tuple[str, ...]:
    return (
        f"{one.name}<br>{code(f'{PREFIX}/{one.id}')}",
        one.what,
        one.unit.label,
        _often(of, one),
        one.better.label,
    )


def _often(of: AnswerSet, one: SetMeasure) -> str:
    if of.kind is not SetKind.SURVEY or one.statistic not in OF_WAVES:
        return one.cadence.label
    if one.is_pooled:
        return f"{one.cadence.label}: all surveys of the period together"
    return "For each survey when it is closed"
