"""The fast way counts what the plain way counts, on organisations with all the dirt of real extracts."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.definitions import load
from tallystick.engine import Reason, count, returns_of
from tallystick.vocabulary.periods import Snapshot
from tests.generative.engine.agreement import counted_plainly, fast_figures, plain_figures
from tests.generative.engine.organisations import answers, records, silences
from tests.generative.examples import tried

DEFINITIONS = {name: load(name, 2025) for name in ("wres", "wdes")}
SNAPSHOT = Snapshot(2025)
# An organisation takes a quarter of a second to draw and to count twice.
fewer = tried(quick=20, long=5_000)


@tried(quick=25, long=10_000)
@given(frames=records(), choices=answers(), silent=silences(), standard=st.sampled_from(["wres", "wdes"]))
def test_columns_and_people_agree(frames, choices, silent, standard):
    fast = count(DEFINITIONS[standard], frames, choices, snapshot=SNAPSHOT, silent=silent)
    plain = counted_plainly(DEFINITIONS[standard], frames, choices, snapshot=SNAPSHOT, silent=silent)
    asked = ("applications", DEFINITIONS[standard].grouping.replace("wres", "ethnicity")) not in silent
    assert fast_figures(fast) == plain_figures(plain, applications="applications" in frames and asked)
    reasons = {(kind, file, line): reason for file, line, kind, reason in fast.excluded.iter_rows()}
    assert reasons == {place: str(reason) for place, reason in plain.book.excluded.items()}
    assert len(reasons) == fast.excluded.height, "a row was left out twice"


@fewer
@given(frames=records(), choices=answers())
def test_every_row_is_counted_or_left_out(frames, choices):
    counted = count(DEFINITIONS["wres"], frames, choices, snapshot=SNAPSHOT)
    out = Counter(counted.excluded["kind"])
    whole = counted.cube.filter(by="")
    for kind, indicator, row in (
        ("staff", "1", "workforce"),
        ("cases", "3", "two-year"),
        ("learning", "4", ""),
        ("board", "9", "board/total"),
    ):
        there = whole.filter(indicator=indicator, row=row)["happened"].sum()
        assert there + out[kind] == (frames[kind].height if kind in frames else 0)


@fewer
@given(frames=records(), choices=answers(), standard=st.sampled_from(["wres", "wdes"]))
def test_a_return_can_always_be_made(frames, choices, standard):
    counted = count(DEFINITIONS[standard], frames, choices, snapshot=SNAPSHOT)
    for made in returns_of(counted, DEFINITIONS[standard]):
        for tally in made.tallies:
            assert tally.people is None or tally.happened <= tally.exposure


def test_the_strategy_reaches_every_reason_of_a_counted_kind():
    """Otherwise the two ways could agree only because nothing was asked of them."""
    wanted = {reason for reason in Reason if not reason_of_survey(reason)}
    seen = set()

    @settings(max_examples=400, derandomize=True, database=None)
    @given(frames=records(), choices=answers(), silent=silences(), standard=st.sampled_from(["wres", "wdes"]))
    def look(frames, choices, silent, standard):
        made = counted_plainly(DEFINITIONS[standard], frames, choices, snapshot=SNAPSHOT, silent=silent)
        seen.update(made.book.excluded.values())

    look()
    assert wanted - seen == set()


def reason_of_survey(reason):
    return reason.name in {
        "ANOTHER_QUESTION",
        "ANOTHER_GROUP",
        "ONE_OF_SEVERAL_QUESTIONS",
        "NO_RESULT",
        "IMPOSSIBLE_RESULT",
        "PERCENTAGE_OF_A_PART",
        "REPEATED_RESULT",
    }
