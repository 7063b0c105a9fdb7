"""A relative likelihood within vacancies: Mantel and Haenszel's ratio, with the spread between vacancies.

The crude ratio puts all posts together. Where one group applies more for posts that take many of their applicants,
such as campaigns overseas, it shows a difference though chances were equal at every vacancy. The stratified one
compares people shortlisted for the same vacancy, and only those.

The range is worked out on the logarithm of the ratio. In simulation with equal chances inside every vacancy, and
campaigns that made the crude ratio 0.6, the crude range held the truth in none of 1,000 years with 400 vacancies.
The range within vacancies did in 94 to 97 of 100, on either scale. But one that is symmetric around the ratio itself
missed on one side: with 60 vacancies it lay below the truth ten times for once above, with 30 it never lay above. On
the logarithm the misses are about even, and swapping the groups turns the range over. With fewer than five vacancies
of one shape up to 40 of 100 equal cases came out as a finding, because a few vacancies can look alike by chance. So
there is no range unless they carry as much as ten alike would. benchmarks/stratified.py prints the figures.
"""

import math
from collections.abc import Sequence
from fractions import Fraction

from tallystick.statistics.judgement import BAND, Judgement, is_outside
from tallystick.statistics.student import both_tails, t95
from tallystick.tallies.detail import VacancySums

# Fewer vacancies can look alike by chance, and then say that they are surer than they are.
_FEWEST_ALIKE = 10


def ratio_within(sums: Sequence[VacancySums]) -> Fraction | None:
    """The Mantel-Haenszel ratio, exactly; None where nobody of the bottom group was appointed beside the top one."""
    above, below = _terms(sums)
    return above / below if below else None


def judge_within(sums: Sequence[VacancySums]) -> Judgement | None:
    """The ratio judged by the spread between vacancies; None where there is no spread to judge it by.

    That is so where a few vacancies carry nearly all, and where the ratio is nought or cannot be formed. With
    u = a·b/s - R·c·w/s at every vacancy the variance of R is the sum of u², over the square of the lower term,
    corrected for having estimated R; its degrees of freedom are the vacancies less one.
    """
    above, below = _terms(sums)
    vacancies = sum(one.vacancies for one in sums)
    if not (above and below) or _rests_on_a_few(sums):
        return None
    ratio = above / below
    variance = _squares(sums, ratio) / below**2 * Fraction(vacancies, vacancies - 1)
    spread = math.sqrt(variance) / float(ratio)
    log = math.log(ratio)
    reach = t95(vacancies - 1) * spread
    p = _chance(log, spread, vacancies - 1)
    low, high = math.exp(log - reach), math.exp(log + reach)
    return Judgement(
        value=ratio,
        low=low,
        high=high,
        p=p,
        beyond_chance=abs(log) > reach,
        outside=is_outside(above, below),
        inside=BAND[0] <= low and high <= BAND[1],
    )


def _terms(sums: Sequence[VacancySums]) -> tuple[Fraction, Fraction]:
    """The two sums whose ratio it is: of a·b/s and of c·w/s."""
    above = sum((Fraction(one.ab, one.size) for one in sums), Fraction(0))
    return above, sum((Fraction(one.cw, one.size) for one in sums), Fraction(0))


def _rests_on_a_few(sums: Sequence[VacancySums]) -> bool:
    """Whether the vacancies carry less than ten alike would: the square of a sum over the sum of the squares.

    A vacancy where one group alone was shortlisted, or nobody was appointed, carries nothing.
    """
    carried = sum((Fraction(one.ab + one.cw, one.size) for one in sums), Fraction(0))
    squares = sum((Fraction(one.abab + 2 * one.abcw + one.cwcw, one.size**2) for one in sums), Fraction(0))
    return carried**2 < _FEWEST_ALIKE * squares


def _squares(sums: Sequence[VacancySums], ratio: Fraction) -> Fraction:
    """The sum of u² over all vacancies, from the sums of each size."""
    parts = (Fraction(1, one.size**2) * (one.abab - 2 * ratio * one.abcw + ratio**2 * one.cwcw) for one in sums)
    return sum(parts, Fraction(0))


def _chance(log: float, spread: float, degrees: int) -> float:
    """The chance of a ratio at least as far from 1. Without any spread it is one only at 1 itself."""
    if not spread:
        return 1.0 if log == 0 else 0.0
    return both_tails(log / spread, degrees)
