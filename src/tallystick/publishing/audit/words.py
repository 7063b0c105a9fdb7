"""What is said of a published figure: in the words of the reader, and without guessing at anybody's reasons."""

from tallystick.publishing.words import in_words, listed
from tallystick.release.audited import Audited, LinesNote, Note, Sought, WholeNumbers
from tallystick.release.quantity import Unit
from tallystick.release.readings import About, AboutLines, Kind, Reading
from tallystick.release.shown import Shown
from tallystick.vocabulary.groups import capitalised

_SIGNS = {Unit.PERCENT: ("", "%"), Unit.POINTS: ("", " points"), Unit.POUNDS: ("£", "")}
_PUBLISHED_SIGNS = {
    Kind.RATIO: "",
    Kind.SHARE: "%",
    Kind.POINTS: " points",
    Kind.RELATIVE_GAP: "%",
    Kind.GROWTH: "%",
}
_MINUS = "\N{MINUS SIGN}"

NOTES = {
    About.NO_WHOLE_NUMBER: "No whole number of people gives this percentage with the count printed beside it.",
    About.ONE_SMALL_NUMBER: (
        "The percentage and the number printed beside it leave one possibility: {0}. So the small number can be "
        "worked out by any reader, although it was not printed."
    ),
    About.RATIO_TIMES_100: "The figure is the ratio times 100.",
    About.PERCENT_SIGN: "It is a ratio and was printed with a percent sign.",
    About.RATIO_ABOVE_FIVE: "A ratio above 5 is rare. Check that it is a ratio, and how few people it rests on.",
    About.NOT_OF_ITS_RATES: (
        "The two rates printed beside it allow a ratio from {0} to {1}, whichever way they were rounded."
    ),
    About.SHARES_OVER_100: "The two groups' shares come to {0}, which is over 100% by more than rounding allows.",
    About.PARTS_NOT_TOTAL: "The parts come to {0} and the printed total is {1}: they differ by {2}.",
    About.ALLOWED_BY_ROUNDING: "The rounding of the numbers beside it allows anything from {0} to {1}.",
    About.ROUNDED_TWICE: "Rounded twice, first to one decimal more, the calculation would give it.",
    About.LEVELS_GIVE: (
        "The two levels make a growth of {0}, or a change of {1}. A growth in the number of people is sometimes "
        "printed beside a share."
    ),
    About.ANOTHER_TOTAL: "With the count as printed, the total would have to be {0}.",
    About.CUT_OFF_TOTAL: "If decimals were cut off and not rounded, the total could be {0}.",
    About.PERCENT_NOT_POINTS: "As a difference in percent it would be right; it was given as one in points.",
    About.SMALLEST_FRACTION: "The smallest whole numbers that give it are {0} of {1}.",
    About.NOTHING_PUBLISHED: "The calculation can be made, but no figure was published to hold it against.",
    About.INPUTS_MISSING: "Nothing was printed beside it that it could be calculated from, or not all of it.",
    About.UNDEFINED: "It would have to be divided by a number that is printed as nought, so it cannot be calculated.",
}
LINES_TITLES = {
    AboutLines.SHARES_NOT_100: "Shares that do not come to 100%",
    AboutLines.LABELS_SWAPPED: "Labels that may have changed places",
    AboutLines.ANOTHER_YEAR: "A figure of another year",
    AboutLines.NATIONAL_OF_ANOTHER_YEAR: "A national figure of another year",
}
LINES_NOTES = {
    AboutLines.SHARES_NOT_100: (
        "{ids} come to {0}. Rounding allows anything from {1} to {2}. So if they are the parts of one whole, a share "
        "is wrong, or somebody was left out or counted twice."
    ),
    AboutLines.LABELS_SWAPPED: (
        "Neither {ids} follows from its own numbers, and each follows from those of the other."
    ),
    AboutLines.ANOTHER_YEAR: (
        "{first} does not follow from its own numbers, and follows from those of {others}. It may be the figure of "
        "another year."
    ),
    AboutLines.NATIONAL_OF_ANOTHER_YEAR: (
        "{first} gives {0}. That is the national figure on file for {years}; the one for {year} is {1}. Look both up "
        "before you rely on either."
    ),
}
# These carry the two ends of a range that may be one number.
_SPANS = (About.ANOTHER_TOTAL, About.CUT_OFF_TOTAL)


