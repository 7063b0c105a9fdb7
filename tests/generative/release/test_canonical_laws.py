"""What must hold of the canonical file of every release."""

import json
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tallystick.release.canonical import fingerprint, from_bytes, to_bytes
from tallystick.release.comparison import Also, Comparison, EqualRate, Side
from tallystick.release.policy import Audience
from tallystick.release.quantity import Unit
from tallystick.release.release import DefinitionUsed, Provenance, Release, ReleasedTable, Source
from tallystick.release.shown import Hidden, Reason, Shown
from tallystick.release.verdict import Extra, Measure, NotCalculable, Verdict
from tests.generative.examples import costlier

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
numbers = st.decimals(-(10**6), 10**6, places=4).map(lambda number: number.normalize()) | st.integers(0, 10**6).map(
    Decimal
)
shown_figures = st.builds(Shown, value=numbers, text=words, unit=st.sampled_from(Unit))
figures = shown_figures | st.builds(Hidden, reason=st.sampled_from(Reason))
maybe = st.none() | figures
verdicts = st.none() | st.sampled_from(Verdict)
sides = st.none() | st.builds(Side, group=words, happened=maybe, people=maybe, years=maybe, rate=maybe)
parities = st.none() | st.builds(
    EqualRate, group=words, actual=figures, change=figures, expected=figures, people=figures, gives=maybe
)
extras = st.builds(Also, kind=st.sampled_from(Extra), of=words, value=maybe, low=maybe, high=maybe, verdict=verdicts)
comparisons = st.builds(
    Comparison,
    indicator=words,
    measure=st.sampled_from(Measure),
    row=words,
    group=words,
    **dict.fromkeys(("value", "low", "high", "p", "q"), maybe),
    open=st.sampled_from(["", "low", "high"]),
    verdict=verdicts,
    favours=words,
    **dict.fromkeys(("top", "bottom", "unknown"), sides),
    parity=parities,
    also=st.lists(extras, max_size=2).map(tuple),
    not_calculable=st.none() | st.sampled_from(NotCalculable),
)
sources = st.builds(Source, file=words, sha256=words, rows=st.integers(0, 10**6))
provenances = st.builds(
    Provenance,
    definition=st.builds(DefinitionUsed, id=words, status=words, sha256=words),
    vocabulary=words,
    program=words,
    made_from=st.lists(sources, max_size=2).map(tuple),
)
tables = st.builds(
    ReleasedTable,
    organisation=st.just("Example Trust"),  # a release holds the tables of one organisation
    standard=words,
    year=st.integers(2000, 2099),
    provenance=provenances,
    notices=st.lists(words, max_size=2).map(tuple),
    results=st.lists(comparisons, max_size=2).map(tuple),
)
releases = st.builds(
    Release,
    audience=st.sampled_from(Audience),
    policy=words,
    watermark=words,
    tables=st.lists(tables, min_size=1, max_size=2).map(tuple),
)


@costlier
@given(releases)
def test_a_release_reads_back_to_itself(made):
    assert from_bytes(to_bytes(made)) == made


@costlier
@given(releases)
def test_the_bytes_are_those_that_python_itself_writes_for_the_same_document(made):
    content = to_bytes(made)
    written = json.dumps(json.loads(content), sort_keys=True, ensure_ascii=False, indent=1)
    assert content == f"{written}\n".encode()


@costlier
@given(releases)
def test_the_bytes_are_stable(made):
    assert to_bytes(from_bytes(to_bytes(made))) == to_bytes(made)


def with_one_more(value, where):
    """`value` with its shown figures counted off; the one at `where` holds one more than before."""
    if isinstance(value, Shown):
        where[0] -= 1
        return replace(value, value=value.value + 1) if where[0] == -1 else value
    if isinstance(value, tuple):
        return tuple(with_one_more(item, where) for item in value)
    if is_dataclass(value):
        return replace(value, **{f.name: with_one_more(getattr(value, f.name), where) for f in fields(value)})
    return value


def shown_in(value):
    if isinstance(value, Shown):
        return 1
    if isinstance(value, tuple):
        return sum(map(shown_in, value))
    return sum(shown_in(getattr(value, f.name)) for f in fields(value)) if is_dataclass(value) else 0


@costlier
@given(releases.filter(shown_in), st.data())
def test_the_fingerprint_changes_with_any_figure(made, data):
    changed = with_one_more(made, [data.draw(st.integers(0, shown_in(made) - 1))])
    assert changed != made
    assert fingerprint(changed) != fingerprint(made)
