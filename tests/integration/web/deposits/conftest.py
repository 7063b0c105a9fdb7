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
