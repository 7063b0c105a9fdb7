"""An approved set from counts to files: the ledger, the decisions, the test, and what is refused."""

import json
from datetime import date

import pytest

from tallystick.account.ledger_folder import open_ledger, record
from tallystick.account.released import ForWhom, released
from tallystick.account.understand import understand, understood_counts
from tallystick.disclosure.ledger import Entry
from tallystick.errors import DisclosureRefused, ExitCode, InputRefused, WrongArguments
from tallystick.release.canonical import from_bytes, to_bytes
from tallystick.release.policy import Audience
from tallystick.release.quantity import Unit
from tallystick.release.shown import Hidden, Shown
from tallystick.tallies.return_file import read_return_file
from tests.integration.commands import ended
from tests.integration.made_up_trusts import understood, years_of
from tests.repository.tracked import ROOT
from tests.unit.publishing.releases import return_of
from tests.unit.release.tables import everything_in

KMPT = ROOT / "example" / "returns" / "kent-and-medway-2020.csv"
DAY = date(2026, 11, 1)
ACCEPTED = """
[contract]
standards = ["wres"]
accepted = { name = "Ada Osei", role = "Senior information risk owner", on = 2026-11-01 }
"""


def one_year(seed=3, year=2025):
    return understood(f"Made-up {seed}", year, next(years_of(seed, years=1)))


def ledger_with(folder, decisions=""):
    folder.mkdir(exist_ok=True)
    (folder / "decisions.toml").write_text(decisions)
    return folder


def release_of(handed_in, ledger, audience=Audience.PUBLIC):
    return released(handed_in, ForWhom(audience=audience, ledger=ledger, on=DAY)).release


# WHAT LEAVES


def test_without_a_decision_every_count_is_withheld_or_rounded(tmp_path):
    release = release_of(one_year(), tmp_path / "ledger")
    counts = [one for one in everything_in(release) if isinstance(one, Shown) and one.unit is Unit.PEOPLE]
    assert counts
    assert all(int(one.value) % 5 == 0 for one in counts)
    assert any(isinstance(one, Hidden) for one in everything_in(release))


def test_accepted_by_name_the_contract_leaves_exactly_and_nothing_finer_does(tmp_path):
    handed_in = one_year()
    release = release_of(handed_in, ledger_with(tmp_path / "ledger", ACCEPTED), Audience.ORGANISATION)
    [table] = release.tables
    cases = next(one for one in table.results if one.indicator == "3")
    [made] = handed_in.returns
    given = made.find("3", "one-year")
    for side in (cases.top, cases.bottom):
        assert int(side.happened.value) == given[side.group].happened
        assert int(side.people.value) == given[side.group].people
    inside = [part for part in table.breakdowns if part.by == "directorate"]
    assert inside
    for part in inside:
        shown = [one for one in everything_in((part.result.top, part.result.unknown)) if isinstance(one, Shown)]
        assert all(int(one.value) % 5 == 0 for one in shown if one.unit is Unit.PEOPLE)
    assert table.protection.accepted.name == "Ada Osei"


def test_the_public_has_nothing_below_the_organisation(tmp_path):
    [table] = release_of(one_year(), ledger_with(tmp_path / "ledger", ACCEPTED)).tables
    assert {part.by for part in table.breakdowns} <= {"broad-ethnic-group", "ethnic-category"}
    assert not table.funnel
    assert not table.notices


def test_nothing_is_said_of_the_files_that_came_in(tmp_path):
    [table] = release_of(one_year(), tmp_path / "ledger").tables
    assert table.provenance.made_from == ()


def test_kent_and_medway_cannot_be_told_and_is_never_two_point_three(tmp_path):
    done = ended("wres", KMPT, "--audience", "public", "--ledger", tmp_path / "ledger", "--format", "json", "--quiet")
    assert done.returncode == 0, done.stderr
    [cases] = [one for one in json.loads(done.stdout)["results"] if one["indicator"] == "3"]
    assert cases["verdict"] == "cannot-tell"
    assert cases["value"] == {"hidden": "withheld to protect people"}
    assert (cases["top"]["happened"], cases["bottom"]["happened"]) == (10, 15)
    [envelope] = [one for one in cases["also"] if one["kind"] == "envelope"]
    assert envelope["low"] < 1.829 < envelope["high"]
    assert "2.3" not in cases["sentence"]