def published_text(audited: Audited[Shown]) -> str:
    """The figure as it was published, with its unit."""
    figure = audited.figure
    if figure.published is None:
        return "not published"
    text = f"{abs(figure.published):,.{figure.decimals}f}"
    sign = "%" if figure.has_percent_sign else _PUBLISHED_SIGNS[figure.kind]
    return (_MINUS if figure.published < 0 else "") + text + sign


def made_label(audited: Audited[Shown]) -> str:
    """How the figure was made, in a few words for a table."""
    return "cannot be calculated" if audited.is_undefined else audited.reading.label


def made_sentence(audited: Audited[Shown]) -> str:
    """How the figure was made, as people read it."""
    return NOTES[About.UNDEFINED] if audited.is_undefined else audited.reading.sentence


def number_text(shown: Shown) -> str:
    """A number with its unit."""
    before, after = _SIGNS.get(shown.unit, ("", ""))
    return f"{before}{shown.text}{after}"


def recomputed_text(audited: Audited[Shown]) -> str:
    """What the reading gives, as people read it: a number, whole numbers, or nothing."""
    if audited.whole_numbers is not None:
        found = whole_numbers_text(audited.whole_numbers, grouped=True)
        what = "a total of " if audited.whole_numbers.sought is Sought.TOTAL else ""
        return f"{what}{found}" if found else "no whole number"
    return "" if audited.recomputed is None else number_text(audited.recomputed)


def whole_numbers_text(found: WholeNumbers, *, grouped: bool = False) -> str:
    """``5``, ``325 to 330`` or ``2001 or more``; nothing where no whole number fits."""
    low, high = (_whole(end, grouped) for end in (found.low, found.high))
    if found.is_empty:
        return ""
    if found.high is None:
        return f"{low} or more"
    return low if found.only is not None else f"{low} to {high}"


def _whole(number: int | None, grouped: bool) -> str:
    return "" if number is None else f"{number:,}" if grouped else str(number)


def note_sentence(note: Note[Shown]) -> str:
    """The note as a sentence."""
    numbers = [number_text(number) for number in note.numbers]
    if note.about in _SPANS:
        numbers = [numbers[0] if numbers[0] == numbers[1] else f"{numbers[0]} to {numbers[1]}"]
    return NOTES[note.about].format(*numbers)


def lines_title(note: LinesNote[Shown]) -> str:
    """What was noticed, as a heading."""
    return LINES_TITLES[note.about]


def lines_sentence(note: LinesNote[Shown]) -> str:
    """What several lines show together, each called by its own name."""
    names = [f"“{name}”" for name in note.ids]
    joined = " nor ".join(names) if note.about is AboutLines.LABELS_SWAPPED else listed(names)
    first, others = names[0], " or ".join(names[1:])
    year, *years = [str(year) for year in note.years] or [""]
    words = {"ids": joined, "first": first, "others": others, "year": year, "years": listed(years)}
    return LINES_NOTES[note.about].format(*map(number_text, note.numbers), **words)


def paragraph(audited: Audited[Shown]) -> str:
    """A figure that nothing fits, and what is known of it."""
    sentences = [f"{published_text(audited)} was printed."]
    if audited.whole_numbers is None:
        sentences.append(f"What stands beside it gives {recomputed_text(audited)}.")
    return " ".join([*sentences, *map(note_sentence, audited.notes)])


def lead(results: tuple[Audited[Shown], ...]) -> str:
    """The first sentence of the page: how many fit, how many do not, how many cannot be told or calculated."""
    fits = sum(result.fits for result in results)
    unfit = sum(result.reading is Reading.NONE_FITS for result in results)
    undefined = sum(result.is_undefined for result in results)
    untold = len(results) - fits - unfit - undefined
    rest = [
        f"{in_words(unfit)} cannot",
        *([f"for {in_words(untold)} too little was printed to tell"] if untold else []),
        *([f"for {in_words(undefined)} it would take a division by nought"] if undefined else []),
    ]
    made = f"{_figures(fits)} can be made from what was printed beside {'it' if fits == 1 else 'them'}"
    return capitalised(f"{_sentence(made, rest)}.")


def _sentence(first: str, rest: list[str]) -> str:
    if len(rest) == 1:
        return f"{first} and {rest[0]}"
    return f"{', '.join([first, *rest[:-1]])}, and {rest[-1]}"


def _figures(count: int) -> str:
    return f"{'no' if count == 0 else in_words(count)} {'figure' if count == 1 else 'figures'}"
