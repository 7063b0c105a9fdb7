"""What is pointed out in a text that people wrote, held against the figures that are stored."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tallystick.publishing.narrative import FIGURE_RULES, RULES, WORDING_RULES, StoredFigure, check, of_pay, of_wres
from tallystick.publishing.sentences import sentence_of
from tallystick.release.quantity import Unit
from tests.spec.publishing.pay_drawn import figure, release_of, table_of
from tests.unit.publishing.releases import compared, words_for
from tests.unit.publishing.releases import release_of as counts_of

title = "A text is held against stored figures and wording rules: what differs is pointed out, and nothing is blocked"

# A block: the rule, the figures that are stored, the text after ">", and after "!" each remark that is made.
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

NUMBERS = """
a stored figure in fewer decimals is right
  mean_hourly_gap value=13.59 low=9.8 high=17.3
  > The mean gap is 14%, or 13.6%, and chance could put it between 9.8% and 17.3%.

one with its decimals cut off is pointed out
  mean_hourly_gap value=13.59
  > The mean gap is 13%.
  ! cut-off: 13%

one of no stored figure is pointed out
  mean_hourly_gap value=13.59
  > The mean gap is 12.6 per cent.
  ! no-such-figure: 12.6 per cent

the wrong sign is pointed out
  mean_hourly_gap value=-1.8
  > The mean gap is +1.8%.
  ! wrong-sign: +1.8%

pence for every pound follow from the gap
  mean_hourly_gap value=13.59
  > For every £1 that White staff are paid, others are paid 86p.

and other pence do not
  mean_hourly_gap value=13.59
  > For every £1 that White staff are paid, others are paid 68p.
  ! pence: 68p

a rate of pay is a stored one
  mean_hourly_pay value=20.501
  > They are paid £20.50 an hour.

and another is not
  mean_hourly_pay value=20.501
  > They are paid £25.00 an hour.
  ! no-such-figure: £25.00

points printed as a percentage
  mean_gap_change value=-1.53
  mean_hourly_gap value=12.1
  > The mean gap fell by 1.5% to 12.1%.
  ! points: 1.5%

points as points
  mean_gap_change value=-1.53
  mean_hourly_gap value=12.1
  > The mean gap fell by 1.5 percentage points to 12.1%.

points between two shares beside them
  quarter_share quarter=upper value=24.6
  breakdown value=28.5
  > They are 24.6% of the best paid quarter and 28.5% of everybody, which is 3.9 percentage points apart.

the same as a percentage
  quarter_share quarter=upper value=24.6
  breakdown value=28.5
  > They are 24.6% of the best paid quarter and 28.5% of everybody, which is 3.9% apart.
  ! points: 3.9%

a ratio with a percent sign
  > The relative likelihood was 1.83%.
  ! ratio: 1.83%
"""

DIRECTIONS = """
earn less where the gap is below nothing
  mean_hourly_gap value=-1.8
  median_hourly_gap value=-0.9
  > People of all other ethnic groups earn less than White people.
  ! direction: earn less

earn more where it is above
  mean_hourly_gap value=13.6
  > Ethnic minority staff are paid more on average.
  ! direction: paid more

said of the reference group it is the other way round
  mean_hourly_gap value=13.6
  > White staff earn more than staff of other ethnic groups.

and wrong the other way round
  mean_hourly_gap value=-1.8
  > White staff earn more than staff of other ethnic groups.
  ! direction: earn more

mean and median of two signs are each held against their own
  mean_hourly_gap value=-3.4
  median_hourly_gap value=3.9
  > Staff of other ethnic groups are paid more on average, and in the median they are paid less.

a part of the workforce is not held against the whole
  mean_hourly_gap value=-3.4
  > Among doctors, staff of other ethnic groups are paid less.

a denial is no direction
  mean_hourly_gap value=-3.4
  > Nobody should conclude that staff of other ethnic groups are not paid less.

a gap printed beside decides
  mean_hourly_gap value=-3.4
  mean_hourly_gap by=staff_type part=medical-and-dental value=12.3
  > Doctors of other ethnic groups are paid less: a gap of 12.3%.

women and men are told apart
  mean_hourly_gap comparator=men-women group=women reference=men value=9.1
  > Women are paid more than men.
  ! direction: paid more
"""

NAMED_MEASURES = """
a number of another measure is no mean gap
  mean_hourly_gap value=13.59
  breakdown value=28.5
  > The mean ethnicity pay gap is 28.5%.
  ! no-such-figure: 28.5%

nor is the end of its range, where no range is told
  mean_hourly_gap value=13.59 low=9.8 high=17.3
  > The mean gap is 17.3%.
  ! no-such-figure: 17.3%

in a range it is
  mean_hourly_gap value=13.59 low=9.8 high=17.3
  > The mean gap is 13.6%, with a range from 9.8% to 17.3%. It lies between 9.8% and 17.3%.

a median is no mean
  mean_hourly_gap value=13.59
  median_hourly_gap value=8.2
  > The mean pay gap is 8.2% and the median pay gap is 13.6%.
  ! no-such-figure: 8.2%
  ! no-such-figure: 13.6%

a gap of nothing has to be stored too
  mean_hourly_gap value=13.59
  > The mean gap is 0%.
  ! no-such-figure: 0%

