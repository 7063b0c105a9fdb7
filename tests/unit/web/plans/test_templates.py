"""The starting plans: every promise has a way to be kept and a measure that would show it, said in plain English."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from tallystick.account.understand import understand
from tallystick.account.wres import releases_of
from tallystick.disclosure.policies import internal
from tallystick_web.organisations.rules import OrganisationKind
from tallystick_web.plans.rules import EvidenceGrade
from tallystick_web.plans.template_rules import evidence_sources, source_in_words, template, templates, templates_for
from tests.repository.test_web_templates import CODE_WORDS
from tests.repository.tracked import ROOT

FILES = sorted((ROOT / "src/tallystick_web/plans/data/templates").glob("*.toml"))
PLANS = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in FILES}
KINDS = ("commitment", "objective", "outcome", "action", "success")
NAMES = {"NHS", "BMJ", "BBC"}  # of bodies that nobody knows by longer ones


def texts(plan):
    """Every sentence of a plan that people read, with the item it is of."""
    yield from ((plan["id"], plan[key]) for key in ("title", "lead"))
    for kind in (*KINDS, "measure"):
        for item in plan[kind]:
            keys = ("text", "aim", "cause", "how", "lead", "accountable", "name", "what", "population")
            yield from ((item["id"], item[key]) for key in keys if key in item)


def named_by(plan, kind, key):
    """How often each id is named under a key of items of a kind."""
    return Counter(one for item in plan[kind] for one in item[key])


# WHOM THEY ARE FOR


@pytest.mark.parametrize("kind", OrganisationKind)
def test_every_kind_of_organisation_can_begin_with_a_plan(kind):
    assert len(templates_for(kind)) == 1


def test_what_is_loaded_is_what_the_files_hold():
    loaded = {name: (len(tuple(one.items)), len(one.measures)) for name, one in templates().items()}
    assert loaded == {
        name: (sum(len(plan[kind]) for kind in KINDS), len(plan["measure"])) for name, plan in PLANS.items()
    }
    assert template("there-is-none") is None


def test_the_membership_body_keeps_five_commitments_and_four_objectives():
    plan = PLANS["membership-body"]
    assert [one["id"] for one in plan["commitment"]] == [
        "accept-structural-racism",
        "acknowledge-and-support",
        "put-it-right",
        "be-open-and-measure",
        "use-our-position",
    ]
    assert [one["text"] for one in plan["objective"]] == ["An excellent organisation", "Influence", "Voice", "Support"]


# A PROMISE HAS A WAY TO BE KEPT, AND SOMETHING THAT WOULD SHOW IT


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_every_outcome_has_an_action_a_success_a_measure_a_voice_and_one_who_answers(plan):
    served, judged = named_by(plan, "action", "serves"), named_by(plan, "success", "of")
    for outcome in plan["outcome"]:
        assert served[outcome["id"]], outcome["id"]
        assert judged[outcome["id"]], outcome["id"]
        assert outcome["measures"], outcome["id"]
        assert outcome["voice"], outcome["id"]
        assert outcome["accountable"], outcome["id"]


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_every_commitment_and_objective_has_an_outcome_under_it(plan):
    assert {one["id"] for one in plan["commitment"]} == set(named_by(plan, "outcome", "commitments"))
    assert {one["id"] for one in plan["objective"]} == {one["objective"] for one in plan["outcome"]}


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_every_action_and_success_is_linked_to_the_measure_that_would_show_it(plan):
    there = {one["id"] for one in plan["measure"]}
    for item in (*plan["action"], *plan["success"]):
        assert item["measures"], item["id"]
        assert set(item["measures"]) <= there, item["id"]


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_most_actions_change_something_and_do_not_only_train_or_tell(plan):
    talk = [one for one in plan["action"] if one["intervention"] in ("training", "communication")]
    assert len(talk) * 4 < len(plan["action"])
    for outcome in plan["outcome"]:
        kinds = {one["intervention"] for one in plan["action"] if outcome["id"] in one["serves"]}
        assert kinds - {"training", "communication"}, outcome["id"]


# THE TRUST: SIX ACTIONS OF THE IMPROVEMENT PLAN AND NINE INDICATORS


def test_the_trust_is_measured_by_all_nine_indicators():
    computed = [one.get("computed", "") for one in PLANS["trust"]["measure"]]
    indicators = {one.removeprefix("wres/").partition(":")[0] for one in computed if one.startswith("wres/")}
    assert indicators >= set("123456789")


def test_the_trust_is_measured_by_every_success_metric_of_the_improvement_plan():
    said = " ".join(one["what"] for one in PLANS["trust"]["measure"])
    named = set(re.findall(r"\b[1-6][a-f]\b", " ".join(re.findall(r"[Mm]etrics? [^.]*", said))))
    assert named == {
        "1a",
        "2a",
        "2b",
        "2c",
        "2d",
        "2e",
        "2f",
        "3a",
        "4a",
        "4b",
        "4c",
        "5a",
        "5b",
        "5c",
        "6a",
        "6b",
        "6c",
    }
    assert [one["text"][:2] for one in PLANS["trust"]["objective"]][:6] == ["1.", "2.", "3.", "4.", "5.", "6."]


# MEASURES


@pytest.fixture(scope="module")
def figures():
    """Where the figures of the example's returns stand: standard, indicator, row, measure, group."""
    releases = releases_of(understand(ROOT / "example" / "returns"), internal())
    results = [one for release in releases for table in release.tables for one in table.results]
    return {("wres", one.indicator, one.row or "", str(one.measure), one.group or "") for one in results}


