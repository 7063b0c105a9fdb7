"""Laws of recognition, whatever the extract looks like."""

from hypothesis import given
from hypothesis import strategies as st

from tallystick.records.deposit import Deposit, parse_deposit, to_toml
from tallystick.records.deposit_answers import COURSES, pay_scale_answers
from tallystick.records.frames import RecordKind
from tallystick.records.recognise.headers import key_of, meanings
from tallystick.records.schemas import schema, schemas
from tests.generative.examples import tried
from tests.unit.records.recognise.grids import grid_of, only_table, recognised, used

texts = st.text(st.characters(codec="utf-8"), max_size=12)
cells = st.sampled_from(["", "A", "Band 5", "01/04/2024", "x", "7", "Yes"])
HEADERS = [(of.kind, field.name, header) for of in schemas() for field in of.fields for header in field.headers]


@given(
    st.sampled_from(HEADERS), st.sampled_from(["_", " ", "-", ". ", "\n"]), st.sampled_from(["upper", "lower", "title"])
)
def test_capitals_and_punctuation_make_no_difference(known, between, capitals):
    kind, field, header = known
    varied = getattr(between.join(header.split()), capitals)()
    assert meanings(kind)[key_of(f" {varied}:")] == field


@tried(quick=40, long=10_000)  # two whole tables are recognised
@given(st.data(), st.sampled_from(list(RecordKind)))
def test_the_order_of_columns_and_lines_above_make_no_difference(data, kind):
    titles = [field.title for field in schema(kind).fields]
    rows = data.draw(st.lists(st.lists(cells, min_size=len(titles), max_size=len(titles)), min_size=1, max_size=4))
    rows.append(["x"] * len(titles))
    order = data.draw(st.permutations(range(len(titles))))
    above = data.draw(st.integers(0, 39))
    plain = only_table(grid_of([titles, *rows]))
    shuffled = only_table(
        grid_of([*([["words"]] * above), [titles[i] for i in order], *([row[i] for i in order] for row in rows)])
    )
    assert used(shuffled) == used(plain)
    names = [name for name in plain.cells.columns if name != "line"]
    assert shuffled.cells.select(names).equals(plain.cells.select(names))
    assert (shuffled.cells.get_column("line") - above).equals(plain.cells.get_column("line"))


@given(
    st.lists(st.lists(st.one_of(cells, st.sampled_from([header for _, _, header in HEADERS])), max_size=8), max_size=8)
)
def test_whatever_comes_in_is_a_table_or_a_sentence(lines):
    found = recognised(grid_of(lines))
    assert found.tables or found.problems or found.notices or found.unrecognised
    for table in found.tables:
        assert table.cells.columns[0] == "line"
        assert set(table.cells.columns[1:]) <= {field.name for field in schema(table.kind).fields}
        if table.source.startswith("columns"):
            assert table.cells.height == len(lines) - table.header_line


@given(
    st.dictionaries(texts, st.sampled_from(pay_scale_answers())),
    st.dictionaries(texts, st.sampled_from(COURSES)),
    texts,
    st.lists(texts),
)
def test_a_deposit_reads_back(pay_scales, courses, organisation, hosted):
    said = Deposit(organisation=organisation.strip(), pay_scales=pay_scales, courses=courses, hosted=tuple(hosted))
    assert parse_deposit(to_toml(said).encode()) == said
