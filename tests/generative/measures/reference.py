"""The rules of the verdicts written out once more, in fractions, with the plain arithmetic: slow and obvious.

``exceeds_score`` needs no root, so that the test is decided exactly.
"""

from fractions import Fraction

from scipy.stats import hypergeom

from tallystick.release.verdict import Verdict
from tallystick.statistics import Z95, plain

BOTTOM, TOP = Fraction(4, 5), Fraction(5, 4)
# Counting every table in fractions takes seconds beyond this many events; scipy is asked then.
FEW = 200


def exceeds_score(table):
    """Whether the score statistic at equality exceeds Z95 in size: the squares are compared, as fractions."""
    x1, n1, x2, n2 = table
    happened, everyone = x1 + x2, n1 + n2
    if happened in (0, everyone):
        return False
    pooled = Fraction(happened, everyone)
    variance = pooled * (1 - pooled) * (Fraction(1, n1) + Fraction(1, n2)) * Fraction(everyone, everyone - 1)
    return (Fraction(x1, n1) - Fraction(x2, n2)) ** 2 > Fraction(Z95) ** 2 * variance


def doubled_mid_p(table):
    """The exact test: plainly for few events, by scipy for many."""
    x1, n1, x2, n2 = table
    if x1 + x2 <= FEW:
        return plain.doubled_mid_p(table)
    chance = hypergeom(n1 + n2, n1, x1 + x2)
    return min(1.0, 2 * (min(chance.cdf(x1 - 1), chance.sf(x1)) + chance.pmf(x1) / 2))


def beyond_chance(table):
    """Both tests at once."""
    return exceeds_score(table) and doubled_mid_p(table) <= 0.05


def relative_likelihood(table):
    """The ratio as a fraction; None where nothing happened at the bottom."""
    x1, n1, x2, n2 = table
    return Fraction(x1, n1) / Fraction(x2, n2) if x2 else None


def odds_ratio(table):
    """The odds ratio as a fraction; None where its bottom is empty."""
    x1, n1, x2, n2 = table
    spared_1, spared_2 = n1 - x1, n2 - x2
    return Fraction(x1 * spared_2, spared_1 * x2) if spared_1 * x2 else None


def outside(value):
    """Whether an estimate lies outside 0.80 to 1.25. One that cannot be written down does."""
    return value is None or value < BOTTOM or value > TOP


def ratio_rejects(table, ratio):
    """The side on which the counts lie beyond a ratio under trial; 0 where chance may have put them there."""
    return side_of(plain.ratio_statistic(table, ratio=ratio))


def odds_reject(table, odds_ratio):
    """The same for an odds ratio."""
    return side_of(plain.odds_ratio_statistic(table, odds_ratio=odds_ratio))


def side_of(statistic):
    return (statistic >= Z95) - (statistic <= -Z95)


def within_band(table, rejects):
    """Whether the range lies within the band: the counts lie above 0.80 and below 1.25."""
    return rejects(table, 0.8) == 1 and rejects(table, 1.25) == -1


def verdict_of(table, *, value, rejects):
    """The verdict on two groups that both have people, and somebody it happened to."""
    if beyond_chance(table):
        return Verdict.CLEAR if outside(value(table)) else Verdict.SMALL
    return Verdict.CLOSE if within_band(table, rejects) else Verdict.CANNOT_TELL


def verdict_of_ratio(table):
    return verdict_of(table, value=relative_likelihood, rejects=ratio_rejects)


def verdict_of_odds(table):
    return verdict_of(table, value=odds_ratio, rejects=odds_reject)


def is_clear(table, *, value=relative_likelihood):
    """Whether the verdict would be clear. No interval is needed to know."""
    _, n1, _, n2 = table
    happened, everyone = table[0] + table[2], n1 + n2
    return happened not in (0, everyone) and outside(value(table)) and beyond_chance(table)


def nearest_clear(table, place, *, value=relative_likelihood):
    """The counts nearest to the one in ``place`` at which the verdict would be clear: none, one, or two."""
    actual, most = table[place], table[place + 1]
    for distance in range(1, most + 1):
        counts = [count for count in (actual - distance, actual + distance) if 0 <= count <= most]
        found = [count for count in counts if is_clear((*table[:place], count, *table[place + 1 :]), value=value)]
        if found:
            return found
    return []


def seats_answer(taken, seats, share):
    """The rule of whole seats, for one way in which the unknown seats may have been filled."""
    expected = seats * share
    if abs(taken - expected) <= 1 and not (taken == 0 and expected >= Fraction(1, 2)):
        return "close"
    if plain.binomial_tail(taken, seats, share) > 0.025:
        return "cannot-tell"
    return "clear above" if taken > expected else "clear below"


def verdict_of_seats(taken, seats, share, unknown):
    """Every way in which the unknown seats may have been filled is tried."""
    answers = {seats_answer(taken + more, seats, share) for more in range(unknown + 1)}
    return Verdict(answers.pop().split()[0]) if len(answers) == 1 else Verdict.CANNOT_TELL
