"""What every figure of pay says: gaps, shares, parts of a gap, what is withheld and what cannot be given."""

import pytest

from tallystick.publishing.pay.sentences import SENTENCES, sentence_of
from tallystick.release.pay import NotPayable, PayMeasure, PayNote
from tests.spec.publishing.pay_drawn import broken, drawn, figure, table_of

title = "A figure of pay says in one plain sentence what it means, for whom, and what chance could make of it"

GAPS = """
a gap is pence in the pound
  mean_hourly_gap value=13.59 low=9.8 high=17.34
  + For every £1 that White people are paid for an hour on average, people of all other ethnic groups are paid 86p
  + a mean gap of 13.6%.
  + Chance alone could put it between 9.8% and 17.3%.
  + Compared: White people (White minorities included) with everyone else.
  - earn more

a gap below nothing says who earns more
  mean_hourly_gap value=-1.8 low=-3 high=-0.5
  + are paid £1.02: a mean gap of −1.8%, so they earn more.
  - on either side

a gap of 6.67 is 93p
  median_hourly_gap value=6.67
  + the middle earner among people of all other ethnic groups is paid 93p: a median gap of 6.7%.
  - on average

pence are rounded once, from the gap and not from its print
  mean_hourly_gap value=-4.4767
  + £1.04: a mean gap of −4.5%

no gap is no difference
  mean_hourly_gap value=0
  + £1.00: a mean gap of 0.0%, no difference.

a gap under half a penny is said to be that
  mean_hourly_gap value=0.3
  + £1.00: a mean gap of 0.3%, less than a penny either way.

a range with nothing inside says that it could go either way
  mean_hourly_gap value=1.2 low=-3.4 high=5.8
  + between −3.4% and 5.8%, so it could be on either side of nothing.

a range without width is never called sure
  median_hourly_gap value=0 low=0 high=0 notes=NO_WIDTH
  + the medians sit on the same pay point in every resample
  - certain
  - Chance alone

a range with nearly no width says why it is so narrow
  median_hourly_gap value=0 low=0 high=0 notes=NEARLY_NO_WIDTH
  + the medians sit on
  - hardly
  - certain

one with some width is given with the reason
  median_hourly_gap value=0 low=0 high=3.1 notes=NEARLY_NO_WIDTH
  + Chance alone could put it between 0.0% and 3.1%. Read the range with care: the medians sit on

one person who moves the mean is named as a caution
  mean_hourly_gap value=20 notes=ONE_PERSON,FEW_PEOPLE
  + one person alone moves the mean by more than a tenth
  + fewer people than the guidance advises

a gap among women says so first
  mean_hourly_gap by=sex part=female value=5
  + Among women, for every £1 that White people are paid

a gap inside a staff group names it
  mean_hourly_gap by=staff_type part=medical-and-dental value=5
  + Among people whose staff type is Medical and dental, for every £1

a staff type is called by its label
  mean_hourly_gap by=staff_type part=very-senior-manager value=5
  + Among people whose staff type is Very senior managers, for every £1

an age keeps its hyphen
  mean_hourly_gap by=age_band part=25-34 value=5
  + Among people whose age is 25-34, for every £1

a gap without a kind of bonus says without which
  mean_bonus_gap variant=without:clinical-excellence value=4
  + Without clinical excellence, for every £1 that White people are paid in bonus
  + Only people who were paid a bonus are counted.

another comparator is named, because gaps that are called alike are not
  mean_hourly_gap comparator=white-british-rest group=rest reference=white-british value=2
  + White British people are paid for an hour
  + people of all other ethnic groups (White minorities among them) are paid 98p
  + Compared: White British people with everyone else (White minorities included).

a gap at a decile says where in the order
  decile_gap detail=10 value=2.4
  + Where one in ten of each group is paid less, for every £1
  + 98p: a gap of 2.4%.

pairs at random need no money
  superiority value=54.3 low=51.2 high=57.4
  + in 54 of 100 pairs the person from among White people is paid more
  + between 51 and 57 of 100
  - %

before any adjustment the gap stands alone
  adjusted_gap value=-9.1
  + Before any adjustment, people of all other ethnic groups are paid 9.1% more than White people
  - bands are open to all

adjusting says only what was really held equal
  adjusted_gap detail=person:sex value=3.1
  + After adjusting also for sex, people of all other ethnic groups are paid 3.1% less than White people
  - age
  - full time

what was held equal between men and women is never sex
  adjusted_gap comparator=men-women group=women reference=men detail=person:age_band,full_time value=3.1
  + After adjusting also for age and whether people work full time, women are paid 3.1% less than men
  - sex

a step that does not name its traits is told by its usual words
  adjusted_gap detail=person value=3.1
  + After adjusting also for age, sex, and full time or part time

adjusting for bands says so under the traits that a release names
  adjusted_gap detail=band:band value=3.1
  + After adjusting also for band, people of all other ethnic groups are paid 3.1% less than White people
  + not whether the bands are open to all.

adjusting for bands says what it does not ask
  adjusted_gap detail=band value=3.1
  + After adjusting also for band, people of all other ethnic groups are paid 3.1% less than White people
  + not whether the bands are open to all.

a change is in points and names the day before
  mean_gap_change detail=2025-03-31 value=-1.53 low=-2 high=-1
  + is 1.5 percentage points lower than on 31 March 2025: it moved in favour of people of all other ethnic groups.
  + between −2.0 percentage points and −1.0 percentage points

no change says the same
  median_gap_change detail=2025-03-31 value=0
  + is the same as on 31 March 2025.
"""

