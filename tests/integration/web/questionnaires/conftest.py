"""What these stories share: an organisation that asks people."""

import pytest


@pytest.fixture
def house(fresh_database):
    from tests.integration.web.questionnaires.asking_house import AskingHouse

    return AskingHouse()
