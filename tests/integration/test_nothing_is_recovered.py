"""Made-up trusts that release every year, for the public and their own people, and an attacker that holds it all."""

from datetime import date

import pytest

from tallystick.account.ledger_folder import open_ledger
from tallystick.account.released import ForWhom, released
from tallystick.attack import attack_releases
from tallystick.release.policy import Audience
from tests.integration.made_up_trusts import understood, years_of

pytestmark = pytest.mark.unwatched

YEARS = (2022, 2023, 2024, 2025)
ACCEPTED = """
[contract]
standards = ["wres"]
accepted = { name = "Ada Osei", role = "Senior information risk owner", on = 2026-11-01 }
"""


def releases_of_a_trust(seed, folder):
    """Four yearly releases for both audiences; every third trust has not accepted the contract."""
    if seed % 3:
        folder.mkdir()
        (folder / "decisions.toml").write_text(ACCEPTED)
    for year, found in zip(YEARS, years_of(seed, years=len(YEARS)), strict=True):
        for audience in (Audience.PUBLIC, Audience.ORGANISATION):
            released(understood("Made-up", year, found), ForWhom(audience=audience, ledger=folder, on=date(year, 9, 1)))
    return open_ledger(folder, organisation="Made-up")


def nothing_is_recovered(seed, folder):
    kept = releases_of_a_trust(seed, folder)
    assert len(kept.ledger.entries) == 2 * len(YEARS)
    report = attack_releases(kept.seen_by(Audience.ORGANISATION))
    assert report.attempts
    assert not report.beaten


# The smallest trust, which has not accepted the contract; a small and the largest one; and one in which most people
# are of few groups. Their years take ten seconds and more each, so the others are left to make check-long.
SOME = (0, 1, 4, 8)
OTHERS = [seed for seed in range(210) if seed not in SOME]


@pytest.mark.parametrize("seed", [*SOME, *(pytest.param(seed, marks=pytest.mark.long) for seed in OTHERS)])
def test_of_two_hundred_trusts_over_four_years_nothing_is_recovered(seed, tmp_path):
    nothing_is_recovered(seed, tmp_path / "ledger")
