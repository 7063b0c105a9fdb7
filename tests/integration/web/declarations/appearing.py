"""Guests who appear, offered as a population for as long as a test runs."""

from contextlib import contextmanager
from decimal import Decimal
from uuid import uuid4

from tallystick_web.core import declaring
from tallystick_web.core.declaring import Appearances, Population, add_population
from tallystick_web.core.fence import inside
from tallystick_web.declarations.actions import close_batch
from tests.integration.web.clock import NOON
from tests.integration.web.declarations.guests import KIND

POPULATION = "keynotes"
ROWS = {"all": "talks", "main": "main talks"}


class Stage:
    """Who appears in which row: the same people with tokens of their own, as registers have them."""

    def __init__(self):
        self.rows, self.token, self.asked_for = {}, {}, []

    def put(self, row, subjects, times=1):
        for one in subjects:
            token = self.token.setdefault(one, uuid4())
            self.rows.setdefault(row, []).append(Appearances(person=token, subject=one, times=Decimal(times)))

    def put_forgotten(self, row, many):
        self.rows.setdefault(row, []).extend(Appearances(person=uuid4(), subject=None) for _ in range(many))

    def find(self, organisation, since, until):
        self.asked_for.append((organisation, since, until))
        return self.rows

    @contextmanager
    def offered(self, name=POPULATION):
        """Offer it alone: what the registers offer is tried with them."""
        others = dict(declaring._populations)
        declaring._populations.clear()
        add_population(name, Population(text="talks", kind=KIND, rows=ROWS, find=self.find))
        try:
            yield self
        finally:
            declaring._populations.clear()
            declaring._populations.update(others)


def take_effect(house, at=NOON):
    with inside(house.pk):
        return close_batch(organisation=house.pk, at=at)
