"""A trust with a person in every role and approved sets made of signed counts, the body that it is a member of and
shares with, and a stranger beside them."""

import logging
import re
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.conf import settings
from django.test import Client

from tallystick.account.understand import understand
from tallystick.release.policy import Audience
from tallystick_web.core.fence import everywhere, inside
from tallystick_web.deposits.received import receive_counted
from tallystick_web.numbers.jobs import make_releases
from tallystick_web.numbers.queries import latest
from tallystick_web.numbers.rules import Subject
from tallystick_web.numbers.sharing import share
from tallystick_web.organisations.access import PROVIDER_DID_SECOND_STEP
from tallystick_web.organisations.models import Account, Appointment, Hosting, Organisation, Person
from tallystick_web.organisations.rules import OrganisationKind, RoleId, roles
from tests.integration.web.clock import NOON
from tests.integration.web.rows import fill_up, one_of_each, owned_models
from tests.repository.tracked import ROOT

RETURN = ROOT / "example" / "returns" / "northmoor-2025.csv"
TODAY = NOON.date()
BACKEND = settings.AUTHENTICATION_BACKENDS[-1]
CANARY = "Zzcanary"


# What stands in addresses, besides ids of rows: values that mean something for the organisations below.
WORDS = {
    "member": ["northmoor"],
    "standard": ["wres"],
    "year": [2025],
    "indicator": ["2"],
    "kind": ["workbook", "report"],
    "form": ["csv", "json", "xlsx", "html"],
    "chapter": ["gaps"],
    "part": ["mean"],
}
# Ids that are called otherwise in addresses than their tables are.
CALLED = {"source": "data_source"}
# What rows need that a page of ours would read.
MAKES_SENSE = {
    "ChosenWords": {"term": "bme"},
    "ContractDecision": {"standards": ["wres"], "is_accepted": True},
    "Deposit": {"standard": "wres", "year": 2025},
}


@dataclass
class World:
    """A trust, the body it is a member of, and the accounts of people by organisation and role."""

    trust: Organisation
    body: Organisation
    accounts: dict = field(default_factory=dict)
    browsers: dict = field(default_factory=dict)

    @property
    def ours(self):
        """The organisations that belong together, each with the roles that are tried there."""
        return {self.trust: roles_that_differ(), self.body: [RoleId.MEMBERSHIP_ANALYST, RoleId.ADMINISTRATOR]}

    def appoint(self, where, role, name):
        """A person who holds a role, and is signed in."""
        self.accounts[where.slug, role] = account = appointed(where, role, name)
        self.browsers[where.slug, role] = signed_in(account)

    def client(self, role, where):
        return self.browsers[where.slug, role]


def roles_that_differ():
    """A role for each set of capabilities and audience that there is."""
    return list({(role.audience, role.capabilities): role.id for role in roles().values()}.values())


def may_open(route, role):
    """What the table of roles says."""
    return route.view.needs is None or route.view.needs in roles()[role].capabilities


def id_names():
    """Tables by what an id of their rows is called in an address: ``person``, ``role_request``."""
    return {re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower(): model for model in owned_models()}


def examples_of(where):
    """A value for everything that stands in addresses: ids are of rows of one organisation."""
    with everywhere("to look for examples"):
        found = {name: model._base_manager.filter(organisation=where).first() for name, model in id_names().items()}
    ids = {name: [row.pk] for name, row in found.items() if row is not None}
    ids |= {called: ids[name] for called, name in CALLED.items() if name in ids}
    return WORDS | ids | {"organisation": [where.slug]}


def organisation(slug, name, kind=OrganisationKind.TRUST):
    return Organisation.objects.create(slug=slug, name=name, kind=kind, opened_at=NOON)


def appointed(where, role, name):
    """The account of a new person who holds a role."""
    account = Account.objects.create_user(f"{role}@{where.slug}.example.org", "a password of tests")
    with inside(where.pk):
        person = Person.objects.create(organisation=where, name=name, email=account.email, account=account, added_at=NOON)
        Appointment.objects.create(organisation=where, person=person, role=role, since=TODAY, at=NOON)
    return account


def signed_in(account):
    """A browser in which somebody signed in with both steps."""
    client = Client()
    client.force_login(account, BACKEND)
    session = client.session
    session[PROVIDER_DID_SECOND_STEP] = True
    session["minute"] = NOON.strftime("%H:%M")
    session.save()
    return client


def person_of(account, where):
    with inside(where.pk):
        return Person.objects.of(where).get(account=account)


def make_world():
    """The trust and its body, and nobody beside them."""
    trust = organisation("northmoor", "Northmoor Teaching Hospitals (made up)")
    world = World(trust, organisation("beacon", "Beacon Members (made up)", OrganisationKind.MEMBERSHIP_BODY))
    for where, held in ((trust, RoleId), (world.body, world.ours[world.body])):
        for role in held:
            world.appoint(where, role, f"The {roles()[role].label}")
    hand_in(world)
    share_with_body(world)
    fill_up(trust, text="Ours", known=MAKES_SENSE)
    return world


def hand_in(world):
    """Counts that the analyst signed, and what the worker makes of them."""
    analyst = person_of(world.accounts[world.trust.slug, RoleId.ANALYST], world.trust)
    with inside(world.trust.pk):
        for account in understand(RETURN).accounts:
            receive_counted(account=account, by=analyst, role=RoleId.ANALYST, at=NOON)
    with quiet():
        make_releases(str(world.trust.pk))


def share_with_body(world):
    lead = person_of(world.accounts[world.trust.slug, RoleId.EDI_LEAD], world.trust)
    with inside(world.trust.pk):
        Hosting.objects.create(organisation=world.trust, host=world.body, since=TODAY, at=NOON)
        release = latest(world.trust.pk, Audience.PUBLIC, Subject.STANDARDS)
        share(release=release, host=world.body, by=lead, at=NOON)


def add_stranger(world):
    """Another trust, with a person in every role and a canary in every field of every table that takes a text."""
    theirs = organisation("canary-beck", f"{CANARY} Hospitals")
    for role in RoleId:
        world.appoint(theirs, role, f"{CANARY} {role}")
    one_of_each(theirs, text=CANARY)
    return theirs


@contextmanager
def quiet():
    """Without the log of the service, which is held to account elsewhere."""
    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)
