"""Which numbers and directions in a text do not fit the figures that are stored."""

from dataclasses import replace
from datetime import date

import pytest

from tallystick.publishing.narrative import check, of_pay
from tests.spec.publishing.checked import blocks
from tests.spec.publishing.pay_drawn import figure, release_of, table_of

title = "A number is held against the figures of the measure it names, and a direction against their signs"

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


TEXTS = (NUMBERS, NAMED_MEASURES, DIRECTIONS, CHANGES)


@pytest.mark.parametrize(("figures", "written", "remarks"), [case for text in TEXTS for case in blocks(text)])
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
