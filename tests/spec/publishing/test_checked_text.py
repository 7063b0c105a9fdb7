"""What is pointed out in a text that people wrote, held against the figures that are stored."""

from decimal import Decimal

import pytest

from tallystick.publishing.narrative import FIGURE_RULES, RULES, WORDING_RULES, StoredFigure, check, of_pay, of_wres
from tallystick.publishing.sentences import sentence_of
from tallystick.release.quantity import Unit
from tests.spec.publishing.checked import blocks
from tests.spec.publishing.pay_drawn import release_of
from tests.unit.publishing.releases import compared, words_for
from tests.unit.publishing.releases import release_of as counts_of

title = "A text is held against stored figures and wording rules: what differs is pointed out, and nothing is blocked"

PUBLISHED_ERRORS = """
8p more for every £1 of a gap that gives 2p
  mean_hourly_gap value=-1.8
  > A gap of -1.8% means that staff of other ethnic groups get 8p more per £1.
  ! pence: 8p

and put right
  mean_hourly_gap value=-1.8
  > A gap of -1.8% means that staff of other ethnic groups get 2p more per £1.

the same without stored figures
  > A gap of -1.8% means that staff of other ethnic groups get 8p more per £1.
  ! pence: 8p

ethnicity pay gap reporting called a legal requirement
  > We publish this page because ethnicity pay gap reporting is a legal requirement.
  ! law: legal requirement

and put right
  > We publish this page because we choose to: ethnicity pay gap reporting is not a legal requirement.

the duty to report on women and men may be called one
  > Our ethnicity report is voluntary, while gender pay gap reporting is a legal requirement.

a proposal may be told of
  > The government has proposed that ethnicity pay gap reporting will be mandatory.

a difference in rates printed as a wrong percentage
  > Mean hourly pay was £19.90 for White staff and £21.62 for all others, a difference of -0.01.
  ! rates-give-another-gap: -0.01

the same in a table
  > | Mean hourly pay | 19.90 | 21.62 | -0.01 |
  ! rates-give-another-gap: -0.01

and put right
  > Mean hourly pay was £19.90 for White staff and £21.62 for all others, a difference of -8.6%.

or in pounds
  > Mean hourly pay was £19.90 for White staff and £21.62 for all others, a difference of 1.72.

12% for figures that give 9.2%
  > Black employees born abroad earn £12.95 an hour, against £14.26 for White employees: 12% less.
  ! rates-give-another-gap: 12%

and put right
  > Black employees born abroad earn £12.95 an hour, against £14.26 for White employees: 9.2% less.

12% where 9.2% is stored
  mean_hourly_gap value=9.2
  > The mean gap is 12%.
  ! no-such-figure: 12%

opposite signs of mean and median without a word
  mean_hourly_gap value=-3.36
  median_hourly_gap value=3.92
  > The median gap is +3.9% but the mean gap is -3.4%.
  ! signs: mean gap is -3.4%

and put right
  mean_hourly_gap value=-3.36
  median_hourly_gap value=3.92
  > The median gap is +3.9% but the mean gap is -3.4%. A few very highly paid people move a mean and not a median.

an explanation may stand further off if it says that they differ
  mean_hourly_gap value=-3.36
  median_hourly_gap value=3.92
  > They point in opposite directions. One. Two. Three. Four. The median gap is 3.9%. The mean gap is -3.4%.

ratios in a table are no rates of pay
  > | Disciplinary | 1.83 | 0.83 | 4.00 |
"""


NO_FALSE_ALARM = """
years, dates, pages and counts of staff are let be
  mean_hourly_gap value=13.6
  > On 31 March 2026 we employed 6,495 people, 1,852 of them in bands 5 to 7 (page 14, table 3.2, in 2025/26).

a range of 95% is how sure, not how much
  mean_hourly_gap value=13.6
  > The 95% range is wide, and so is a 95% confidence interval.

an aim is not a figure yet
  mean_hourly_gap value=13.6
  > Our target is 10% by 2030.

all and nothing are let be
  mean_hourly_gap value=13.6
  > We asked 100% of staff.

sums of money that are not hourly pay are let be
  mean_hourly_gap value=13.6
  > The programme cost £25,000 and band 5 starts at £31,049.

spine points are not percentage points
  mean_hourly_gap value=13.6
  > Each band has 3 pay points, and there are two points to make.

a time of the year is no ratio
  mean_hourly_gap value=13.6
  > The group met 4 times a year.

preferring not to say is no trait
  > Some people prefer not to say their ethnicity, and we lack confidence in old records.
"""