def test_a_computed_measure_of_the_standard_leads_to_a_figure_of_the_example(figures):
    indicators = {place[:2] for place in figures}
    for plan in PLANS.values():
        for computed in (one["computed"] for one in plan["measure"] if one.get("computed", "").startswith("wres/")):
            indicator, *finer = computed.split(":")
            place = tuple(indicator.split("/"))
            assert (*place, *finer) in figures if finer else place in indicators, computed


def test_a_computed_measure_of_pay_is_one_whose_name_was_promised():
    promised = {"mean_hourly_gap", "median_hourly_gap", "quarter_share", "not_disclosed", "within"}
    computed = [one.get("computed", "") for plan in PLANS.values() for one in plan["measure"]]
    named = {one.removeprefix("pay/").partition(":")[0] for one in computed if one.startswith("pay/")}
    assert named == promised


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_a_ratio_is_best_near_one_and_nothing_else_is(plan):
    for one in plan["measure"]:
        assert (one["unit"] == "ratio") == (one["better"] == "near-one"), one["id"]


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_a_measure_that_compares_groups_counts_people(plan):
    compares = [one for one in plan["measure"] if re.search(r"\bwhite\b", one["what"])]
    assert len(compares) > 10
    assert [one["id"] for one in compares if not one["counts_people"]] == []


# EVIDENCE


def test_an_action_that_claims_evidence_names_where_it_is_found():
    for plan in templates().values():
        for action in plan.actions:
            if action.evidence is not EvidenceGrade.UNTESTED:
                assert re.search(r"https?://\S+$", source_in_words(action)), action.id


def test_an_action_without_a_known_study_says_so():
    unknown = [one for plan in templates().values() for one in plan.actions if one.evidence_source == "none known"]
    assert unknown
    assert {source_in_words(one) for one in unknown} == {"No study of this is known to us."}


def test_nothing_that_only_trains_or_tells_is_called_strong():
    actions = [one for plan in templates().values() for one in plan.actions]
    strong = [one for one in actions if one.evidence is EvidenceGrade.STRONG]
    assert strong
    assert [one.id for one in strong if one.intervention.is_talk] == []


def test_every_source_is_leant_on_and_fits_where_a_plan_keeps_it():
    named = {one.evidence_source for plan in templates().values() for one in plan.actions}
    assert set(evidence_sources()) == named - {"none known"}
    assert max(len(one.in_words) for one in evidence_sources().values()) <= 500


# WORDS


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_no_text_is_long_or_stands_twice(plan):
    found = list(texts(plan))
    assert [item for item, text in found if len(text) > 300] == []
    said = [text for _, text in found if text.endswith(".")]
    assert [text for text, times in Counter(said).items() if times > 1] == []


def unexplained(text):
    """Initialisms in a text that nobody has to know."""
    return [one for one in re.findall(r"\b[A-Z]{2,}\b", text) if one not in NAMES]


def test_no_text_speaks_in_initialisms_or_code_words():
    sources = [(name, f"{one.title} {one.says}") for name, one in evidence_sources().items()]
    for item, text in (*(found for plan in PLANS.values() for found in texts(plan)), *sources):
        assert unexplained(text) == [], item
        assert CODE_WORDS.findall(text) == [], item


@pytest.mark.parametrize("text", ["BAME staff", "the EDI lead", "Read the WRES."])
def test_an_initialism_is_found(text):
    assert unexplained(text)


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_what_is_done_and_why_are_whole_sentences(plan):
    for item in (*plan["action"], *plan["success"], *plan["outcome"], *plan["commitment"]):
        for key in {"text", "cause", "how"} & set(item):
            assert re.match(r"[A-Z].*\.$", item[key]), item["id"]


def test_the_files_are_found_where_the_package_keeps_them():
    assert [path.stem for path in FILES] == ["membership-body", "trust"]
    assert Path(FILES[0]).is_file()
