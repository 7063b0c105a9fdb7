"""Laws of frozen sets and of the network’s view: what is written is read back, and silence is never agreement."""

from dataclasses import fields
from typing import get_args, get_type_hints

from hypothesis import given
from hypothesis import strategies as st

from tallystick_web.reviews import frozen_rules
from tallystick_web.reviews.frozen_rules import Frozen, from_bytes, to_bytes
from tallystick_web.reviews.heard_rules import ViewNow
from tallystick_web.reviews.network_rules import counted, views_sentence
from tallystick_web.reviews.rules import View
from tests.generative.examples import costly

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def values_of(hint):
    """Any value of what a field holds."""
    if hint is str:
        return TEXT
    if hint is bool:
        return st.booleans()
    if hint is int:
        return st.integers(1, 99)
    inner = get_args(hint)
    if type(None) in inner:
        return st.none() | values_of(next(one for one in inner if one is not type(None)))
    if inner:
        return st.lists(values_of(inner[0]), max_size=3).map(tuple)
    return any_of(hint)


def any_of(kind):
    hints = get_type_hints(kind, vars(frozen_rules))
    return st.builds(kind, **{one.name: values_of(hints[one.name]) for one in fields(kind)})


@costly
@given(any_of(Frozen))
def test_every_set_reads_back_to_itself_and_is_written_again_to_the_same_bytes(frozen):
    content = to_bytes(frozen)
    assert from_bytes(content) == frozen
    assert to_bytes(from_bytes(content)) == content


VIEWS = st.builds(
    ViewNow, item=st.uuids(), view=st.none() | st.sampled_from(View), was_asked=st.booleans(), said=st.just("")
)


@given(st.lists(VIEWS, max_size=12), st.lists(st.booleans(), max_size=12))
def test_silence_changes_nothing_that_is_said_of_agreement(spoken, silent):
    """However many outcomes the network says nothing of, as many are agreed with, and as many are not, as before."""
    quiet = [ViewNow(item=one.item, was_asked=was) for one, was in zip(spoken, silent, strict=False)]
    before, after = counted(spoken), counted([*spoken, *quiet])
    assert {one: after[str(one)] for one in View} == {one: before[str(one)] for one in View}
    assert after.total() == before.total() + len(quiet)


@given(st.lists(VIEWS.filter(lambda one: one.view is None), min_size=1, max_size=12))
def test_from_silence_alone_no_sentence_says_that_the_network_agrees(silent):
    sentence = views_sentence(silent)
    assert "agrees" not in sentence
    assert all(one.label not in {view.label for view in View} for one in silent)