def test_the_same_figures_give_the_same_bytes(tmp_path):
    first, second = (to_bytes(release_of(one_year(), tmp_path / name)) for name in ("a", "b"))
    assert first == second


# THE LEDGER


def test_a_release_is_kept_with_its_test_and_listed(tmp_path):
    release = release_of(one_year(), tmp_path / "ledger")
    folder = open_ledger(tmp_path / "ledger", organisation=release.organisation)
    [entry] = folder.ledger.entries
    assert (entry.audience, entry.on) == (Audience.PUBLIC, DAY)
    assert [from_bytes(one) for one in folder.seen_by(Audience.ORGANISATION)] == [release]
    assert (tmp_path / "ledger" / "tests" / f"{entry.sha256}-organisation.json").exists()
    assert (tmp_path / "ledger" / "tests" / f"{entry.sha256}-public.json").exists()


def test_the_same_release_again_is_listed_once(tmp_path):
    for _ in range(2):
        release = release_of(one_year(), tmp_path / "ledger")
    assert len(open_ledger(tmp_path / "ledger", organisation=release.organisation).ledger.entries) == 1


@pytest.mark.parametrize("harm", ["changed", "gone"])
def test_without_an_earlier_release_a_new_one_is_refused(tmp_path, harm):
    release_of(one_year(year=2024), tmp_path / "ledger")
    [kept] = (tmp_path / "ledger" / "releases").iterdir()
    if harm == "gone":
        kept.unlink()
    else:
        kept.write_bytes(kept.read_bytes().replace(b"hes", b"hse"))
    with pytest.raises(InputRefused, match="missing or was changed"):
        release_of(one_year(year=2025), tmp_path / "ledger")


def test_a_ledger_that_lost_its_list_is_refused(tmp_path):
    release_of(one_year(year=2024), tmp_path / "ledger")
    (tmp_path / "ledger" / "ledger.json").unlink()
    with pytest.raises(InputRefused, match=r"ledger\.json does not list it"):
        release_of(one_year(year=2025), tmp_path / "ledger")


def test_two_runs_at_once_never_lose_a_release(tmp_path):
    made = release_of(one_year(year=2024), tmp_path / "ledger")
    before = open_ledger(tmp_path / "ledger", organisation=made.organisation)
    release_of(one_year(year=2025), tmp_path / "ledger")
    late = Entry(audience=Audience.PUBLIC, sha256="0" * 64, on=DAY)
    with pytest.raises(DisclosureRefused, match="added to the ledger meanwhile"):
        record(before, b"{}", {}, late)
    (tmp_path / "ledger" / ".lock").touch()
    with pytest.raises(DisclosureRefused, match="Another run is writing"):
        release_of(one_year(year=2023), tmp_path / "ledger")


def test_the_desk_is_no_audience_of_a_ledger(tmp_path):
    release_of(one_year(), tmp_path / "ledger")
    kept = tmp_path / "ledger" / "ledger.json"
    kept.write_text(kept.read_text().replace('"public"', '"internal"'))
    with pytest.raises(InputRefused, match="not the list of releases"):
        release_of(one_year(), tmp_path / "ledger")


def test_a_ledger_is_of_one_organisation(tmp_path):
    release_of(one_year(3), tmp_path / "ledger")
    with pytest.raises(WrongArguments, match="another organisation"):
        release_of(one_year(4), tmp_path / "ledger")


def test_a_file_is_no_ledger(tmp_path):
    (tmp_path / "ledger").write_text("")
    with pytest.raises(WrongArguments, match="A ledger is a folder"):
        release_of(one_year(), tmp_path / "ledger")


