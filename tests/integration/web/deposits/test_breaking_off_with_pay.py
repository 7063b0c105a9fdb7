"""Wherever the making of pay figures breaks off, the end is that of a clean run: three sets, no files, and no row."""

import pytest

from tests.integration.web.deposits.test_breaking_off import ends

pytestmark = pytest.mark.one_database  # it makes one of its own
# At once some places; each of them in the long run.
AT_ONCE = ("pay-full-5",)
LONG = ("pay-kill-1", "pay-full-1")


@pytest.fixture(scope="module")
def ends_at_once(tmp_path_factory):
    return ends(AT_ONCE, tmp_path_factory.mktemp("broken-off-with-pay"))


@pytest.mark.parametrize("asked", AT_ONCE)
def test_pay_figures_are_made_once_wherever_it_broke_off(asked, ends_at_once):
    *broken, clean = ends_at_once[asked]
    assert len(broken) >= 2
    assert [place for place, one in enumerate(broken, start=1) if one != clean] == []
    said = "\n".join(clean)
    assert [f"'{audience}', 1" in said for audience in ("internal", "organisation", "public")] == [True] * 3
    assert "incoming" not in said
    assert "readings: ['(0,)']" in said


@pytest.mark.long
@pytest.mark.parametrize("asked", LONG)
def test_it_is_so_for_every_place_of_making_pay_figures(asked, tmp_path):
    *broken, clean = ends([asked], tmp_path)[asked]
    assert len(broken) >= (20 if "kill" in asked else 4)
    assert [place for place, one in enumerate(broken, start=1) if one != clean] == []
