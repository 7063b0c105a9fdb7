"""What the figures of a closed survey say: a sentence first, then each question with its bars and its rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tallystick_web.core.templating import day
from tallystick_web.numbers.measure_rules import MeasurePoint
from tallystick_web.questionnaires.measured.readings import WITHHELD
from tallystick_web.questionnaires.rules import Way
from tallystick_web.questionnaires.set_rules import Question, Unit
from tallystick_web.questionnaires.shown_rules import (
    ALL,
    GROUPS,
    MINORITY,
    WAVE,
    WHITE,
    Shown,
    gap_of,
    percent,
    role_row,
    who_answered,
)
from tallystick_web.questionnaires.wave_rules import WaveNow

_GROUP_NAMES = {WHITE: "White", MINORITY: "All other ethnic groups together"}
_OPEN = "One link was for all, so nobody can tell whether somebody answered more than once."


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One answer on offer: how many chose it, and its share in whole per cent, which is the length of its bar."""

    text: str
    count: int
    share: int


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of people: what their answers came to, and of how many; or that it is withheld."""

    name: str
    says: str
    of: str


@dataclass(frozen=True, kw_only=True)
class QuestionResult:
    """A question: what it came to in a sentence, its bars, and the rows of people it is split by."""

    text: str
    sentence: str
    bars: tuple[Bar, ...] = ()
    kinds: tuple[Row, ...] = ()
    groups: tuple[Row, ...] = ()
    gap: str = ""


@dataclass(frozen=True, kw_only=True)
class Results:
    """Everything that may be read of a wave. ``notes`` say how sure it is, and what it cannot tell.

    ``who`` are the groups of those who answered, and ``who_says`` sets them beside the workforce.
    """

    sentence: str
    questions: tuple[QuestionResult, ...]
    notes: tuple[str, ...]
    who: tuple[Row, ...] = ()
    who_says: str = ""


def results_of(wave: WaveNow, shown: Shown, workforce: MeasurePoint | None = None) -> Results | None:
    """The figures of a wave in words; None where they are not made yet.

    ``workforce`` is the share of ethnic minority people in the whole workforce, where staff were asked and it is known.
    """
    if (WAVE, ALL) not in shown:
        return None
    whole = shown[WAVE, ALL]
    if not whole:
        sentence = f"Fewer than {wave.least} people answered, so nothing is shown: {WITHHELD}."
        return Results(sentence=sentence, questions=(), notes=tuple(_notes(wave, whole)))
    asked = [one for one in wave.of.question if one.is_counted]
    return Results(
        sentence=_answered(wave, whole),
        questions=tuple(_question(wave, one, shown) for one in asked),
        notes=tuple(_notes(wave, whole)),
        who=tuple(_who(shown)),
        who_says=_beside(shown, whole["answers"], workforce),
    )


def _who(shown: Shown) -> Iterator[Row]:
    for one in GROUPS:
        row = shown.get((WAVE, one))
        if row is not None:
            fewest = who_answered(shown, one).fewest
            known = f"about {row['answers']:,}" if row else f"at least {fewest:,}" if fewest else WITHHELD
            yield Row(name=_GROUP_NAMES[one], says=known, of="")


def _beside(shown: Shown, answers: int, workforce: MeasurePoint | None) -> str:
    """Who answered against the workforce, both of everybody, people who did not say included."""
    white, minority = (who_answered(shown, one) for one in GROUPS)
    if not minority.fewest:
        return ""
    low, high = (100 * one / answers for one in (minority.fewest, minority.most or answers - white.fewest))
    said = f"Of all who answered, {low:.0f}% to {high:.0f}% said that they are from an ethnic minority group."
    if workforce is None or workforce.value is None:
        return said
    said += f" In the whole workforce {workforce.says} are, as of {day(workforce.as_of)}."
    share = float(workforce.value)
    if high < share:
        said += " So fewer of them answered than of others, unless they are among those who did not say."
    return f"{said} People whose group is not known are counted in both."


def _answered(wave: WaveNow, whole: Mapping[str, Any]) -> str:
    answers = whole["answers"]
    if wave.asked and wave.asked >= answers:
        said = f"{answers:,} of {wave.asked:,} people answered ({percent(answers, wave.asked)}%)"
    else:
        said = f"{answers:,} people answered"
    if wave.of.unit is Unit.ORGANISATIONS:
        said += f", from {whole['organisations']:,} organisations that they named"
    return f"{said}."


def _notes(wave: WaveNow, whole: Mapping[str, Any]) -> Iterator[str]:
    if wave.way is Way.OPEN:
        yield _OPEN
    yield "People chose whether to answer. Those who did may see things otherwise than those who did not."
    if wave.of.asks_group and whole:
        yield (
            "By ethnic group, counts are rounded to the nearest five, and shown only where nobody can be told from "
            "them. People who did not say which group they are from are in neither row."
        )
    if wave.of.weighting and whole:
        yield wave.of.weighting
    if wave.method:
        yield f"How people were asked: {wave.method}"


def _question(wave: WaveNow, question: Question, shown: Shown) -> QuestionResult:
    whole = shown.get((question.id, ALL), {})
    if not whole:
        return QuestionResult(text=question.text, sentence=f"Too few people answered this: {WITHHELD}.")
    white, minority = (shown.get((question.id, one), {}) for one in GROUPS)
    return QuestionResult(
        text=question.text,
        sentence=_sentence(whole),
        bars=tuple(_bars(question, whole)),
        kinds=tuple(_kinds(wave, question, shown)),
        groups=tuple(_groups(question, shown)),
        gap=_gap(white, minority),
    )


def _sentence(whole: Mapping[str, Any]) -> str:
    said = []
    if "mean" in whole:
        said.append(
            f"The mean answer is {whole['mean']} out of 10 (95% range {whole['mean_low']} to {whole['mean_high']})"
        )
        said.append(f"{whole['top']:,} of {whole['of']:,} chose 10")
    if "share" in whole:
        what = "chose 8 to 10" if "mean" in whole else "answered in favour"
        counts = f"{whole['good']:,} of {whole['judged']:,}"
        said.append(f"{whole['share']}% {what} ({counts}; 95% range {whole['low']}% to {whole['high']}%)")
    return ". ".join(said or [f"{whole['of']:,} people answered this"]) + "."


def _bars(question: Question, whole: Mapping[str, Any]) -> Iterator[Bar]:
    for one in question.options:
        count = whole["counts"].get(one.id, 0)
        yield Bar(text=one.text, count=count, share=percent(count, whole["of"]))


def _kinds(wave: WaveNow, question: Question, shown: Shown) -> Iterator[Row]:
    for one in wave.of.role:
        row = shown.get((question.id, role_row(one.id)))
        if row is not None:
            yield Row(name=one.text, says=_of_kind(row), of=f"{row['of']:,}" if row else "")


def _of_kind(row: Mapping[str, Any]) -> str:
    if not row:
        return WITHHELD
    mean = [f"mean {row['mean']}"] if "mean" in row else []
    share = [f"{row['share']}%"] if "share" in row else []
    return ", ".join([*mean, *share]) or f"{row['of']:,} answers"


def _groups(question: Question, shown: Shown) -> Iterator[Row]:
    for one in GROUPS:
        row = shown.get((question.id, one))
        if row is not None:
            says = f"{row['low']}% to {row['high']}%" if row else WITHHELD
            yield Row(name=_GROUP_NAMES[one], says=says, of=f"about {row['judged']:,}" if row else "")


def _gap(white: Mapping[str, Any], minority: Mapping[str, Any]) -> str:
    found = gap_of(white, minority)
    if found is None:
        return ""
    low, high = round(found.low), round(found.high)
    if low <= 0 <= high:
        return (
            f"Between the two groups no difference can be told: anything from {_points(low)} to {_points(high)} "
            "percentage points fits these answers. This is not a finding of no difference."
        )
    side = "higher" if found.points > 0 else "lower"
    return (
        f"The share is {side} among White people, by about {_points(abs(round(found.points)))} percentage points "
        f"(range {_points(low)} to {_points(high)})."
    )


def _points(value: int) -> str:
    return f"{value}".replace("-", "\N{MINUS SIGN}")
