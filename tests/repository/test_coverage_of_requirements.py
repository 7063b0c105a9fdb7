"""Everything that is asked for has a home that is really there, and says what of it is missing."""

import tomllib
from collections import Counter

import pytest
import typer

from tallystick.cli import app
from tallystick.definitions import available, load
from tallystick_web.declarations.queries.mix_measures import mix_measures
from tallystick_web.plans.coverage_rules import (
    Basis,
    Home,
    HomeKind,
    PlaceKind,
    groups,
    home_called,
    left_out,
    pages,
    places,
    rows,
)
from tallystick_web.plans.template_checks import is_computed
from tallystick_web.plans.template_rules import templates
from tallystick_web.questionnaires.sets import sets
from tallystick_web.registers.described import registers
from tallystick_web.registers.measured.every import register_measures
from tallystick_web.reviews.cycles import cycles
from tallystick_web.reviews.question_sets import question_sets
from tests.integration.web.addresses import routes
from tests.repository.tracked import ROOT

PAGE = (ROOT / "docs/reference/coverage.md").read_text(encoding="utf-8")
ROWS = [f"R{number:03}" for number in range(1, 242)]
OF_THE_PLAN = ROWS[:157]
DO = ("action", "success", "measure", "outcome", "commitment", "objective")


def numbered(text):
    return {f"R{number}" for number in text.split()}


# The list of what is asked, as it was written before anything was built: what is counted, what people record, and the
# rest is both. A row may not become easier by changing this.
COUNTED = numbered(
    "009 024 025 027 028 032 040 041 045 046 049 050 052 059 061 063 066 068 069 071 072 082 091 094 095 096 097 107 "
    "110 111 119 136 139 156 158 159 160 161 162 163 164 174 175 178 186 192 193 200 201 203 204 206 209 212 215 222 "
    "224 226 227 228 229 232"
)
RECORDED = numbered(
    "001 003 004 006 007 011 013 014 016 017 019 020 021 022 026 031 034 038 042 051 057 058 062 064 065 074 075 076 "
    "081 089 092 093 101 102 104 108 114 117 121 126 130 133 137 138 143 149 154 165 167 169 170 172 173 179 180 181 "
    "183 184 187 188 189 190 194 195 199 202 205 207 210 211 217 218 219 220 221 231 233 236 237 239"
)
# Rows that the same list gives to questionnaires.
ASKS_QUESTIONS = numbered(
    "007 032 036 037 038 039 041 043 044 046 047 048 051 054 055 056 057 064 070 078 080 085 086 088 100 107 108 110 "
    "111 113 114 115 119 123 124 130 131 132 133 140 143 144 147 154 155 156 177 178 185 190 191 199 228 232"
)
# How many rows each group has in that list, in its order.
GROUPS = dict(
    zip(
        ("G", "E1", "E2", "E3", "E4", "E5", "E6", "I", "V", "S", "D", "P", "W", "X", "Y"),
        (23, 25, 15, 13, 5, 7, 9, 24, 18, 18, 18, 25, 20, 7, 14),
        strict=True,
    )
)
# A page works these out: which measures lack a baseline, what is late, and who may open what.
WORKED_OUT_ON_A_PAGE = {"R009", "R222", "R226"}


# HOMES


