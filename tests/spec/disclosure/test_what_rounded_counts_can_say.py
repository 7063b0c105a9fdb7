"""What rounded counts allow to be said: only what every count they may stand for would say."""

from fractions import Fraction

from tallystick.disclosure.envelopes import (
    difference_envelope,
    odds_envelope,
    ratio_envelope,
    share_envelope,
    with_family,
)
from tallystick.disclosure.policies import policies
from tallystick.disclosure.rules import possible, rounded, shown_count
from tallystick.release.verdict import Verdict
from tallystick.statistics.judgement import Pair, judge_ratios
from tests.spec.tables import rows

MARGIN = Fraction(3, 100)
HES = policies()["hes"].rule


def behind(count):
    return possible(shown_count(count, rule=HES, zero_allowed=False), rule=HES, zero_allowed=False)


def envelope(counts):
    return ratio_envelope(*map(behind, counts))


def test_kent_and_medways_cases_cannot_be_told_and_are_never_two_point_three():
    """9 of 725 against 17 of 2,505 in 2020: rounded and divided they would be 2.30 times as often, and clear."""
    counts = (9, 725, 17, 2505)
    plugged_in = judge_ratios(
        [Pair(**dict(zip(Pair.__dataclass_fields__, (rounded(c, HES) for c in counts), strict=True)))]
    )[0]
    assert (round(float(plugged_in.value), 2), plugged_in.verdict()) == (2.3, Verdict.CLEAR)
    ours = envelope(counts)
    assert ours.verdict is Verdict.CANNOT_TELL
    assert float(ours.value_low) < 1.829 < float(ours.value_high)


DRAWN = """
    happened | people | against | people | verdict
    90       | 700    | 100     | 2500   | clear
    9        | 725    | 17      | 2505   | cannot-tell
    4200     | 9000   | 4500    | 9100   | small
    4500     | 9000   | 4500    | 9000   | close
    3        | 725    | 17      | 2505   | cannot-tell
    0        | 20     | 0       | 20     | cannot-tell
"""


def test_a_verdict_needs_every_table_that_the_shown_counts_may_stand_for():
    for *counts, verdict in rows(DRAWN):
        assert envelope([int(count) for count in counts]).verdict == verdict


def test_exact_counts_say_what_they_always_said():
    exact = ratio_envelope(*(range(count, count + 1) for count in (9, 725, 17, 2505)))
    plain = judge_ratios([Pair(happened_1=9, people_1=725, happened_2=17, people_2=2505)])[0]
    assert (exact.value_low, exact.value_high, exact.verdict) == (plain.value, plain.value, plain.verdict())
    assert (exact.low, exact.high) == (plain.low, plain.high)


def test_a_group_in_which_nobody_may_be_has_no_share():
    assert share_envelope(range(1), range(1)) is None
    nobody = share_envelope(range(8), range(8))
    assert (nobody.value_low, nobody.value_high) == (0, 100)


def test_where_it_happened_to_nobody_for_certain_there_is_no_comparison():
    assert ratio_envelope(range(1), range(20, 21), range(1), range(20, 21)) is None
    assert odds_envelope(range(1), range(20, 21), range(1), range(20, 21)) is None


def test_a_count_that_may_be_nought_leaves_the_ratio_open():
    ours = ratio_envelope(range(8, 13), range(98, 103), range(8), range(98, 103))
    assert ours.value_high is None
    assert ours.high is None


def test_a_part_is_held_against_the_rest_of_its_whole():
    """Some 60 of 80 in a directorate, against 900 of 1,270 everywhere: nothing can be told."""
    ours = difference_envelope(
        range(58, 63), range(78, 83), range(900, 901), range(1270, 1271), margin=MARGIN, part_of_whole=True
    )
    assert float(ours.value_low) < 100 * (60 / 80 - 900 / 1270) < float(ours.value_high)
    assert ours.verdict in (Verdict.CANNOT_TELL, Verdict.CLOSE)
    nobody = difference_envelope(range(1), range(1), range(9, 10), range(20, 21), margin=MARGIN, part_of_whole=False)
    assert nobody is None


def test_among_many_a_finding_must_survive_the_correction_at_its_worst():
    found = envelope((30, 300, 100, 2500))
    assert found.verdict is Verdict.CLEAR
    alone = with_family([found])
    among = with_family([found, *[envelope((100, 1000, 100, 1000))] * 400, None])
    assert alone[0].verdict is Verdict.CLEAR
    assert among[-1] is None
    assert with_family([share_envelope(range(8, 13), range(98, 103))])[0].verdict is None
    weak = envelope((45, 600, 108, 2510))
    if weak.verdict in (Verdict.CLEAR, Verdict.SMALL):
        assert with_family([weak, *[envelope((100, 1000, 100, 1000))] * 400])[0].verdict is Verdict.CANNOT_TELL
