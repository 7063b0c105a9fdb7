"""A starting plan that breaks a rule is named with its item, and nothing is loaded."""

import tomllib
from dataclasses import replace

import pytest

from tallystick_web.numbers.measure_rules import MeasureKind
from tallystick_web.plans.coverage_rules import asked, places
from tallystick_web.plans.rules import EvidenceGrade, Intervention
from tallystick_web.plans.template_checks import is_computed, problems_of
from tallystick_web.plans.template_rules import evidence_sources, load_templates, templates
from tests.repository.tracked import ROOT

TRUST = ROOT / "src/tallystick_web/plans/data/templates/trust.toml"


def problems(template):
    return problems_of(template, places=places(), requirements=asked(), sources=evidence_sources())


@pytest.fixture(scope="module")
def sound():
    return templates()["trust"]


def first(template, group, **changed):
    """The template with the first item of a group changed."""
    one, *others = getattr(template, group)
    return replace(template, **{group: (replace(one, **changed), *others)})


def test_a_sound_plan_has_no_problems(sound):
    assert problems(sound) == ()


@pytest.mark.parametrize(
    ("group", "changed", "says"),
    [
        ("actions", {"serves": ()}, "set-board-objectives: names no outcome"),
        ("actions", {"serves": ("nowhere",)}, "set-board-objectives: there is no outcome nowhere"),
        ("actions", {"measures": ("guess",)}, "set-board-objectives: there is no measure guess"),
        ("actions", {"register": "register/none"}, "set-board-objectives: there is no register register/none"),
        ("actions", {"evidence_source": "hearsay"}, "set-board-objectives: there is no source hearsay"),
        ("actions", {"evidence_source": "none known"}, "set-board-objectives: its evidence is strong"),
        ("actions", {"requirements": ("R242",)}, "set-board-objectives: there is no row R242"),
        ("actions", {"how": "x" * 301}, "set-board-objectives: longer than 300 characters"),
        ("outcomes", {"measures": ()}, "board-answers-for-it: names no measure"),
        ("outcomes", {"objective": "none"}, "board-answers-for-it: there is no objective none"),
        ("measures", {"computed": "wres/2"}, "board-objectives: a computed measure, and no other"),
        (
            "measures",
            {"kind": MeasureKind.COMPUTED, "computed": "wres/12"},
            "board-objectives: nothing computes wres/12",
        ),
        ("measures", {"kept_in": "register/none"}, "board-objectives: there is no place register/none"),
        ("measures", {"kind": MeasureKind.REGISTER, "kept_in": "questionnaire/pulse"}, "is counted from a register"),
        ("measures", {"kind": MeasureKind.QUESTIONNAIRE}, "board-objectives: is counted from a questionnaire"),
    ],
)
def test_what_is_wrong_with_an_item_is_said(sound, group, changed, says):
    assert any(says in one for one in problems(first(sound, group, **changed)))


def test_an_outcome_that_nothing_brings_about_is_named(sound):
    left = tuple(one for one in sound.actions if "fair-pay" not in one.serves)
    assert "fair-pay: no action serves it" in problems(replace(sound, actions=left))


def test_an_outcome_without_a_statement_of_success_is_named(sound):
    left = tuple(one for one in sound.successes if "fair-pay" not in one.of)
    assert "fair-pay: nothing says what success would be" in problems(replace(sound, successes=left))


def test_a_commitment_that_nothing_stands_under_is_named(sound):
    outcomes = tuple(replace(one, commitments=("safe-at-work",)) for one in sound.outcomes)
    assert "same-chance: nothing names this commitment" in problems(replace(sound, outcomes=outcomes))


def test_a_measure_that_nothing_looks_at_is_named(sound):
    spare = replace(sound.measures[0], id="spare", name="Spare", what="Spare things.")
    assert "spare: nothing names this measure" in problems(replace(sound, measures=(*sound.measures, spare)))


def test_a_text_that_stands_twice_is_named(sound):
    said = sound.actions[1].how
    assert f"{said}: this account of how it works stands twice" in problems(first(sound, "actions", how=said))


def test_a_plan_that_only_trains_and_tells_is_named(sound):
    talk = tuple(
        replace(one, intervention=Intervention.TRAINING, evidence=EvidenceGrade.UNTESTED) for one in sound.actions
    )
    assert any("every action trains people" in one for one in problems(replace(sound, actions=talk)))


@pytest.mark.parametrize(
    ("measure", "there"),
    [
        ("wres/2", True),
        ("wres/rdr:clinical/lower-upper:disparity_ratio:", True),
        ("wres/9:board/total:point_difference:bme", True),
        ("sc-wres/8", True),
        ("pay/mean_hourly_gap", True),
        ("pay/median_hourly_gap:men-women", True),
        ("wres/10", False),
        ("wres/9:board/tea:point_difference:bme", False),
        ("wres/9:board/total:share:martians", False),
        ("wres/9:board/total:guess:bme", False),
        ("wres/9:board/total", False),
        ("mwres/1", False),
        ("pay/happiness", False),
        ("pay/mean_hourly_gap:cats-dogs", False),
    ],
)
def test_what_the_library_computes_is_known_by_its_definitions(measure, there):
    assert is_computed(measure) is there


# READING THE FILES


def test_a_word_that_no_item_knows_stops_the_loading_and_every_file_is_told(tmp_path):
    text = TRUST.read_text(encoding="utf-8")
    (tmp_path / "a.toml").write_text(text.replace("months = 4\n", "months = 4\nmood = 'good'\n", 1), encoding="utf-8")
    (tmp_path / "b.toml").write_text(text.replace('"same-chance"', '"some-chance"', 1), encoding="utf-8")
    (tmp_path / "c.toml").write_text("id = ", encoding="utf-8")

    with pytest.raises(ValueError, match="No starting plan was loaded") as raised:
        load_templates(tmp_path)

    told = str(raised.value)
    for part in ("a.toml", "mood", "b.toml: ", "there is no commitment same-chance", "c.toml"):
        assert part in told


def test_a_sound_file_is_loaded_as_it_is_written(tmp_path):
    (tmp_path / "trust.toml").write_bytes(TRUST.read_bytes())
    written = tomllib.loads(TRUST.read_text(encoding="utf-8"))

    loaded = load_templates(tmp_path)["trust"]

    assert [one.cause for one in loaded.actions] == [one["cause"] for one in written["action"]]
    assert loaded.measure("pay-gap-mean").computed == "pay/mean_hourly_gap"
    with pytest.raises(KeyError):
        loaded.measure("none")
