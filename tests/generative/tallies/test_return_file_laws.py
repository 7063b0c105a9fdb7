"""What must hold of every return file there is."""

from hypothesis import assume, example, given
from hypothesis import strategies as st

from tallystick.errors import InputRefused
from tallystick.tallies.return_file import read_return_file, write_return_file
from tests.generative.examples import costlier
from tests.generative.tallies.strategies import returns
from tests.unit.tallies.return_files import CASES, HEADER, a_return

several = st.lists(returns(), min_size=1, max_size=2, unique_by=lambda made: made.organisation.casefold())


def read(content):
    return read_return_file(content, name="return.csv").returns


@given(several)
def test_what_is_written_reads_back_the_same(made):
    assert read(write_return_file(made)) == tuple(made)


@costlier
@given(several)
def test_what_is_read_writes_back_the_same(made):
    content = write_return_file(made)
    assert write_return_file(read(content)) == content


@costlier
@given(several, st.data())
def test_the_order_of_the_lines_makes_no_difference(made, data):
    # Names here hold no line breaks, so that a line of the file is a line of the return.
    header, *lines = write_return_file(made).decode().split("\n")[:-1]
    shuffled = "\n".join([header, *data.draw(st.permutations(lines))]).encode()
    assert sorted(read(shuffled), key=lambda each: each.organisation) == sorted(
        made, key=lambda each: each.organisation
    )


# PARTS
# Codes of which nobody has two, by group; local codes as well as national ones.

CODES = {"white": ("A", "B", "C"), "bme": ("D", "GC", "H", "LC", "N", "PC", "R", "SC"), "unknown": ("Z", "99")}


@st.composite
def parts(draw, whole, number):
    """`number` whole numbers that add up to `whole`."""
    cuts = sorted(draw(st.lists(st.integers(0, whole), min_size=number - 1, max_size=number - 1)))
    return [high - low for low, high in zip([0, *cuts], [*cuts, whole], strict=True)]


@st.composite
def split(draw, line):
    """A line of a group as several lines of category codes, the counts shared out among them."""
    *place, group, happened, people, percent = line.rsplit(",", 4)
    if percent:
        return [line]
    codes = draw(st.lists(st.sampled_from(CODES[group]), min_size=1, unique=True))
    events = draw(parts(int(happened), len(codes)))
    if not people:
        return [",".join([*place, code, str(one), "", ""]) for code, one in zip(codes, events, strict=True)]
    # So many that no code has more events than people, and the rest to the first.
    bases = [*events]
    bases[0] += int(people) - sum(events)
    assume(bases[0] >= events[0])
    return [",".join([*place, c, str(e), str(p), ""]) for c, e, p in zip(codes, events, bases, strict=True)]


@costlier
@given(returns(), st.data())
def test_splitting_groups_into_category_codes_makes_no_difference(made, data):
    header, *lines = write_return_file([made]).decode().split("\n")[:-1]
    whole = {line: data.draw(split(line)) for line in lines if ",two-year," not in line}
    content = "\n".join([header, *(part for line in lines for part in whole.get(line, [line]))])
    assert read(content.encode()) == (made,)


# ANYTHING AT ALL

header_bytes = st.sampled_from(
    [HEADER, HEADER.replace(",", ";"), f"sep=;\n{HEADER}", HEADER.upper(), f"\ufeff{HEADER}"]
)
nasty = st.sampled_from(
    [
        *(
            '"',
            '""',
            ",",
            ";",
            "\t",
            "\r",
            "\n",
            "\r\n",
            "\0",
            "\ufeff",
            "'=",
            "%",
            "-",
            "\u2212",
            ".",
            "\u202f",
            "\u00b2",
        ),
        *(
            "sep=;\n",
            'sep="\n',
            "9" * 5000,
            "1e9",
            "nan",
            "Infinity",
            "\u0663",
            "Total",
            "all",
            "rdr",
            "2024/25",
            "x" * 140_000,
        ),
        *("organisation", "group", "white", "bme", "asian", "Z", "workforce", "two-year", "board/total", "12", "100.0"),
    ]
)
encodings = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])


def understood_or_refused(content):
    """The only two things that may come of handing in a file."""
    try:
        said = read(content)
    except InputRefused as refused:
        said = str(refused)
    assert said


@given(st.binary(max_size=400))
def test_any_bytes_are_understood_or_refused(content):
    understood_or_refused(content)


@given(header_bytes, st.text(max_size=300), encodings)
@example(f"{'x' * 140_000},{HEADER}", "", "utf-8")
@example(HEADER, "\r".join(a_return(*CASES).split("\n")[1:]), "utf-8")
@example(a_return(*CASES).replace("\n", "\r"), "", "utf-8")
@example(a_return("3,,white,1,2,", f"3,,bme,1,{'9' * 5000},"), "", "utf-8")
@example(f'sep="\n{HEADER}', "", "utf-8")
def test_any_text_under_a_header_is_understood_or_refused(header, text, encoding):
    understood_or_refused(f"{header}\n{text}".encode(encoding, errors="replace"))


@st.composite
def mutated(draw):
    """A valid file in which pieces were taken out, put in or repeated, saved in some encoding."""
    text = write_return_file([draw(returns())]).decode()
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 60)))
        text = text[:start] + draw(st.just("") | nasty | st.just(text[start:end] * 2)) + text[end:]
    ends = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    return text.replace("\n", ends).encode(draw(encodings), errors="replace")


@given(mutated())
def test_a_valid_file_that_was_tampered_with_is_understood_or_refused(content):
    understood_or_refused(content)
