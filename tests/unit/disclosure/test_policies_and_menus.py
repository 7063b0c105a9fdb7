"""Policies and menus are data, signed, and none of them turns protection off."""

from dataclasses import replace

import pytest
from pydantic import TypeAdapter

from tallystick.disclosure.menus import CONTRACT, menus
from tallystick.disclosure.policies import Counts, SignedPolicy, internal, policies, strictest
from tallystick.disclosure.signed import RulesRefused, Signed, read_packaged
from tallystick.release.policy import Audience


def test_there_are_five_policies_each_named_after_its_file():
    assert list(policies()) == ["hes", "internal", "survey-11", "ten-five", "wres-contract"]
    assert all(name == policy.id for name, policy in policies().items())


def test_every_audience_but_the_desk_has_a_menu():
    assert set(menus()) == {one for one in Audience if one is not Audience.INTERNAL}
    assert all(name == menu.audience for name, menu in menus().items())


@pytest.mark.parametrize("menu", menus().values(), ids=lambda menu: menu.audience)
def test_whatever_is_finer_than_the_contract_is_rounded_for_every_audience(menu):
    assert policies()[menu.finer].counts is Counts.ROUNDED
    assert policies()[menu.survey].counts is Counts.ANSWERS
    assert menu.find("").id == CONTRACT


def test_people_of_the_organisation_may_have_all_that_the_public_may():
    public, organisation = (menus()[one].table for one in (Audience.PUBLIC, Audience.ORGANISATION))
    assert set(public) < set(organisation)


def test_nothing_below_the_organisation_is_public():
    assert {one.by for one in menus()[Audience.PUBLIC].table} == {"", "broad-ethnic-group", "ethnic-category"}


def test_single_ethnic_categories_are_given_over_fixed_blocks_of_years():
    [category] = [one for one in menus()[Audience.PUBLIC].table if one.by == "ethnic-category"]
    assert category.years == 3
    assert [year for year in range(2020, 2032) if category.ends_in(year)] == [2022, 2025, 2028, 2031]


def test_the_strictest_holds_where_two_apply():
    assert strictest(["hes", "ten-five"]).id == strictest(["ten-five", "hes"]).id == "ten-five"
    assert strictest(["hes"]).id == "hes"


@pytest.mark.parametrize("names", [[], ["internal"], ["hes", "wres-contract"], ["survey-11"]])
def test_only_policies_that_round_can_be_asked_for_the_strictest(names):
    with pytest.raises(ValueError, match="round"):
        strictest(names)


def test_the_desk_keeps_twelve_digits_and_says_what_it_is():
    assert (internal().significant_digits, internal().audience) == (12, Audience.INTERNAL)
    assert "Not protected" in internal().watermark


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"hide_below": 5}, "hide a step"),
        ({"base": 1}, "hide a step"),
        ({"zero_from": 0}, "from when zeros"),
        ({"counts": Counts.ANSWERS, "fewest_answers": 0}, "how many answers"),
    ],
)
def test_a_policy_that_would_not_protect_cannot_be_made(change, says):
    with pytest.raises(ValueError, match=says):
        replace(policies()["hes"], **change)


def test_an_unsigned_or_unread_file_stops_all(tmp_path, monkeypatch):
    good = {name: getattr(policies()["hes"], name) for name in ("id", "title", "summary")}
    folder = tmp_path / "data" / "policies"
    folder.mkdir(parents=True)
    (folder / "bad.toml").write_text("id = ")
    (folder / "odd.toml").write_text("\n".join(f'{name} = "{value}"' for name, value in good.items()))
    monkeypatch.setattr("tallystick.disclosure.signed.files", lambda _package: tmp_path)
    with pytest.raises(RulesRefused) as refused:
        read_packaged("policies", TypeAdapter(SignedPolicy))
    assert "bad.toml" in str(refused.value)
    assert "odd.toml: written_by" in str(refused.value)


def test_nobody_checks_their_own_policy(tmp_path, monkeypatch):
    text = (policies_folder() / "hes.toml").read_text("utf-8")
    folder = tmp_path / "data" / "policies"
    folder.mkdir(parents=True)
    signer = policies()["hes"].written_by
    (folder / "hes.toml").write_text(
        text.replace('status = "unchecked"', 'status = "checked"').replace(
            'checked_by = ""', f'checked_by = "{signer}"'
        )
    )
    monkeypatch.setattr("tallystick.disclosure.signed.files", lambda _package: tmp_path)
    with pytest.raises(RulesRefused, match="second person"):
        read_packaged("policies", TypeAdapter(SignedPolicy))
    assert Signed.CHECKED == "checked"


def policies_folder():
    from importlib.resources import files

    return files("tallystick.disclosure") / "data" / "policies"
