"""What a ratio says: of two groups, or of two groups of bands."""

import pytest

from tests.spec.publishing.drawn import broken, drawn, judged

LIKELIHOODS = """
a clear difference names the side, the counts and that it is more than chance
  2: white 300/1200, bme 120/760
  = 2 clear
  + White applicants were appointed from shortlisting 1.58 times as often as BME applicants
  + 300 of 1,200 against 120 of 760
  + more than chance alone usually gives
  - eaning
  - Too few

a small difference names the side and says that it is small
  4: white 2906/4556, bme 1067/1780
  = 4 small
  + White staff took part in non-mandatory training and development 1.06 times as often as BME staff
  + Chance is an unlikely explanation, but the difference is small
  - more than chance
  - eaning

a close one names no side
  2: white 4000/10000, bme 4010/10000
  = 2 close
  + White and BME applicants were appointed from shortlisting at nearly the same rate
  + hard to square with a difference beyond 0.80 to 1.25
  - times as often
  - more than chance

what cannot be told leans, gives both limits and is no finding of equality
  3 one-year: white 17/2505, bme 9/725
  = 3 cannot-tell
  + Too few people to be sure, leaning towards BME staff entering the formal disciplinary process 1.83 times as often
  + anything from 0.83 to 4.00 times fits these figures
  + This is not a finding of no difference.
  - entered the formal
  - more than chance
  - Chance is an unlikely

so few people that no count of theirs would be clear are said to be that
  3 one-year: white 1/1, bme 0/1
  = 3 cannot-tell
  + With numbers like these, no number of BME cases would show a clear difference.

a ratio below one is said as it is, and not turned round
  3 one-year: white 100/2505, bme 5/725
  = 3 clear
  + BME staff entered the formal disciplinary process 0.17 times as often as white staff
  + more than chance alone usually gives
  - more often

a ratio below one that cannot be told is said as it is, and leans to less often
  3 one-year: white 30/2000, bme 6/725
  = 3 cannot-tell
  + leaning towards BME staff entering the formal disciplinary process less often, 0.55 times as often as white staff
  + This is not a finding of no difference.
  - more often

an equal ratio from few people leans neither way
  2: white 5/100, bme 5/100
  = 2 cannot-tell
  + leaning neither way
  + anything from 0.32 to 3.15 times fits
  + This is not a finding of no difference.
  - leaning towards

a ratio that is printed as next to equal leans nowhere
  2: white 20/201, bme 10/100
  = 2 cannot-tell
  + as near to equal as these numbers can show (20 of 201 against 10 of 100), but anything from
  + This is not a finding of no difference.
  - eaning

so few people that one count alone would be clear are told its number without a plural
  3 one-year: white 30/2000, bme 6/725
  = 3 cannot-tell
  + the nearest count of BME cases, in either direction, that would show a clear difference is
  - 4 BME cases

an open upper limit of a clear difference is said as upwards
  4: white 60/100, bme 60/100
  2: white 50/100, bme 0/100
  = 2 clear
  + White applicants were appointed from shortlisting
  + no ratio can be given
  + times upwards
  + more than chance alone usually gives
  - None

an open upper limit of what cannot be told is said as upwards
  4: white 60/100, bme 60/100
  3 one-year: white 0/300, bme 2/150
  = 3 cannot-tell
  + leaning towards
  + times upwards
  + This is not a finding of no difference.
  - None

equal rates are told for the group the standard is about, as so many rather than so many
  3 one-year: white 17/2505, bme 9/725
  = 3 cannot-tell
  + At the white rate, about 5 BME cases rather than 9.

equal rates of appointment are told of what was, and never as a number to appoint
  2: white 300/1200, bme 120/760
  = 2 clear
  + With the same posts shared at equal rates, about 163 of the appointments would have been BME rather than 120.
  - to appoint
  - should
  - need
  - must
  - target
  - more BME

equal rates that would change nobody are left out
  3 one-year: white 100/1000, bme 10/100
  = 3 cannot-tell
  - At the white rate
  - rather than

a common benefit is told from the other side too, and the gap in points
  4: white 92/100, bme 81/100
  = 4 small
  + BME staff missed non-mandatory training and development 2.38 times as often
  + The rates are 11.0 points apart
  + never go beyond 1.25

points apart are a distance, whichever group is ahead
  2: white 400/1000, bme 500/1000
  = 2 small
  + 10.0 points apart
  - −10.0 points apart

a rare harm is told in a thousand as well
  3 one-year: white 17/2505, bme 9/725
  = 3 cannot-tell
  + 12.4 in every 1,000 BME staff and 6.8 in every 1,000 white staff

two years together are said to be two years, and their rates to be of one
  3 one-year: white 17/4556, bme 9/1780
  3 two-year: white 38/4556, bme 22/1780
  = 3 two-year cannot-tell
  + two years together
  + in every 1,000 BME staff a year

what nobody met cannot be calculated, and the counts are there to see
  4: white 60/100, bme 60/100
  3 one-year: white 0/2505, bme 0/725
  = 3 not-calculable
  + cannot be calculated, because it happened to nobody in either group
  + 0 of 725 BME, 0 of 2,505 white
  - times

a group with nobody in it cannot be compared
  4: white 60/100, bme 60/100
  2: white 10/40, bme 0/0
  = 2 not-calculable
  + cannot be calculated, because there is nobody in one of the groups
  - times

published rates stand as a ratio without a range, and why is said
  2: white 20%, bme 16%
  = 2 not-calculable
  + The published rates (20.0% of white and 16.0% of BME applicants) give 1.25 times as often
  + How sure that is cannot be said, because no counts of people were given, only rates
  - more than chance
  - eaning
"""

