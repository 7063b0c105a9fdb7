"""What these stories share: guests, and the organisation that asks them."""

import pytest


@pytest.fixture
def guests(fresh_database):
    from tests.integration.web.declarations.guests import Guests

    with Guests().offered() as offered:
        yield offered


@pytest.fixture
def house(guests):
    from tests.integration.web.declarations.guests import House

    return House()


@pytest.fixture
def ada(guests):
    return guests.invite("Ada")
