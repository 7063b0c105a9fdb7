"""What the attacker reads, what it refuses, and what it is told from elsewhere."""

import json

import pytest

from tallystick.attack import Facts, Outcome, attack_releases
from tallystick.attack.facts import read_facts
from tallystick.attack.linear import Program
from tallystick.attack.rules import RULES
from tallystick.errors import InputRefused
from tests.unit.attack.made import cases, comparison, exact, figure, hes, release, side

GROUPS = {"white": 30, "bme": 12, "unknown": 3}
PEOPLE = {"white": 900, "bme": 400, "unknown": 60}

KNOWN = """
[[known]]
says = "The board's names are on the website"
source = "https://example.org"
organisation = "Made-up Vale"
standard = "wres"
year = 2025
indicator = "3"
group = "bme"
what = "happened"
count = 12

[[umbrella]]
organisation = "Made-up Group"
members = ["Made-up Vale", "Made-up Hill"]

[[made_of]]
organisation = "Made-up Vale"
by = "division"
part = "Surgery"
smaller_by = "directorate"
smaller_parts = ["A", "B"]
"""


def test_facts_from_elsewhere_are_read():
    facts = read_facts(KNOWN, name="known-elsewhere.toml")
    assert (facts.known[0].count, facts.umbrella[0].members[1], facts.made_of[0].part) == (
        12,
        "Made-up Hill",
        "Surgery",
    )
    assert read_facts("", name="known-elsewhere.toml") == Facts()


@pytest.mark.parametrize(
    "text", ["[[known", KNOWN.replace("count = 12", 'count = "seventeen"'), KNOWN.replace("says", "sais")]
)
def test_what_is_wrong_with_facts_is_said_without_their_counts(text):
    with pytest.raises(InputRefused, match=r"known-elsewhere\.toml") as refused:
        read_facts(text, name="known-elsewhere.toml")
    assert "seventeen" not in str(refused.value)


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ('"happened"', '"hapened"', "happened"),
        ("count = 12", "count = -3", "greater"),
        ('indicator = "3"', 'indicator = "33"', "no indicator '33'"),
        ('group = "bme"', 'group = "bmes"', "no group 'bmes'"),
        ("year = 2025", "year = 1925", "no definition of wres for 1925"),
        ('"bme"', '"bme"\nrow = "one-month"', "no row 'one-month'"),
        ('["Made-up Vale", "Made-up Hill"]', "[]", "name its members"),
        ('["Made-up Vale", "Made-up Hill"]', '["Made-up Group"]', "name its members"),
        ('["A", "B"]', "[]", "name the smaller parts"),
    ],
)
def test_a_fact_that_could_never_be_used_is_refused(before, after, says):
    with pytest.raises(InputRefused, match=says):
        read_facts(KNOWN.replace(before, after), name="known-elsewhere.toml")


@pytest.mark.parametrize("tables", ["3", "[{}]", '[{"standard": "wres", "year": 2025, "protection": null}]'])
def test_a_broken_release_is_no_release(tables):
    with pytest.raises(InputRefused, match="no release"):
        attack_releases([f'{{"audience": "public", "tables": {tables}}}'.encode()])


def test_a_search_that_takes_too_long_shows_nothing_to_be_safe(monkeypatch):
    def find(*_, **__):
        raise TimeoutError

    monkeypatch.setattr(Program, "find", find)
    report = attack_releases([release([cases({**GROUPS, "bme": 13}, PEOPLE, rule=hes)], contract="hes")])
    assert {one.outcome for one in report.attempts} == {Outcome.UNDECIDED}


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", b'{"audience": "public"}'])
def test_another_file_is_no_release(content):
    with pytest.raises(InputRefused, match="no release"):
        attack_releases([content])


def test_the_desks_own_view_is_nothing_to_attack():
    with pytest.raises(InputRefused, match="not protected"):
        attack_releases([json.dumps({"audience": "internal", "tables": []}).encode()])


def test_figures_of_the_contract_alone_leave_nothing_to_find():
    report = attack_releases([release([cases(GROUPS, PEOPLE, rule=exact)])])
    assert (report.attempts, report.won, report.beaten) == ((), False, frozenset())


def test_a_fact_that_says_it_all_recovers_it():
    protected = release([cases(GROUPS, PEOPLE, rule=hes)], contract="hes")
    assert not attack_releases([protected]).won
    report = attack_releases([protected], read_facts(KNOWN, name="known-elsewhere.toml"))
    assert report.beaten == {("wres", 2025, "contract", "3")}
    assert report.groups_beaten("wres", 2025, "contract", "3") == {"bme"}


def test_facts_about_others_change_nothing():
    facts = read_facts(KNOWN.replace("Made-up Vale", "Somebody else"), name="known-elsewhere.toml")
    assert not attack_releases([release([cases(GROUPS, PEOPLE, rule=hes)], contract="hes")], facts).won


def test_releases_that_contradict_everything_are_not_called_safe():
    impossible = cases({"white": 900, "bme": 12, "unknown": 3}, {**PEOPLE, "white": 30}, rule=hes)
    impossible["bottom"]["people"] = figure(10)
    impossible["bottom"]["happened"] = figure(900)
    shares = [
        comparison("1", row=row, measure="share", group="white", top=side("white", number, 1360))
        for row, number in (("workforce", 30), ("clinical/5", 1200))
    ]
    report = attack_releases([release([impossible, *shares], contract="hes")])
    assert report.won
    staff = [one for one in report.attempts if one.indicator == "1"]
    assert {one.outcome for one in staff} == {Outcome.UNDECIDED}
    # More cases than people can be, where a person may have several: that alone takes nothing from the other facts.
    assert Outcome.SAFE in {one.outcome for one in report.attempts if one.indicator == "3"}


@pytest.mark.parametrize("name", RULES)
def test_what_a_rule_never_shows_is_no_count_of_its(name):
    rule = RULES[name]
    assert rule.may_be(0, shows_zero=False) is None
    assert rule.may_be(7, shows_zero=False) is None
    assert rule.may_be(5, shows_zero=False) is None
    assert rule.may_be(0, shows_zero=True) == (0, 0)
    assert rule.may_be(15, shows_zero=False) == (13, 17)


def test_the_certificate_names_three_tables_for_each_count():
    report = attack_releases([release([cases(GROUPS, PEOPLE, rule=hes)], contract="hes")])
    document = json.loads(report.to_json())
    assert document["attempts"]
    for attempt in document["attempts"]:
        assert attempt["outcome"] == "safe"
        assert len(set(attempt["witnesses"])) == 3
        assert set(attempt["witnesses"]) <= set(document["tables"])