def test_an_unsigned_decision_stops_the_release(tmp_path):
    ledger = ledger_with(tmp_path / "ledger", ACCEPTED.replace("Ada Osei", ""))
    with pytest.raises(InputRefused, match="Nothing was released"):
        release_of(one_year(), ledger)


# CORRECTIONS


def cases_of_bme(number, *, year=2025):
    """A return of one year in which so many BME staff entered a formal process."""
    lines = (
        "1 workforce: white 3000, bme 1400, unknown 100",
        f"3 one-year: white 30/3000, bme {number}/1400, unknown 1/100",
    )
    return understood_counts((read_return_file(return_of(*lines, year=year), name="return.csv"),))


def held(release):
    return {one.indicator for table in release.tables for one in table.results}


@pytest.mark.parametrize("corrected", [9, 11, 13, 30])
def test_a_correction_of_protected_figures_waits_whatever_it_is(tmp_path, corrected):
    ledger = tmp_path / "ledger"
    assert "3" in held(release_of(cases_of_bme(12), ledger))
    if (corrected + 2) // 5 == (12 + 2) // 5:
        assert release_of(cases_of_bme(corrected), ledger) == release_of(cases_of_bme(12), ledger)
    else:
        with pytest.raises(DisclosureRefused, match="Corrections wait"):
            release_of(cases_of_bme(corrected), ledger)


@pytest.mark.parametrize("number", [8, 9, 12])
def test_a_year_that_was_given_under_one_rule_is_not_given_under_another(tmp_path, number):
    release_of(cases_of_bme(number), tmp_path / "ledger")
    (tmp_path / "ledger" / "decisions.toml").write_text('stricter = "ten-five"')
    with pytest.raises(DisclosureRefused, match="Corrections wait"):
        release_of(cases_of_bme(number), tmp_path / "ledger")
    assert "3" in held(release_of(cases_of_bme(number, year=2026), tmp_path / "ledger"))


def test_an_exact_figure_is_corrected_and_what_is_finer_is_not_given_again(tmp_path):
    ledger = ledger_with(tmp_path / "ledger", ACCEPTED)
    first = release_of(one_year(), ledger, Audience.ORGANISATION)
    assert any(part.by == "directorate" for part in first.tables[-1].breakdowns)
    other = understood("Made-up 3", 2025, next(years_of(4, years=1)))
    second = release_of(other, ledger, Audience.ORGANISATION)
    assert second.tables[-1].breakdowns == ()
    assert second.tables[-1].protection.coarsened


def test_a_duty_that_cannot_be_met_stops_the_release(tmp_path):
    duty = """
[[duty_to_publish]]
legal_basis = "An order"
consents = "All"
signed_by = "Ada Osei"
role = "Risk owner"
on = 2026-11-01

[[duty_to_publish.cells]]
standard = "wres"
year = 2025
indicator = "9"
row = "board/total"
by = ""
part = ""
group = "bme"
what = "happened"
"""
    ledger = ledger_with(tmp_path / "ledger", duty)
    northmoor = understand(ROOT / "example" / "returns" / "northmoor-2025.csv")
    with pytest.raises(DisclosureRefused, match="The duty to publish names a count"):
        release_of(northmoor, ledger)


# FROM THE COMMAND LINE


def test_a_ledger_without_an_audience_is_refused(tmp_path):
    done = ended("wres", KMPT, "--ledger", tmp_path / "ledger", "--out", tmp_path / "set")
    assert (done.returncode, "for an approved set" in done.stderr) == (ExitCode.WRONG_ARGUMENTS, True)
    assert not (tmp_path / "set").exists()


def test_exact_counts_of_a_collection_are_not_printed_beside_an_approved_set(tmp_path):
    done = ended("wres", KMPT, "--audience", "public", "--ledger", tmp_path / "ledger", "--collection", KMPT)
    assert (done.returncode, "desk alone" in done.stderr, done.stdout) == (ExitCode.WRONG_ARGUMENTS, True, "")


