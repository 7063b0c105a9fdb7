"""Published figures of pay, and what was said about each row of them: recomputed here, or why it cannot be."""

import csv
from fractions import Fraction

import numpy as np

from tallystick.statistics.pay.gaps import mean_gap, median_gap
from tallystick.tallies.paid import PARTS_OF_A_POUND, Rates
from tests.repository.tracked import ROOT

# How far a gap may be from one that was made of rates printed in pence, in points: the file says 0.05, seen once.
FROM_PENCE = 0.06
GAPS = {"mean": mean_gap, "median": median_gap, "average": mean_gap}


def published(name):
    """The rows of one file of published figures."""
    return list(csv.DictReader((ROOT / "tests/golden/pay" / name).read_text(encoding="utf-8").splitlines()))


def drawn(text):
    """A drawn table: its last column by all the others together, as the file's rows are named by them."""
    head, *body = ([cell.strip() for cell in line.split("|")] for line in text.strip().splitlines())
    found = {tuple(row[:-1]): row[-1] for row in body}
    assert len(found) == len(body)
    return head[:-1], found


def by_name(rows, columns, *tables):
    """The rows by what the tables call them. Every row must be in one table, and every name must be of a row."""
    named = [tuple(row[column] for column in columns) for row in rows]
    said = [name for table in tables for name in table]
    assert sorted(named) == sorted(said), set(named) ^ set(said)
    return dict(zip(named, rows, strict=True))


def rates(counts):
    """Pounds an hour, as written, to people."""
    paid = sorted((round(Fraction(str(pounds)) * PARTS_OF_A_POUND), people) for pounds, people in counts.items())
    return Rates(rates=np.array([one for one, _ in paid]), people=np.array([one for _, one in paid]))


def gap_of_rates(row, *, kind, reference, other):
    """The gap between two published rates of pay, in per cent."""
    return float(GAPS[kind](rates({row[reference]: 1}), rates({row[other]: 1})))


def share(part, whole):
    """A share in per cent, exactly."""
    return Fraction(100 * int(part), int(whole))
