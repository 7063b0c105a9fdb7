"""Whole returns: every indicator, in every form that a return file may give it, empty and full cells among them."""

from hypothesis import strategies as st

from tallystick.definitions import load

GROUPS = ("white", "bme", "unknown")
DEFINITION = load("wres", 2025)
ROWS = [row.id for row in DEFINITION.indicator("1").rows]
MANAGERS, CONSULTANTS = "medical/senior-medical-manager", "medical/consultant"
BANDS = [row for row in ROWS if row not in ("workforce", MANAGERS)]

sizes = st.one_of(st.just(0), st.integers(1, 12), st.integers(1, 400), st.integers(1, 4000))
# Real but small differences are seen among many people only.
crowds = st.integers(2000, 20_000)
tenths = st.integers(0, 1000).map(lambda tenth: f"{tenth / 10}")
percents = st.one_of(st.sampled_from(["0", "100", "50", "24.9"]), tenths)
chance = st.booleans()


def line(indicator, row, group, **numbers):
    """One line of a return file."""
    return {"indicator": indicator, "row": row, "group": group, **{key: str(value) for key, value in numbers.items()}}


@st.composite
def counted_groups(draw, *, years=1):
    """Happened and people for white, BME and perhaps unknown. Equal and nearly equal rates are common."""
    rate = draw(st.one_of(st.sampled_from([0, 0.004, 0.02, 0.5, 0.9, 1]), st.floats(0, 1)))
    found, many = {}, draw(st.integers(0, 2)) == 0
    for group in GROUPS[: draw(st.sampled_from([2, 3]))]:
        people = draw(crowds if many else sizes)
        near = rate * draw(st.sampled_from([1, 1, 0.95, 1.05, 0.9, 1.1, 0.5, 2]))
        found[group] = (min(people * years, round(near * people * years)), people)
    return found


@st.composite
def likelihoods(draw, indicator, row="", years=1):
    """A relative likelihood from counts, from published rates, or from one of each."""
    lines = []
    for group, (happened, people) in draw(counted_groups(years=years)).items():
        if draw(st.integers(0, 5)):
            lines.append(line(indicator, row, group, happened=happened, people=people))
        else:
            lines.append(line(indicator, row, group, percent=draw(percents)))
    return lines


@st.composite
def surveys(draw, indicator):
    """Answers as counts, as a percentage of so many people, or as a percentage alone."""
    lines = []
    for group, (happened, people) in draw(counted_groups()).items():
        form = draw(st.sampled_from(["counts", "counts", "percent of people", "percent"]))
        if form == "counts":
            numbers = {"happened": happened, "people": people}
        else:
            own = f"{100 * happened / people:.1f}" if people else "0"
            numbers = {"percent": draw(st.sampled_from([own, draw(percents)]))}
            if form == "percent of people":
                numbers["people"] = max(1, people)
        lines.append(line(indicator, "", group, **numbers))
    return lines


@st.composite
def workforces(draw):
    """Indicator 1: some rows with counts or published shares, with or without the whole and the subset."""
    share, many = draw(st.floats(0, 1)), draw(chance)
    chosen = draw(st.lists(st.sampled_from(BANDS), unique=True, max_size=8))
    counted, lines = {}, []
    for row in chosen:
        if draw(st.integers(0, 7)):
            counted[row] = draw(heads_near(share, many))
            lines += heads_lines("1", row, counted[row])
        else:
            lines.append(line("1", row, "bme", percent=draw(percents)))
    subset_of = counted.get(CONSULTANTS)
    if subset_of and draw(chance):
        lines += heads_lines("1", MANAGERS, [draw(st.integers(0, heads)) for heads in subset_of])
    elif CONSULTANTS not in chosen and draw(chance):
        # The row they belong to may be missing; they are within the workforce all the same.
        lines += heads_lines("1", MANAGERS, [draw(st.integers(0, heads)) for heads in summed(counted.values())])
    if not counted and draw(chance):
        lines += draw(wholes("1"))
    elif counted and draw(chance):
        lines += heads_lines("1", "workforce", summed(counted.values()))
    return lines, bool(counted), summed(counted.values())


@st.composite
def heads_near(draw, share, many):
    """Heads by group in one row, its BME share near the workforce's or anywhere."""
    people = draw(crowds if many else sizes)
    unknown = draw(st.integers(0, people // 4))
    near = draw(st.sampled_from([share, 0.95 * share, 0.9 * share, draw(st.floats(0, 1))]))
    bme = round(near * (people - unknown))
    return [people - unknown - bme, bme, unknown]


def summed(rows):
    return [sum(column) for column in zip([0, 0, 0], *rows, strict=True)]


def heads_lines(indicator, row, heads):
    return [line(indicator, row, group, happened=count) for group, count in zip(GROUPS, heads, strict=True)]


@st.composite
def wholes(draw, indicator):
    """A workforce by itself: counted, or only its published share."""
    if draw(chance):
        return heads_lines(indicator, "workforce", [draw(sizes), draw(sizes), draw(sizes)])
    return [line(indicator, "workforce", "bme", percent=draw(percents))]


@st.composite
def boards(draw):
    """Indicator 9: the voting and the other seats, and the whole board where they add up."""
    # Many seats of unknown ethnicity would leave every board open.
    seats = [st.integers(0, 9), st.integers(0, 4), st.sampled_from([0, 0, 0, 1, 5])]
    voting, other = ([draw(count) for count in seats] for _ in range(2))
    form = draw(st.sampled_from(["whole", "parts", "whole and parts", "published", "empty"]))
    if form == "published":
        return [line("9", "board/total", "bme", percent=draw(percents))]
    if form == "empty":
        return heads_lines("9", "board/total", [0, 0, 0])
    lines = []
    if form != "whole":
        lines += heads_lines("9", "board/voting", voting) + heads_lines("9", "board/non-voting", other)
    if form != "parts":
        lines += heads_lines("9", "board/total", summed([voting, other]))
    return lines


@st.composite
def returns(draw):
    """The lines of a whole return, each indicator being there or not."""
    lines, counted, whole = draw(workforces()) if draw(chance) else ([], False, None)
    said = any(one["row"] == "workforce" for one in lines)
    if draw(chance):
        lines = [*lines, *draw(boards())]
        if counted and draw(chance):
            lines += heads_lines("9", "workforce", whole)
        elif not counted and not said and draw(chance):
            lines += draw(wholes("9"))
    for indicator in ("2", "4"):
        lines = [*lines, *(draw(likelihoods(indicator)) if draw(chance) else [])]
    for row, years in (("one-year", 1), ("two-year", 2)):
        lines = [*lines, *(draw(likelihoods("3", row, years)) if draw(chance) else [])]
    for indicator in ("5", "7"):
        lines = [*lines, *(draw(surveys(indicator)) if draw(chance) else [])]
    return lines or draw(likelihoods("3"))