@pytest.mark.parametrize(("ledger", "out"), [("same", "same"), ("kept/ledger", "kept"), ("kept", "kept/out")])
def test_a_set_that_could_not_be_written_is_not_listed(tmp_path, ledger, out):
    done = ended("wres", KMPT, "--audience", "public", "--ledger", tmp_path / ledger, "--out", tmp_path / out)
    assert (done.returncode, "cannot be in one folder" in done.stderr) == (ExitCode.WRONG_ARGUMENTS, True)
    assert not (tmp_path / ledger / "ledger.json").exists()


def test_the_terminal_names_what_is_not_given(tmp_path):
    done = ended("wres", KMPT, "--audience", "public", "--ledger", tmp_path / "ledger")
    assert "in the tables that are given" in done.stdout


def test_without_a_ledger_nothing_is_written(tmp_path):
    done = ended("wres", KMPT, "--audience", "public", "--out", tmp_path / "set")
    assert done.returncode == ExitCode.DISCLOSURE_REFUSED
    assert "--ledger" in done.stderr
    assert not (tmp_path / "set").exists()


def test_the_set_is_made_of_the_release_alone(tmp_path):
    ledger = ledger_with(tmp_path / "ledger", ACCEPTED)
    done = ended("wres", KMPT, "--audience", "public", "--ledger", ledger, "--out", tmp_path / "approved")
    assert done.returncode == 0, done.stderr
    names = sorted(path.name for path in (tmp_path / "approved").iterdir())
    assert names == ["figures.csv", "figures.json", "release.json", "report.html", "run.json", "workbook.xlsx"]
    handed_in = KMPT.name.encode()
    assert not any(handed_in in path.read_bytes() for path in (tmp_path / "approved").iterdir())


@pytest.mark.parametrize("name", ["public", "board-papers", "Published 2025", "website"])
def test_the_desks_own_view_is_not_written_under_a_public_name(tmp_path, name):
    done = ended("wres", KMPT, "--out", tmp_path / name)
    assert done.returncode == ExitCode.WRONG_ARGUMENTS
    assert "not protected" in done.stderr
    assert not (tmp_path / name).exists()


def test_the_attack_can_be_made_by_hand(tmp_path):
    ledger = tmp_path / "ledger"
    assert ended("wres", KMPT, "--audience", "public", "--ledger", ledger, "--quiet").returncode == 0
    done = ended("attack", *(ledger / "releases").iterdir())
    assert done.returncode == ExitCode.DONE, done.stdout + done.stderr


def test_a_planted_exact_count_loses_the_attack(tmp_path):
    ledger = tmp_path / "ledger"
    assert ended("wres", KMPT, "--audience", "public", "--ledger", ledger, "--quiet").returncode == 0
    [kept] = (ledger / "releases").iterdir()
    leaking = tmp_path / "release.json"
    document = json.loads(kept.read_text())
    [cases] = [one for one in document["tables"][0]["results"] if one["indicator"] == "3"]
    cases["top"]["happened"] = {"text": "9", "unit": "people", "value": "9"}
    leaking.write_text(json.dumps(document))
    done = ended("attack", leaking)
    assert done.returncode == ExitCode.FOUND_FALSE
    assert "indicator 3" in done.stdout


def test_the_desks_own_release_is_nothing_to_attack(tmp_path):
    assert ended("wres", KMPT, "--out", tmp_path / "desk").returncode == 0
    done = ended("attack", tmp_path / "desk" / "release.json")
    assert done.returncode == ExitCode.INPUT_REFUSED


def test_an_organisation_that_cannot_be_protected_is_refused(tmp_path, monkeypatch):
    class Won:
        won = True
        beaten = frozenset()

    monkeypatch.setattr("tallystick.account.approve.attack_releases", lambda *_: Won())
    with pytest.raises(DisclosureRefused, match="Nothing coarser is left"):
        release_of(one_year(), tmp_path / "ledger")
    assert not (tmp_path / "ledger").exists()