SHARES = """
a share of a quarter gives its counts and what ties could make of it
  quarter_share quarter=lower~middle value=23.4 n=120 n_reference=513 least=22.1 most=24 tied=88
  + Of the lower middle quarter of pay, 23.4% are people of all other ethnic groups (120 of 513).
  + Because 88 people share the rates at its ends, it could be anything from 22.1% to 24.0%.

a withheld number of people on the rates at its ends is left out
  quarter_share quarter=upper value=23.4 n=120 n_reference=513 least=22.1 most=24 tied=hidden
  + Because people share the rates at its ends, it could be anything

one rate at both ends of a quarter has its people once
  quarter_share quarter=upper value=23.4 n=120 n_reference=513 least=22.1 most=24 tied=2
  + Because 2 people share the rates at its ends

without ties there is no other share
  quarter_share quarter=upper value=23.4 n=120 n_reference=513 least=23.4 most=23.4 tied=0
  - Because

nobody in a quarter is no employees and no number
  quarter_share quarter=upper value=0 n=0 n_reference=513
  + The upper quarter of pay has no employees among people of all other ethnic groups.
  - 0.0%

a withheld count leaves the share without its counts
  quarter_share quarter=upper value=23.4 n=hidden n_reference=513
  + 23.4% are
  - 513
  - withheld

a share of bonuses is of everybody employed in the group
  bonus_share value=12 happened=42 n=350
  + 12.0% of people of all other ethnic groups were paid a bonus in the twelve months (42 of 350).

a breakdown is of everybody employed
  breakdown value=23.1 n=350 n_reference=1515
  + People of all other ethnic groups are 23.1% of everybody employed (350 of 1,515).

an empty group has no employees, never nought
  breakdown value=0 n=0 n_reference=1515
  + There are no employees among people of all other ethnic groups.
  - 0

a withheld share of people not known does not say what they did
  not_disclosed group=unknown value=hidden n=hidden
  + The share of employees whose ethnicity is not known is withheld to protect people.
  - did not say

people not known are one figure, whatever they did or were asked
  not_disclosed group=unknown value=4 n=60 n_reference=1515
  + 4.0% of employees are people whose ethnicity is not known (60 of 1,515).

and each kind of not known is its own
  not_disclosed group=unknown detail=prefer-not-to-say value=2 n=30 n_reference=1515
  + chose to answer that they prefer not to say their ethnicity

a national code is read as the kind it stands for
  not_disclosed group=unknown detail=z value=2 n=30 n_reference=1515
  + were asked for their ethnicity and did not state it
  - (z)

pay is in pounds for an hour
  mean_hourly_pay group=white value=20.501
  + White people are paid £20.50 an hour on average.

people on a rate are counted within a pound
  people_at_rate detail=15 n=12
  + on a rate from £15.00 to £15.99: 12 people.

who is counted is said by purpose
  population comparator= group= detail=full-pay n=1450
  + paid in full in the pay period: 1,450 people.
"""