def names(kind):
    """Every name that there is of a kind of home."""
    return {
        HomeKind.DEFINITION: definitions,
        HomeKind.MEASURE: measures,
        HomeKind.REGISTER: registers,
        HomeKind.SET: sets,
        HomeKind.CYCLE: cycles,
        HomeKind.QUESTIONS: question_sets,
        HomeKind.ITEM: items,
        HomeKind.PAGE: addresses,
        HomeKind.COMMAND: lambda: typer.main.get_command(app).commands,
        HomeKind.DOC: lambda: {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md")},
    }[kind]()


def definitions():
    every = [(name, load(*split_year(name))) for name in available()]
    return {name for name, _ in every} | {f"{name}#{one.id}" for name, found in every for one in found.indicators}


def split_year(name):
    standard, _, year = name.partition("/")
    return standard, int(year)


def measures():
    of_sets = {f"questionnaires/{measure.id}" for one in sets().values() for measure in one.measure}
    mixes = {f"declarations/{name}" for name in mix_measures()}
    return {f"registers/{name}" for name in register_measures()} | mixes | of_sets


def items():
    return {f"{plan.id}/{one.id}" for plan in templates().values() for one in plan.items}


def addresses():
    """The names that lead to one address. A name that two pages have leads to either."""
    found = Counter(name for name, _ in {(one.name, one.pattern) for one in routes()})
    return {name for name, times in found.items() if name and times == 1}


def is_there(home):
    return home.name in names(home.kind) or (home.kind is HomeKind.MEASURE and is_computed(home.name))


def every_home():
    """Each home once, with the first that names it."""
    found = {}
    for one in (*rows().values(), *places().values()):
        for home in one.homes:
            found.setdefault(home, one.id)
    return found


@pytest.mark.parametrize("kind", HomeKind)
def test_every_home_is_there(kind):
    named = {home_called(text): by for text, by in every_home().items() if home_called(text).kind is kind}
    assert named
    assert {home.name: by for home, by in named.items() if not is_there(home)} == {}


@pytest.mark.parametrize("kind", HomeKind)
def test_a_home_that_was_renamed_is_missed(kind):
    real = next(home_called(text) for text in every_home() if home_called(text).kind is kind)
    assert not is_there(Home(kind=kind, name=f"{real.name}-as-it-was-called"))


def test_a_home_of_no_known_kind_is_refused():
    with pytest.raises(ValueError, match="drawer"):
        home_called("drawer:left")
    with pytest.raises(ValueError, match="no kind and name"):
        home_called("policies")


def test_a_name_that_two_pages_have_leads_nowhere(monkeypatch):
    twice = [one for one in routes() if one.name == "plan-now"]
    other = type(twice[0])("elsewhere/", "plan-now", (), None)
    monkeypatch.setattr("tests.repository.test_coverage_of_requirements.routes", lambda: [*twice, other])
    assert "plan-now" not in addresses()


# ROWS


def test_every_row_is_there_once_in_its_group():
    assert list(rows()) == ROWS
    assert dict(Counter(one.group for one in rows().values())) == GROUPS
    assert [one.id for one in groups()] == list(GROUPS)


def test_every_row_says_what_it_asks():
    says = [one.asks for one in rows().values()]
    assert [one for one in says if not (20 < len(one) <= 300 and one.endswith("."))] == []
    assert len(set(says)) == len(ROWS)


def test_a_row_is_counted_or_recorded_as_it_was_asked():
    assert (len(COUNTED), len(RECORDED)) == (62, 80)
    assert {one.id for one in rows().values() if one.basis is Basis.COUNTED} == COUNTED
    assert {one.id for one in rows().values() if one.basis is Basis.RECORDED} == RECORDED


def test_every_row_has_a_home_and_names_none_twice():
    assert [one.id for one in rows().values() if not one.homes or len(set(one.homes)) < len(one.homes)] == []


def test_what_is_missing_of_a_row_is_said_in_sentences():
    said = [one.partly for one in rows().values() if one.partly]
    assert [one for one in said if len(one) < 30 or not one.endswith(".")] == []


def test_what_is_to_be_counted_has_something_that_counts_it():
    open_ones = [one for one in rows().values() if one.basis is Basis.COUNTED and not one.partly]
    without = {one.id for one in open_ones if not any(home.kind.can_count for home in one.homes_found)}
    assert without == WORKED_OUT_ON_A_PAGE


def test_what_asks_questions_has_questions():
    assert len(ASKS_QUESTIONS) == 54
    asking = {HomeKind.SET, HomeKind.QUESTIONS}
    without = [name for name in ASKS_QUESTIONS if not asking & {home.kind for home in rows()[name].homes_found}]
    assert without == []


def test_every_set_is_a_home_of_some_row():
    named = {home.name for one in rows().values() for home in one.homes_found if home.kind is HomeKind.SET}
    assert set(sets()) <= named


def test_what_is_left_out_names_rows_and_says_why():
    assert {row for one in left_out() for row in one.rows} <= set(ROWS)
    assert [one.what for one in left_out() if not one.rows or not one.why.endswith(".")] == []


# PLACES


def test_every_place_has_a_home_or_is_named_by_what_is_in_it():
    used = {one.place for one in (*registers().values(), *sets().values())}
    assert [one.id for one in places().values() if not one.homes and one.id not in used] == []


def test_registers_and_sets_stand_under_places_of_their_kind():
    under = {PlaceKind.REGISTER: registers(), PlaceKind.QUESTIONNAIRE: sets()}
    for kind, found in under.items():
        assert [one.id for one in found.values() if one.place not in places()] == []
        assert {places()[one.place].kind for one in found.values()} - {kind, PlaceKind.REVIEW} == set()


def test_the_part_of_a_place_is_a_folder():
    assert [one.id for one in places().values() if not (ROOT / "src/tallystick_web" / one.part).is_dir()] == []


def test_every_page_that_is_named_has_words_and_no_other_has():
    named = {home_called(text).name for text in every_home() if text.startswith("page:")}
    assert set(pages()) == named
    assert len(set(pages().values())) == len(named)
    assert [words for words in pages().values() if "," in words] == []  # pages are listed with commas between


# STARTING PLANS


def carried_by(plan):
    """The ids of items and measures that carry each row."""
    found = {}
    for kind in DO:
        for item in plan[kind]:
            for row in item["requirements"]:
                found.setdefault(row, set()).add(item["id"])
    return found


def plan_called(name):
    folder = ROOT / "src/tallystick_web/plans/data/templates"
    return tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))


