"""What a difference of shares says: of a survey, of the rows of the workforce, of the board."""

import pytest

from tests.spec.publishing.drawn import broken, drawn, judged

SURVEYS = """
a clear difference gives both shares and the points between them
  6: white 20% of 2000, bme 30% of 800
  = 6 clear
  + 30.0% of BME staff who answered
  + against 20.0% of white staff who answered: 10.0 percentage points higher
  + more than chance alone usually gives
  - times
  - eaning

a small difference says that it is small
  5: white 20% of 20000, bme 22% of 8000
  = 5 small
  + 2.0 percentage points higher
  + but the difference is small
  - more than chance

a close one says what the figures are hard to square with
  5: white 20% of 20000, bme 20% of 18000
  = 5 close
  + hard to square with a difference of more than 3 points
  - higher
  - lower

what cannot be told leans, gives both limits and is no finding of equality
  5: white 612/2180, bme 248/802
  = 5 cannot-tell
  + leaning in favour of white staff
  + any difference from −0.8 to 6.6 points fits
  + This is not a finding of no difference.
  - more than chance

so few answers that no number of them would be clear are said to be that
  6: white 1/2, bme 1/2
  = 6 cannot-tell
  + no number of such answers from BME staff would show a clear difference

answers that were not counted are not said to be too few
  6: white 50% of 2, bme 50% of 2
  = 6 cannot-tell
  - would show a clear difference

a benefit that one group meets less often leans in favour of the other
  7: white 58% of 60, bme 50% of 40
  = 7 cannot-tell
  + 8.0 percentage points lower
  + leaning in favour of white staff

equal shares from few answers lean neither way
  5: white 20% of 200, bme 20% of 180
  = 5 cannot-tell
  + leaning neither way
  + This is not a finding of no difference.
  - higher
  - lower
  - : no difference.

without the number of answers it is said how many would have been needed
  5: white 20%, bme 30%
  = 5 not-calculable
  + 10.0 percentage points higher
  + cannot be said, because the number of people who answered was not given
  + It would exceed chance if at least 145 people in each group answered
  - more than chance
  - eaning

a question nobody answered cannot be compared
  6: white 20%, bme 30%
  5: white 0/0, bme 3/10
  = 5 not-calculable
  + cannot be calculated, because there is nobody in one of the groups
  - points
"""

WORKFORCE = """
a clear row gives its share, the counts and the points from the whole
  1 clinical/2: white 700, bme 300
  1 clinical/5: white 100, bme 10
  1 clinical/8a: white 10, bme 10
  = 1 clinical/5 clear
  + 9.1% of staff are BME (10 of 110), against 28.3% of the whole workforce: 19.2 percentage points lower
  + more than chance alone usually gives
  + At the workforce's share, about 31 BME staff here rather than 10.
  - eaning
  - times

a small row says that it is small
  1 clinical/5: white 70000, bme 30000
  1 clinical/8a: white 7200, bme 2800
  = 1 clinical/8a small
  + 1.8 percentage points lower
  + but the difference is small

a close row says what the figures are hard to square with
  1 clinical/5: white 70000, bme 30000
  1 clinical/8a: white 70000, bme 30000
  = 1 clinical/8a close
  + hard to square with a difference of more than 3 points
  - more than chance

a row that cannot be told leans, gives both limits and is no finding of equality
  1 clinical/5: white 50, bme 50
  1 clinical/6: white 20, bme 20
  1 clinical/8a: white 10, bme 0
  = 1 clinical/5 cannot-tell
  + eaning
  + from −2.3 to 8.6 points
  + This is not a finding of no difference.
  - more than chance

a row that looked beyond chance before its neighbours were counted is no finding either
  1 clinical/2: white 1000, bme 400
  1 clinical/3: white 200, bme 80
  1 clinical/4: white 200, bme 80
  1 clinical/5: white 200, bme 80
  1 clinical/6: white 200, bme 80
  1 clinical/7: white 200, bme 80
  1 clinical/8a: white 13, bme 0
  = 1 clinical/8a cannot-tell
  + Among so many rows a difference like this can turn up by chance
  + eaning
  + from −30.1 to −5.7 points
  + This is not a finding of no difference.
  - more than chance
  - would show a clear difference

a row so small that no count in it would be clear says so
  1 clinical/5: white 50, bme 50
  1 clinical/8a: white 1, bme 1
  = 1 clinical/8a cannot-tell
  + With numbers like these, no number of BME staff here would show a clear difference.

an empty row cannot be compared
  1 clinical/5: white 0, bme 0
  1 clinical/6: white 10, bme 10
  1 clinical/8a: white 10, bme 10
  = 1 clinical/5 not-calculable
  + cannot be calculated, because there is nobody in one of the groups

the only row there is has nothing to be held against
  1 clinical/5: white 0, bme 0
  1 clinical/8a: white 10, bme 10
  = 1 clinical/8a not-calculable
  + because the row holds the whole workforce
  - more than chance

published shares give the points, and how sure that is cannot be said
  1 clinical/5: white 80%, bme 20%
  1 workforce: white 70%, bme 30%
  = 1 clinical/5 not-calculable
  + 20.0% of staff are BME
  + 10.0 percentage points lower
  + How sure that is cannot be said, because no counts of people were given, only rates
  - (20.0%)
  - This cannot be calculated
"""

BOARDS = """
a clear board is told in seats, and what the workforce's share would be
  1 workforce: white 700, bme 300
  9 board/total: white 30, bme 0
  = 9 clear
  + 0 of 30 seats (0.0%) are BME, against 30.0% of the workforce: 30.0 percentage points lower
  + further apart than chance alone usually gives
  + about 9 seats would be BME rather than 0
  + One seat = 3.3 points.
  - eaning
  - times

a board as near as whole seats allow is said to be that
  1 workforce: white 700, bme 300
  9 board/total: white 7, bme 3
  = 9 close
  + as near as whole seats allow
  + One seat = 10.0 points.
  - rather than

a board that cannot be told leans, and is no finding of equality
  1 workforce: white 700, bme 300
  9 board/total: white 10, bme 0
  = 9 cannot-tell
  + too few seats to be sure
  + leaning
  + This is not a finding of no difference.
  + the nearest count of BME seats, in either direction, that would show a clear difference is 7.
  - further apart than chance

a board so small that no number of seats would be clear says so
  1 workforce: white 500, bme 500
  9 board/total: white 4, bme 0
  = 9 cannot-tell
  + With numbers like these, no number of BME seats would show a clear difference.
  - nearest count

members of unknown ethnicity are a reason for not being sure
  1 workforce: white 700, bme 300
  9 board/total: white 10, bme 2, unknown 4
  = 9 cannot-tell
  + the ethnicity of some members is not known
  + This is not a finding of no difference.

a board given as percentages has points, and how sure that is cannot be said
  9 workforce: white 70%, bme 30%
  9 board/total: white 80%, bme 20%
  = 9 not-calculable
  + 20.0% of members are BME, against 30.0% of the workforce: 10.0 percentage points lower
  + How sure that is cannot be said, because no counts of people were given, only rates

a board without a workforce to hold it against cannot be compared
  4: white 60/100, bme 60/100
  9 board/total: white 10, bme 2
  = 9 not-calculable
  + cannot be calculated, because what it is compared with was not given
"""


@pytest.mark.parametrize("case", drawn(SURVEYS) + drawn(WORKFORCE) + drawn(BOARDS), ids=str)
def test_points_say_what_their_verdict_allows(case):
    verdict, sentence = judged(case)
    assert verdict == case.verdict
    assert broken(case, sentence) == [], sentence