PARTS = """
what lies between bands is told of the gap it is part of
  between value=-18.8
  mean_hourly_gap value=-12.3
  + Of the mean gap of −12.3% between White people and people of all other ethnic groups
  + −18.8 percentage points lie between bands: who sits where.

what lies within bands says which way
  within value=6.5
  mean_hourly_gap value=-12.3
  + 6.5 percentage points lie within bands
  + In the same band, people of all other ethnic groups are paid less than White people.

bands of one group alone have no counterpart
  no_overlap value=0.5
  + 0.5 percentage points lie outside: with people in bands that only one of the groups is in.

a level of bands is named
  between detail=staff_type value=-15
  + lie between staff types

a withheld headline is not told by its part
  between value=-18.8
  mean_hourly_gap value=hidden
  + Of the mean gap between White people
  - withheld

where bands were handed in, only people of bands that both are in are compared by a model
  explained detail=pooled~with~group value=-10.2 low=-13 high=-7
  adjusted_gap detail=band:band value=2
  + in bands that both are in

and where they were not, nothing is said of bands
  explained detail=pooled~with~group value=-10.2 low=-13 high=-7
  adjusted_gap detail=person:sex value=2
  - band

explained is not fair
  explained detail=pooled~with~group value=-10.2 low=-13 high=-7
  + −10.2 percentage points go with what the two groups differ in (explained)
  + Explained is not fair, and unexplained is not discrimination.

unexplained is not discrimination
  unexplained detail=reference value=5.1
  + are left when that is held equal (unexplained), priced as in the reference group
  + unexplained is not discrimination

what would close it is told of groups alone
  closing detail=same-bands value=4.6
  + If people of all other ethnic groups were spread over the bands as White people are, the mean gap would be 4.6%.

the median follows its own way
  closing detail=same-bands-median value=3.9
  + If people of all other ethnic groups were spread over the bands as White people are, the median gap would be 3.9%.

also where pay in the band is made the same
  closing detail=same-pay-median value=3.9
  + in every band where they are paid less, the median gap would be 3.9%.

and what it would cost is one sum
  closing detail=cost value=2106.66
  + £2,106.66 an hour
  + all of them together
"""

NOT_THERE = """
a withheld gap says that, and nothing more
  mean_hourly_gap value=hidden low=hidden high=hidden n=hidden n_reference=1105 notes=ONE_PERSON
  + The mean hourly pay gap between White people and people of all other ethnic groups is withheld to protect people.
  - one person
  - 1,105
  - Compared

a withheld count of people says so
  population comparator= group= detail=relevant n=hidden
  + is withheld to protect people.

nobody in a group is no employees
  mean_hourly_gap why=NO_EMPLOYEES n=0
  + cannot be given, because there are no employees in one of the groups.
  - 0

no bonus in a group is no gap of a hundred
  median_bonus_gap why=NO_BONUS_IN_GROUP
  + because nobody in this group was paid a bonus
  - 100

fewer than four people have no quarters
  quarter_share group= quarter= why=TOO_FEW_FOR_QUARTERS
  + cannot be given: fewer than four people have no quarters.

groups that a file does not give are said to be missing
  mean_hourly_gap comparator=five group= reference= why=GROUPS_NOT_GIVEN
  + The mean hourly pay gap cannot be given, because the file does not say people's ethnic groups finely enough.
  + Compared: White people and each of four other ethnic groups.
"""


@pytest.mark.parametrize("case", drawn(GAPS) + drawn(SHARES) + drawn(PARTS) + drawn(NOT_THERE), ids=str)
def test_figure_says(case):
    sentence = sentence_of(case.figures[0], table_of(case.figures))
    assert broken(case, sentence) == [], sentence


def test_every_measure_has_a_sentence():
    assert set(SENTENCES) == set(PayMeasure)


@pytest.mark.parametrize("why", list(NotPayable))
def test_every_reason_ends_a_sentence(why):
    said = sentence_of(figure(f"mean_hourly_gap why={why.name}"), table_of(()))
    assert str(why) in said
    assert "None" not in said


@pytest.mark.parametrize("note", list(PayNote))
def test_every_note_is_said(note):
    said = sentence_of(figure(f"mean_hourly_gap value=0 low=0 high=0 notes={note.name}"), table_of(()))
    assert str(note) in said
