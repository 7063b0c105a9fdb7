"""What the made-up organisations keep in their registers: entered through the actions, and enough to look at."""

import tomllib
from datetime import timedelta
from importlib.resources import files

import pytest
from django.utils import timezone

from tallystick_web.config.example.declared import declare
from tallystick_web.config.example.examined import audit, look_back
from tallystick_web.config.example.people import open_with_people
from tallystick_web.config.example.plans import PLANS
from tallystick_web.config.example.registered import count_measures, keep_registers
from tallystick_web.config.example.settled import settle
from tallystick_web.config.example.took_part import take_part
from tallystick_web.core.fence import inside
from tallystick_web.declarations.queries.batches import waiting_changes
from tallystick_web.declarations.queries.mixes import mixes
from tallystick_web.registers.described import registers
from tallystick_web.registers.models import Contact, RegisterReading, TakenPart, tables

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
_BODY, _TRUST = PLANS[-1], PLANS[0]
_PANELS = {0: (18, 21), 1: (13, 17), 2: (17, 24), 3: (10, 19)}  # as the file says them, the newest quarter first


@pytest.fixture
def opened(settings):
    """Opens a made-up organisation with its people and parts, and nothing else."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

    def open_one(plan):
        made = open_with_people(plan, "Made-up organisation", timezone.now())
        with inside(made.organisation.pk):
            settle(made, plan.people)
        return made

    return open_one


def in_file(name):
    """How many entries a file says that each register has."""
    text = (files("tallystick_web.config.example") / "data" / name).read_text(encoding="utf-8")
    return {register: sum(one.get("many", 1) for one in said) for register, said in tomllib.loads(text).items()}


@pytest.mark.parametrize(("plan", "file"), [(_BODY, "registers-body.toml"), (_TRUST, "registers-trust.toml")])
def test_every_line_of_a_file_is_an_entry_and_some_are_stale_or_over(opened, plan, file):
    made = opened(plan)
    with inside(made.organisation.pk):
        keep_registers(made, file)
        found = {name: tables()[name].objects.of(made.organisation.pk) for name in in_file(file)}
        assert {name: rows.count() for name, rows in found.items()} == in_file(file)
        policies = found["policies"]
        assert policies.filter(review_on__lt=timezone.localdate(), state="in-force").exists()
        assert policies.filter(state="withdrawn").exists()
        for name, rows in found.items():
            assert not rows.filter(confirmed_on__gt=timezone.localdate()).exists()
            assert rows.filter(state__in=registers()[name].live_states).exists()


def test_a_body_shows_mixes_of_its_events_and_what_was_counted_each_quarter(opened):
    made = opened(_BODY)
    key = made.organisation.pk
    with inside(key):
        keeper = keep_registers(made, "registers-body.toml")
        people = take_part(keeper)
        look_back(keeper)
        audit(keeper)
        declare(keeper, people)
        count_measures(made)
        assert Contact.objects.of(key).exclude(merged_into=None).count() == 1
        assert TakenPart.objects.of(key).filter(contact=None).exists()  # of somebody who was forgotten
        shown = [one for one in mixes(key) if one.shown is not None]
        assert len({one.until for one in shown if one.population == "speakers"}) == 2
        assert all(one.bounds.low <= one.bounds.high < 100 and one.shown.of % 5 == 0 for one in shown)
        assert any(one.shown is None for one in mixes(key))  # some are withheld, as they would be
        assert 0 < waiting_changes(key) < 10
        said = {
            one.as_of: (one.happened, one.people)
            for one in RegisterReading.objects.of(key).filter(measure="panels-trained")
        }
        known = {keeper.period(f"q{back}").until: one for back, one in _PANELS.items()}
        assert len(said.keys() & known.keys()) >= 3
        assert all(known[day] == one for day, one in said.items())


def test_nobody_who_was_made_up_took_part_in_what_lies_ahead(opened):
    made = opened(_BODY)
    with inside(made.organisation.pk):
        take_part(keep_registers(made, "registers-body.toml"))
        parts = TakenPart.objects.of(made.organisation.pk).filter(stage="appeared")
        assert parts.exists()
        assert not parts.filter(on__gt=timezone.localdate()).exists()
        assert parts.filter(on__lt=timezone.localdate() - timedelta(days=600)).exists()
