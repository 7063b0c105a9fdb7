"""Laws over sentences: each passes the check of texts against its own release, and none holds a slip of a program."""

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.publishing.narrative import check, of_pay
from tallystick.publishing.pay.lead import lead_of
from tallystick.publishing.pay.questions import board_questions
from tallystick.publishing.pay.sentences import sentence_of
from tallystick.release.pay import NotPayable, PayMeasure, PayNote
from tests.spec.publishing.pay_drawn import figure, release_of
from tests.unit.publishing.pay import pay_releases

SLIPS = re.compile(r"\bnan\b|\binf\b|\bNone\b|Shown\(|Hidden\(|Decimal|[{}]|  |,,|\.\.", re.IGNORECASE)
DETAILS = {
    PayMeasure.DECILE_GAP: [str(tenth) for tenth in range(10, 100, 10)],
    PayMeasure.ADJUSTED_GAP: ["", "person", "person:age_band,sex", "work:staff_group", "service", "band:band"],
    PayMeasure.BETWEEN: ["", "staff_type", "band"],
    PayMeasure.EXPLAINED: ["reference", "other", "half", "by~number", "pooled", "pooled~with~group"],
    PayMeasure.UNEXPLAINED: ["reference", "pooled~with~group"],
    PayMeasure.MEAN_GAP_CHANGE: ["", "2025-03-31"],
    PayMeasure.CLOSING: ["same-bands", "same-bands-median", "moves", "same-pay", "same-pay-median", "cost"],
    PayMeasure.NOT_DISCLOSED: ["", "not-stated", "prefer-not-to-say", "not-known", "not-asked", "withdrawn", "z"],
    PayMeasure.PEOPLE_AT_RATE: ["15"],
    PayMeasure.POPULATION: ["relevant", "full-pay", "left-out:no-hours"],
}
GROUPS = [
    *[("white-rest", "white", "bme"), ("white-british-rest", "white-british", "rest")],
    *[("five", "white", group) for group in ("asian", "black", "mixed", "other")],
    *[("category", "a", group) for group in ("h", "j+k", "m")],
]
WHERE = [
    "",
    "by=sex part=female",
    "by=staff_type part=medical-and-dental",
    "variant=known-only",
    "variant=without:clinical-excellence",
]
amounts = st.decimals(min_value=-60, max_value=60, places=2)
counts = st.integers(min_value=0, max_value=9_000)


@st.composite
def figures(draw):
    """A figure of any measure, with numbers of any size, withheld or not there."""
    measure = draw(st.sampled_from(list(PayMeasure)))
    comparator, reference, group = draw(st.sampled_from(GROUPS))
    group = "unknown" if measure is PayMeasure.NOT_DISCLOSED else group
    words = [
        str(measure),
        f"comparator={comparator}",
        f"group={group}",
        f"reference={reference}",
        draw(st.sampled_from(WHERE)),
    ]
    detail = draw(st.sampled_from(DETAILS.get(measure, [""])))
    words.append(f"detail={detail}")
    if measure is PayMeasure.QUARTER_SHARE:
        words.append(f"quarter={draw(st.sampled_from(['lower', 'lower~middle', 'upper~middle', 'upper']))}")
    if draw(st.integers(min_value=0, max_value=9)) == 0:
        return figure(" ".join([*words, f"why={draw(st.sampled_from(list(NotPayable))).name}"]))
    value = draw(counts if detail == "moves" else amounts)
    ends = sorted((draw(amounts), draw(amounts)))
    numbers = {"value": value, "low": ends[0], "high": ends[1], "least": ends[0], "most": ends[1]}
    for name in ("n", "n_reference", "happened", "tied"):
        numbers[name] = draw(counts)
    if detail == "moves":
        numbers = {name: number for name, number in numbers.items() if name not in ("low", "high", "least", "most")}
    hidden = draw(st.sets(st.sampled_from(sorted(numbers)), max_size=2))
    words += [f"{name}={'hidden' if name in hidden else number}" for name, number in numbers.items()]
    notes = draw(st.lists(st.sampled_from([note.name for note in PayNote]), unique=True))
    return figure(" ".join([*words, f"notes={','.join(notes)}"]))