DISPARITIES = """
a clear step names the side and both counts
  1 clinical/2: white 700, bme 300
  1 clinical/8a: white 100, bme 10
  = rdr clinical/lower-upper clear
  + 4.29 times as many in the upper bands among white staff as among BME staff
  + 100 of 800 white staff are in the upper bands, against 10 of 310 BME staff
  + more than chance alone usually gives
  + Spread alike over the same posts, about 31 BME staff in the upper bands rather than 10.
  - eaning

a small step says that it is small
  1 clinical/5: white 70000, bme 30000
  1 clinical/8a: white 7200, bme 2800
  = rdr clinical/lower-upper small
  + 1.10 times as many
  + but the difference is small

a close step names no side as a finding
  1 clinical/5: white 70000, bme 30000
  1 clinical/8a: white 70000, bme 30000
  = rdr clinical/lower-upper close
  + hard to square with a difference beyond 0.80 to 1.25
  - more than chance

a step that cannot be told leans, gives both limits and is no finding of equality
  1 non-clinical/6: white 222, bme 25
  1 non-clinical/8a: white 147, bme 9
  = rdr non-clinical/middle-upper cannot-tell
  + leaning towards
  + from 0.85 to 3.99 times
  + This is not a finding of no difference.
  - there are 1.84 times as many

an equal step from few people leans neither way
  1 clinical/5: white 5, bme 5
  1 clinical/8a: white 3, bme 3
  = rdr clinical/lower-upper cannot-tell
  + leaning neither way
  + This is not a finding of no difference.

a step that one group never took has an upper limit that is open
  1 clinical/5: white 50, bme 50
  1 clinical/8a: white 30, bme 0
  = rdr clinical/lower-upper clear
  + no ratio can be given
  + times upwards
  - None

an empty group of bands cannot be compared
  1 clinical/5: white 0, bme 0
  1 clinical/8a: white 10, bme 10
  = rdr clinical/lower-upper not-calculable
  + cannot be calculated, because one of the two groups of bands is empty
  - times
"""


@pytest.mark.parametrize("case", drawn(LIKELIHOODS) + drawn(DISPARITIES), ids=str)
def test_a_ratio_says_what_its_verdict_allows(case):
    verdict, sentence = judged(case)
    assert verdict == case.verdict
    assert broken(case, sentence) == [], sentence