SEED = plan_called("membership-body")


def test_every_row_of_a_plan_is_carried_by_an_item_of_the_starting_plan():
    assert set(carried_by(SEED)) >= set(OF_THE_PLAN)


def test_a_row_that_nothing_carries_is_missed():
    without = {kind: [one for one in SEED[kind] if "R097" not in one["requirements"]] for kind in DO}
    assert "R097" not in carried_by(without)


# Chosen by hand from what each row asks: a senior team that matches, a gender pay gap, a yearly audit.
@pytest.mark.parametrize(
    ("row", "carriers"),
    [
        ("R002", {"promises-covered", "nothing-promised-without-a-way"}),
        ("R012", {"six-monthly-review", "reviews-on-time"}),
        ("R025", {"train-leaders", "senior-team-trained", "line-managers-trained"}),
        ("R050", {"senior-team-matches", "senior-team-gap", "senior-team-matches-staff"}),
        ("R052", {"count-the-stages", "appointment-ratio", "stage-ratios"}),
        ("R060", {"remind-voters", "election-result"}),
        ("R079", {"audit-procurement", "audit-findings-closed"}),
        ("R097", {"publish-pay-gap", "gender-pay-gap"}),
        ("R112", {"voices-behind-positions", "positions-with-range"}),
        ("R125", {"quarterly-look-back", "chances-missed"}),
        ("R151", {"speaker-tracker", "fair-load"}),
        ("R157", {"share-learning", "learning-shared"}),
    ],
)
def test_a_row_is_carried_by_what_it_asks_for(row, carriers):
    assert carriers <= carried_by(SEED)[row]


def test_every_row_of_a_plan_but_judgements_of_the_frame_has_a_measure():
    measured = {row for one in SEED["measure"] for row in one["requirements"]}
    assert [row for row in OF_THE_PLAN if row not in measured] == ["R003"]  # a list of headings


def test_no_plan_names_a_row_that_there_is_not():
    assert {row for plan in ("membership-body", "trust") for row in carried_by(plan_called(plan))} <= set(ROWS)


# THE PAGE


def test_the_page_has_a_line_for_every_row_which_says_what_is_asked():
    lines = {line[2:6]: line for line in PAGE.splitlines() if line.startswith("| R") and line[3].isdigit()}
    assert list(lines) == ROWS
    assert [row for row, one in rows().items() if f"| {one.asks} | {one.basis} |" not in lines[row]] == []
    assert [row for row, one in rows().items() if ("*In part.*" in lines[row]) != bool(one.partly)] == []


def test_the_page_says_what_is_missing_and_what_is_left_out():
    assert [one.id for one in rows().values() if one.partly and f"- {one.id}: {one.partly}" not in PAGE] == []
    assert [one.what for one in left_out() if f"- **{one.what}.** {one.why}" not in PAGE] == []


def test_the_numbers_of_the_page_are_those_of_its_lines():
    lines = [line for line in PAGE.splitlines() if line.startswith("| R") and line[3].isdigit()]
    in_part = sum("*In part.*" in line for line in lines)
    assert f"{len(lines)} rows" in PAGE
    assert f"{len(lines) - in_part} are held whole, {in_part} in part" in PAGE