a gap without a name of its own is that of the whole workforce
  mean_hourly_gap value=13.59
  mean_hourly_gap by=staff_type part=medical-and-dental value=4.1
  > The mean gap is 4.1%.
  ! no-such-figure: 4.1%

one of a part is that of the part
  mean_hourly_gap value=13.59
  mean_hourly_gap by=staff_type part=medical-and-dental value=4.1
  > In the staff type medical and dental the mean gap is 4.1%.

and not of the whole
  mean_hourly_gap value=13.59
  mean_hourly_gap by=staff_type part=medical-and-dental value=4.1
  > In the staff type medical and dental the mean gap is 13.6%.
  ! no-such-figure: 13.6%

doctors are the staff type medical and dental
  mean_hourly_gap value=13.59
  mean_hourly_gap by=staff_type part=medical-and-dental value=4.1
  mean_hourly_gap by=staff_type part=agenda-for-change value=7.3
  > Among doctors the mean gap is 4.1%. Among doctors the mean gap is 7.3%.
  ! no-such-figure: 7.3%

a group that is named has its own gap
  mean_hourly_gap value=13.59
  mean_hourly_gap comparator=five group=black value=21.3
  > The mean gap between White people and Black people is 21.3%.

and no other group's
  mean_hourly_gap value=13.59
  mean_hourly_gap comparator=five group=black value=21.3
  > The mean gap between White people and Black people is 13.6%.
  ! no-such-figure: 13.6%

the share of one quarter is not that of another
  quarter_share quarter=upper value=24.6
  quarter_share quarter=lower value=31.2
  > They are 31.2% of the upper quarter.
  ! no-such-figure: 31.2%

what is said behind a number names it too
  quarter_share quarter=upper value=24.6
  not_disclosed group=unknown value=4.2
  > 24.6% of staff did not state their ethnicity, and 4.2% are of the top quarter.
  ! no-such-figure: 24.6%
  ! no-such-figure: 4.2%

a share paid a bonus is no bonus gap
  bonus_share value=3.1
  mean_bonus_gap value=22.5
  > The mean bonus gap is 3.1%, and 22.5% of them were paid a bonus.
  ! no-such-figure: 3.1%
  ! no-such-figure: 22.5%

what lies within bands is not what lies between them
  mean_hourly_gap value=10.7
  between value=8.1
  within value=2.6
  > Of the mean gap, 2.6 percentage points lie between bands and 8.1 percentage points within the same band.
  ! no-such-figure: 2.6 percentage points
  ! no-such-figure: 8.1 percentage points
"""

CHANGES = """
narrowed where it widened
  mean_gap_change value=1.5
  mean_hourly_gap value=13.6
  > The mean pay gap has narrowed since last year.
  ! change: gap has narrowed

fallen where it rose
  median_gap_change value=0.7
  > Our median gap has fallen.
  ! change: gap has fallen

and put right
  mean_gap_change value=1.5
  mean_hourly_gap value=13.6
  > The mean pay gap has widened since last year: it rose by 1.5 percentage points.

a gap below nothing narrows upwards
  mean_gap_change value=1.5
  mean_hourly_gap value=-3.4
  > The mean gap narrowed.

and does not widen
  mean_gap_change value=1.5
  mean_hourly_gap value=-3.4
  > The mean gap widened.
  ! change: gap widened

the same as the year before is neither
  mean_gap_change value=0
  mean_hourly_gap value=13.6
  > The mean gap improved.
  ! change: gap improved

said of the people who did it
  mean_gap_change value=1.5
  mean_hourly_gap value=13.6
  > We have reduced the mean pay gap.
  ! change: reduced the mean pay gap

without saying which, either may have narrowed
  mean_gap_change value=1.5
  median_gap_change value=-0.3
  > The gap has narrowed.

a hope is no report
  mean_gap_change value=1.5
  > We want the gap narrowed, and it may have fallen. The gap has not narrowed.
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


def _blocks(text):
    for block in re.split(r"\n\s*\n", text.strip()):
        rule, *lines = (line.strip() for line in block.splitlines())
        written = "\n".join(line[2:] for line in lines if line.startswith("> "))
        remarks = [tuple(line[2:].split(": ", 1)) for line in lines if line.startswith("! ")]
        figures = [figure(line) for line in lines if line[:2] not in ("> ", "! ")]
        yield pytest.param(figures, written, remarks, id=f"{rule}: {written[:40]}")


TEXTS = (PUBLISHED_ERRORS, NUMBERS, NAMED_MEASURES, DIRECTIONS, CHANGES, NO_FALSE_ALARM, WORDING)


@pytest.mark.parametrize(("figures", "written", "remarks"), [case for text in TEXTS for case in _blocks(text)])
def test_remarks_are(figures, written, remarks):
    stored = of_pay(release_of(figures)) if figures else ()
    assert [(one.rule, one.quoted) for one in check(written, stored)] == remarks


def test_the_gaps_of_two_years_tell_which_way_it_went():
    years = [
        table_of([figure(f"mean_hourly_gap value={gap}")], snapshot=date(year, 3, 31))
        for year, gap in ((2026, 12.1), (2025, 13.6))
    ]
    release = replace(release_of([]), tables=tuple(years))
    assert check("The mean gap has narrowed.", of_pay(release)) == ()
    assert [one.rule for one in check("The mean gap has widened.", of_pay(release))] == ["change"]


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
