"""Choosing what would show an item: what is chosen stands first and stays, whatever words somebody looks for."""

from tallystick_web.numbers.measure_rules import Better, Cadence, Measure, MeasureKind, MeasureUnit
from tallystick_web.plans.presenters.choosing import choice_page


def measure(key, name, *, source="Pay gaps"):
    return Measure(
        id=key,
        name=name,
        what=f"What {name} counts.",
        kind=MeasureKind.COMPUTED,
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.YEARLY,
        counts_people=True,
        source=source,
    )


OFFERED = (
    measure("wres/1", "Band 2", source="Standard: pay bands"),
    measure("pay/a", "Median gap"),
    measure("pay/b", "Mean gap"),
    measure("wres/2", "Shortlisting", source="Standard"),
)


def page(words="", *, now=("pay/b", "wres/9"), ticked=("pay/b",)):
    return choice_page(OFFERED, now=now, ticked=ticked, words=words)


def listed(of):
    return {group.heading: [one.value for one in group.choices] for group in of.groups}


def test_what_is_chosen_stands_first_and_nowhere_else():
    found = page()
    assert [(one.value, one.is_chosen) for one in found.chosen] == [("pay/b", True), ("wres/9", False)]
    assert listed(found) == {"Pay gaps": ["pay/a"], "Standard": ["wres/2"], "Standard: pay bands": ["wres/1"]}
    assert list(listed(found))[-1] == "Standard: pay bands"


def test_words_leave_out_what_does_not_have_them_and_never_what_is_chosen():
    found = page("shortlisting")
    assert [one.value for one in found.chosen] == ["pay/b", "wres/9"]
    assert listed(found) == {"Standard": ["wres/2"]}
    assert found.says == "1 more measure with “shortlisting”."
    assert page("unicorns").says == "No more with these words."
    assert page().says == ""


def test_a_chosen_measure_that_is_no_longer_there_can_still_be_left():
    gone = page().chosen[-1]
    assert (gone.value, gone.text) == ("wres/9", "A measure that is no longer there")


def test_what_each_counts_is_said_where_somebody_looks_for_words():
    assert page("median").groups[0].choices[0].hint == "What Median gap counts."
    assert page().groups[0].choices[0].hint == ""
