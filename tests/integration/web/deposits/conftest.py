"""Two trusts, always: ours, and one beside it."""

import pytest


@pytest.fixture
def ours(db):
    # Django is not ready yet when a conftest is loaded by its path.
    from tests.integration.web.deposits.handing_in import trust

    return trust("northmoor")


@pytest.fixture(autouse=True)
def theirs(db):
    from tallystick_web.organisations.rules import RoleId
    from tests.integration.web.deposits.handing_in import trust

    return trust("southmoor", (RoleId.ANALYST, RoleId.ADMINISTRATOR))


@pytest.fixture(scope="session")
def staff_world():
    """A made-up trust of one year: who works there, and what was done to them."""
    from tallystick.example.kinds import OrganisationKind
    from tallystick.example.world import make_world

    return make_world(OrganisationKind.TRUST, staff=120, years=1, seed=3, last=2025)


@pytest.fixture(scope="session")
def extracts(staff_world):
    """Its staff files as they come out of systems: name to content."""
    from tallystick.example.make import folder_of

    return {name: content for name, content in folder_of(staff_world, 2025).items() if name != "deposit.toml"}


@pytest.fixture
def data(settings, tmp_path):
    """The folder of the service's data, empty."""
    settings.TALLYSTICK_DATA = tmp_path
    return tmp_path


@pytest.fixture
def handing(ours, data):
    """The analyst of a trust that has answered before what its files leave unclear."""
    from tests.integration.web.deposits.staff_files import ANSWERS, Handing

    handing = Handing(ours)
    for answer in ANSWERS:
        handing.remember(*answer)
    return handing