@given(st.lists(figures(), min_size=1, max_size=6))
def test_every_generated_sentence_passes_the_check_against_its_own_release(drawn):
    release = release_of(drawn)
    stored, (table,) = of_pay(release), release.tables
    for one in drawn:
        said = sentence_of(one, table)
        assert [(remark.rule, remark.quoted) for remark in check(said, stored)] == [], said


@given(figures())
def test_no_sentence_holds_a_slip(one):
    said = sentence_of(one, release_of([one]).tables[0])
    assert not SLIPS.search(said), said
    assert said[0].isupper() or said[0].isdigit() or said[0] == "\N{MINUS SIGN}"
    assert said.endswith(".")


@pytest.mark.parametrize(
    "make",
    [pay_releases.full, pay_releases.draft, pay_releases.by_sex, pay_releases.one_group, pay_releases.all_hidden],
)
def test_all_that_a_made_up_trust_says_passes_the_check(make):
    release = make()
    stored, (table,) = of_pay(release), release.tables
    lead, asked = lead_of(table), board_questions(table)
    # One of each: a trust has a thousand figures, and many say the same of another band.
    told = {(one.measure, one.by, one.variant, one.detail[:4]): one for one in table.figures}
    said = [sentence_of(one, table) for one in told.values()]
    said += [lead.title, *lead.sentences, *lead.warnings]
    said += [text for one in asked for text in (one.question, one.open, *one.answers)]
    for text in said:
        assert not SLIPS.search(text), text
        assert [(remark.rule, remark.quoted) for remark in check(text, stored)] == [], text


MEAN_GAPS = [
    "The mean ethnicity pay gap is {}%.",
    "Our mean hourly pay gap stands at {} per cent, as last year.",
    "The average pay gap, which we publish every March, was {}%.",
    "{}% is our mean gap.",
    "The mean gap between White people and people of all other ethnic groups is {}%.",
]


@pytest.mark.parametrize("sentence", MEAN_GAPS)
@pytest.mark.parametrize("make", [pay_releases.full, pay_releases.two_years])
def test_of_a_hundred_wrong_numbers_for_the_mean_gap_fewer_than_five_pass(make, sentence):
    stored = of_pay(make())
    assert len([n for n in range(101) if not check(sentence.format(n), stored)]) < 5


@cache
def stored_of_one_year():
    return of_pay(pay_releases.full())


@given(st.decimals(min_value=0, max_value=100, places=1))
def test_the_mean_gap_passes_and_no_other_number_for_it(number):
    stored = stored_of_one_year()
    of_all = [one for one in stored if one.is_leading and not (one.among or one.is_end)]
    gaps = {one.printed.copy_abs() for one in of_all if one.measure == PayMeasure.MEAN_HOURLY_GAP}
    remarks = check(f"The mean ethnicity pay gap is {number}%.", stored)
    assert (not remarks) == (number in gaps)


def test_a_withheld_release_gives_no_number_away():
    (table,) = pay_releases.all_hidden().tables
    for one in table.figures:
        said = sentence_of(one, table)
        assert "withheld" in said or one.why_not is not None
        assert one.by or not re.search(r"\d", said), said


WRITTEN = st.lists(
    st.sampled_from(
        [
            *(
                "£",
                "£1",
                "p",
                "%",
                "per cent",
                "percentage points",
                "points",
                "times",
                "an hour",
                "-",
                "+",
                "\N{MINUS SIGN}",
            ),
            *(
                "0",
                "0.00",
                "1.8",
                "13.6",
                "19.90",
                "21.62",
                "1,204",
                "2026",
                ".",
                ",",
                ";",
                "|",
                "\n",
                "\n\n",
                "(",
                ")",
                '"',
            ),
            *(
                "mean",
                "median",
                "earn",
                "less",
                "more",
                "White",
                "BME",
                "men",
                "WRES",
                "ethnicity pay gap",
                "law",
                "gap",
            ),
        ]
    ),
    max_size=40,
)


@given(WRITTEN, st.sampled_from(["", " "]), st.lists(figures(), max_size=3))
def test_any_text_is_read_and_every_remark_quotes_it(words, between, drawn):
    text = between.join(words)
    stored = of_pay(release_of(drawn)) if drawn else ()
    for remark in check(text, stored):
        assert text[remark.start : remark.end] == remark.quoted
        assert remark.quoted
        assert remark.why
        assert remark.expected
