"""Returns of wres/2025 as a trust could make them: every kind of indicator, and every way of giving its numbers."""

from decimal import Decimal
from itertools import chain

from hypothesis import strategies as st

from tallystick.tallies import Return, Tally

GROUPS = ("white", "bme", "unknown")
BANDS = ("under-1", "1", "2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9", "vsm")
ROWS = (
    *(f"{setting}/{band}" for setting in ("non-clinical", "clinical") for band in BANDS),
    *(f"medical/{grade}" for grade in ("consultant", "non-consultant-career-grade", "trainee", "other")),
)
CONSULTANTS, SENIOR = "medical/consultant", "medical/senior-medical-manager"
some_row = st.sampled_from(ROWS) | st.just(CONSULTANTS)

heads = st.one_of(st.integers(0, 5), st.integers(0, 30_000))
# Up to eight decimals, cut off from a number that may be tiny.
percents = st.builds(
    lambda exact, places: Decimal(exact // 10 ** (8 - places)).scaleb(-places),
    st.integers(0, 100 * 10**8),
    st.integers(0, 8),
)
awkward_names = st.sampled_from(["=1+1", "-West-", "+44", "@home", 'The "Royal", Northmoor', "Ynys Môn", "O'Connor"])
names = awkward_names | (
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)
    .map(lambda text: " ".join(text.split()))
    # A name that already begins as the written form of a formula is never met: reading takes the apostrophe off.
    .filter(lambda name: name and name[:2] not in ("'=", "'+", "'-", "'@"))
)


def tallies_of(indicator, row, counts, **same):
    return [Tally(indicator=indicator, row=row, group=group, **one, **same) for group, one in counts.items()]


def of_heads(indicator, row, counts):
    return tallies_of(indicator, row, {group: {"happened": number} for group, number in counts.items()})


def joined(lists):
    return list(chain.from_iterable(lists))


def in_each_group(numbers):
    return st.tuples(*[numbers] * len(GROUPS)).map(lambda each: dict(zip(GROUPS, each, strict=True)))


def summed(rows):
    return {group: sum(row[group] for row in rows) for group in GROUPS}


three_heads = in_each_group(heads)


@st.composite
def representation(draw):
    """Some rows in the order of the list, senior managers among the consultants, perhaps the workforce."""
    rows = {row: draw(three_heads) for row in sorted(draw(st.sets(some_row, max_size=3)), key=ROWS.index)}
    made = [of_heads("1", row, counts) for row, counts in rows.items()]
    if CONSULTANTS in rows and draw(st.booleans()):
        senior = {group: draw(st.integers(0, most)) for group, most in rows[CONSULTANTS].items()}
        made.insert(list(rows).index(CONSULTANTS) + 1, of_heads("1", SENIOR, senior))
    workforce = draw(st.none() | (st.just(summed(rows.values())) if rows else three_heads))
    if workforce is not None:
        made.append(of_heads("1", "workforce", workforce))
    return joined(made), workforce or (summed(rows.values()) if rows else None)


@st.composite
def shares(draw):
    """Indicator 1 as a publication without counts gives it."""
    rows = sorted(draw(st.sets(some_row, min_size=1, max_size=2)), key=ROWS.index)
    given = draw(st.sampled_from([("bme",), ("white", "bme"), GROUPS]))
    return joined(tallies_of("1", row, {group: {"percent": draw(percents)} for group in given}) for row in rows), None


@st.composite
def rates(draw, indicator, *, survey, row="", years=1):
    """White and BME, perhaps unknown; each as counts, as a percentage, or (survey) as a percentage of a number."""
    return tallies_of(
        indicator,
        row,
        {group: draw(one_rate(survey, years)) for group in draw(st.sampled_from([GROUPS, GROUPS[:2]]))},
        years=years,
    )


@st.composite
def one_rate(draw, survey, years):
    form = draw(st.sampled_from(["counts", "percent", *(["percent of people"] if survey else [])]))
    people = draw(heads)
    if form == "counts":
        return {"happened": draw(st.integers(0, people * years) | st.just(people * years)), "people": people}
    return {"percent": draw(percents)} | ({"people": people} if form == "percent of people" else {})


@st.composite
def board(draw, workforce):
    """The whole board and perhaps one or both of its divisions, perhaps with the workforce it is held against."""
    seats = in_each_group(st.integers(0, 9))
    voting, other = draw(seats), draw(seats)
    total = summed([voting, other])
    executive = {group: draw(st.integers(0, most)) for group, most in total.items()}
    rest = {group: total[group] - executive[group] for group in GROUPS}
    rows = {"board/total": total}
    if draw(st.booleans()):
        rows |= {"board/voting": voting, "board/non-voting": other}
    if draw(st.booleans()):
        rows |= {"board/executive": executive, "board/non-executive": rest}
    if draw(st.booleans()):
        rows["workforce"] = workforce or draw(three_heads)
    return joined(of_heads("9", row, counts) for row, counts in rows.items())


@st.composite
def returns(draw, organisation=names):
    """One return with at least one indicator, its tallies in the order of the definition."""
    wanted = draw(st.sets(st.sampled_from("123456789"), min_size=1, max_size=4) | st.just({"1", "9"}))
    first, workforce = draw(representation() | shares()) if "1" in wanted else ([], None)
    made = [first]
    made += [draw(rates(number, survey=False)) for number in "2" if number in wanted]
    windows = draw(st.sampled_from([[("one-year", 1)], [("two-year", 2)], [("one-year", 1), ("two-year", 2)]]))
    made += [draw(rates("3", survey=False, row=row, years=years)) for row, years in windows if "3" in wanted]
    made += [draw(rates(number, survey=number != "4")) for number in "45678" if number in wanted]
    made += [draw(board(workforce))] if "9" in wanted else []
    tallies = tuple(joined(made)) or tuple(of_heads("1", "workforce", draw(three_heads)))
    return Return(
        organisation=draw(organisation), standard="wres", year=2025, definition_id="wres/2025.1", tallies=tallies
    )