WORDING = """
initials that lump people together
  > Our BAME colleagues wrote this.
  ! bame: BAME

the standard's own word belongs to the standard
  > BME staff are named so by the Workforce Race Equality Standard.

and not elsewhere
  > BME staff told us.
  ! bme: BME

people named by what they are not
  > Non-white staff and nonwhite staff.
  ! non-white: Non-white
  ! non-white: nonwhite

people of colour in statistics
  > People of colour are a quarter of our staff.
  ! of-colour: People of colour

a background is mixed, people are not
  > Mixed people and Blacks.
  ! mixed-people: Mixed people
  ! nouns: Blacks

a group that is also a nationality
  > Chinese staff and people from the Indian ethnic group.
  ! nationality: Chinese staff

three peoples and no slash
  > Gypsy/Roma staff, and Gypsy, Roma and Irish Traveller staff.
  ! slash: Gypsy/Roma

the division of groups is not one that readers know
  > In the broad group and in each specific ethnic group.
  ! broad-group: broad group
  ! broad-group: specific ethnic group

a gap explained by what people are like
  > The gap is there because they lack confidence and are less ambitious.
  ! traits: lack confidence
  ! traits: less ambitious

initials are explained where they first stand
  > The EDI lead spoke of the EDI plan.
  ! initials: EDI

and then they may be used
  > The Integrated Care Board (ICB) met. The ICB agreed.

a quotation keeps its words
  > The paper of 2019 said “BAME staff wait longer”.
"""


TEXTS = (PUBLISHED_ERRORS, NO_FALSE_ALARM, WORDING)


@pytest.mark.parametrize(("figures", "written", "remarks"), [case for text in TEXTS for case in blocks(text)])
def test_remarks_are(figures, written, remarks):
    stored = of_pay(release_of(figures)) if figures else ()
    assert [(one.rule, one.quoted) for one in check(written, stored)] == remarks


def test_a_remark_says_where_why_and_what_is_expected():
    text = "First sentence. Our BAME colleagues wrote this."
    (remark,) = check(text, ())
    assert text[remark.start : remark.end] == remark.quoted == "BAME"
    assert remark.why
    assert remark.expected


def test_rules_are_functions_that_can_be_chosen():
    assert [one.rule for one in check("BAME staff", (), WORDING_RULES)] == ["bame"]
    assert check("BAME staff", (), FIGURE_RULES) == ()
    assert set(RULES) == {*FIGURE_RULES, *WORDING_RULES}


def test_a_figure_that_somebody_made_by_hand_will_do():
    held = StoredFigure(id="plan/1", name="share of managers", value=Decimal("18.25"), text="18.3", unit=Unit.PERCENT)
    assert check("They are 18.3% of managers.", [held]) == ()
    assert [one.rule for one in check("They are 19% of managers.", [held])] == ["no-such-figure"]


RETURN = (
    "1 non-clinical/5: white 60, bme 30, unknown 5",
    "2: white 300/1200, bme 120/760",
    "6: white 20% of 2000, bme 30% of 800",
)


def test_sentences_on_race_equality_indicators_pass_against_their_own_figures():
    release = counts_of(*RETURN)
    words, stored = words_for(release), of_wres(release)
    said = [sentence_of(result, words) for result in release.tables[0].results]
    assert [(one.quoted, text) for text in said for one in check(text, stored, FIGURE_RULES)] == []


def test_a_ratio_of_an_indicator_is_held_too():
    release = counts_of(*RETURN)
    ratio = compared(release, "2").value.text
    stored = of_wres(release)
    assert check(f"White applicants were appointed {ratio} times as often.", stored) == ()
    assert [one.rule for one in check("White applicants were appointed 3.7 times as often.", stored)] == [
        "no-such-figure"
    ]
    assert [one.rule for one in check(f"The figure was {ratio}%.", stored)] == ["ratio"]
