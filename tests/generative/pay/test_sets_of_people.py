"""No sum or difference of the sets that readers know is a few people: against every combination, worked out slowly."""

from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from tallystick.disclosure.pay.sets import Known, safe, tells_too_much

KINDS = "abcde"
FEWEST = 10


def rank(rows):
    """The rank of some rows, by elimination in fractions."""
    rows = [[Fraction(value) for value in row] for row in rows]
    found = 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((row for row in rows[found:] if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        rows.insert(found, pivot)
        for place, row in enumerate(rows):
            if place != found and row[column]:
                factor = row[column] / pivot[column]
                rows[place] = [value - factor * of for value, of in zip(row, pivot, strict=True)]
        found += 1
    return found


def slowly(sizes, sets):
    """Whether some set of kinds with people, fewer than FEWEST, is in the span of the known sets."""
    rows = [[int(kind in one) for kind in sizes if sizes[kind]] for one in sets]
    kinds = [kind for kind in sizes if sizes[kind]]
    for chosen in product((0, 1), repeat=len(kinds)):
        people = sum(sizes[kind] for kind, is_in in zip(kinds, chosen, strict=True) if is_in)
        if 0 < people < FEWEST and rank([*rows, list(chosen)]) == rank(rows):
            return True
    return False


sizes = st.fixed_dictionaries({kind: st.integers(0, 25) for kind in KINDS})
families = st.lists(st.frozensets(st.sampled_from(KINDS), min_size=1), min_size=1, max_size=5)


def known(of, sets):
    return [Known(members=one, people=sum(of[kind] for kind in one)) for one in sets]


@given(sizes, families)
def test_what_follows_from_known_sets_is_found(of, sets):
    # A kind of nobody that no set tells apart is taken for somebody, which is the safe side.
    empty = {kind for kind in KINDS if not of[kind]}
    told = [*sets, *([frozenset(empty)] if empty else [])]
    assert tells_too_much(known(of, told), fewest=FEWEST) == slowly(of, sets)


@given(sizes, families)
def test_what_is_shown_together_is_safe_and_more_would_not_be(of, sets):
    answers = safe([(one,) for one in known(of, sets)], fewest=FEWEST)
    shown = [one for one, fine in zip(sets, answers, strict=True) if fine]
    assert not tells_too_much(known(of, shown), fewest=FEWEST)
    for one, fine in zip(sets, answers, strict=True):
        if not fine:
            assert tells_too_much(known(of, [*shown, one]), fewest=FEWEST)
