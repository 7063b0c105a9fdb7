"""A trust with a person in every role and approved sets made of signed counts, the body that it is a member of and
shares with, and a stranger beside them."""

import logging
import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256

from django.conf import settings
from django.test import Client

from tallystick.account.pay_stock import PayStock, pay_stock_to_document
from tallystick.account.stock import Stock
from tallystick.account.understand import understand
from tallystick.release.policy import Audience
from tallystick_web.core import jobs
from tallystick_web.core.fence import everywhere, inside
from tallystick_web.core.files import Shelf, keep
from tallystick_web.core.models import Work
from tallystick_web.core.sheets.tables import Table, headed_at
from tallystick_web.deposits import incoming
from tallystick_web.deposits.actions import open_deposit
from tallystick_web.deposits.models import PaySaid, Upload, UploadReading, UploadStep
from tallystick_web.deposits.received import receive_counted
from tallystick_web.deposits.upload_rules import READ_UPLOAD, Stage
from tallystick_web.deposits.upload_rules import Kind as OfFiles
from tallystick_web.evidence.actions import add_evidence, map_evidence
from tallystick_web.evidence.file_rules import SentFile
from tallystick_web.evidence.rules import Grade, Kind, Said, Shows, Visibility
from tallystick_web.numbers.inventory import SUBJECT, add_source
from tallystick_web.numbers.inventory import Said as SourceSaid
from tallystick_web.numbers.jobs import make_releases
from tallystick_web.numbers.queries import latest
from tallystick_web.numbers.rules import Subject
from tallystick_web.numbers.sharing import share
from tallystick_web.numbers.source_rules import SourceKind
from tallystick_web.organisations.access import PROVIDER_DID_SECOND_STEP
from tallystick_web.organisations.actions.hosting import join_host
from tallystick_web.organisations.actions.invitations import join_with_password
from tallystick_web.organisations.actions.keys import hash_of_key
from tallystick_web.organisations.actions.opening import FirstPerson, open_organisation
from tallystick_web.organisations.actions.tokens import make_token
from tallystick_web.organisations.actions.units import add_unit
from tallystick_web.organisations.models import Organisation, Person
from tallystick_web.organisations.queries_people import invitation_with
from tallystick_web.organisations.rules import OrganisationKind, RoleId, UnitKind, roles
from tallystick_web.publications.paper.canonical import to_bytes as document_to_bytes
from tallystick_web.publications.paper.document import Document, Facts
from tallystick_web.registers.described import registers
from tallystick_web.registers.models import HeldEvent, TakenPart, tables
from tallystick_web.registers.queries.bringing import Held, sealed
from tallystick_web.reviews.frozen_rules import Frozen, to_bytes
from tests.integration.web.clock import NOON
from tests.integration.web.rows import fill_up, one_of_each, owned_models, row_of
from tests.repository.tracked import ROOT

RETURN = ROOT / "example" / "returns" / "northmoor-2025.csv"
TODAY = NOON.date()
BACKEND = settings.AUTHENTICATION_BACKENDS[-1]
CANARY = "Zzcanary"
OF_BODY = (RoleId.MEMBERSHIP_ANALYST, RoleId.ADMINISTRATOR)


READ_BY_PROGRAM = (Audience.ORGANISATION, Audience.PUBLIC)

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
    "framework": ["wres"],
    "plan-item-add.kind": ["outcome"],
    "way": ["agree"],
    "measure": ["wres/2"],
    "subject_kind": ["data-source"],
    "obligation": ["ethnicity-pay-gap"],
    "question_set": ["data-quality"],
    "obligation-date.obligation": ["wres-report"],
    "obligation-date.year": [2026],
    "number": [1],
    "paper-write.part": ["decision"],
    "paper-write-item.part": ["successes"],
    "rule": ["years"],
    "paper-file.form": ["docx"],
    "register-file.form": ["csv", "xlsx"],
    "path": ["index.html"],
    **{f"{page}.question_set": ["pulse"] for page in ("answer-set", "wave-begin")},
    "round-begin.question_set": ["agenda-coding"],
    "sheet-about.question_set": ["output-prompts"],
    "piece_kind_app": ["register"],
    "piece_kind": ["outputs"],
    "assessment-begin.framework": ["eds-2022"],
    "set_question": ["1a"],
    **{f"reflection-{page}.question_set": ["trustee-reflection"] for page in ("write", "done", "share", "erase")},
    **{f"reflection-{page}.year": [2027] for page in ("write", "done", "share", "erase")},
    "register": ["policies"],
    **{f"{page}.register": ["events"] for page in ("taking-part", "fill-panel", "appearance-add")},
    "stage": ["appeared"],
    "declarant_kind": ["person"],
    "state": ["withdrawn"],
}
PAGES_OF_PAY = ("seen", "answers", "columns", "choices", "sign", "give-up", "left-out", "to-look-at")
# Ids that are called otherwise in addresses than their tables are.
CALLED = {
    "task": ["measure_task"],
    "source": ["data_source"],
    "subject": ["data_source"],
    "figures": ["deposit"],
    "original": ["vault_file"],
    "asked": ["role_request", "second_step_reset"],
    "decide-role.asked": ["role_request"],
    "edition-preview.edition": ["made_edition"],
    "decide-second-step-reset.asked": ["second_step_reset"],
    "entry": ["policy"],
    "register_entry": ["policy"],
    **{f"{page}.entry": ["held_event"] for page in ("taking-part", "fill-panel", "appearance-add")},
    "taken": ["taken_part"],
    "round_of": ["round"],
    "comment": ["wave_comment"],
    "piece": ["output"],
    "step": ["part_step"],
    "other": ["contact"],
    **{f"hand-in-pay-{page}.upload": ["pay_upload"] for page in PAGES_OF_PAY},
}
SEVERAL = {"deposit": 3}  # in each of its states it has other pages
FROZEN = to_bytes(
    Frozen(
        organisation="Northmoor",
        slug="northmoor",
        review="",
        title="Autumn review",
        plan="",
        plan_title="",
        audience="public",
        cut_off=NOON.isoformat(),
        number=1,
        reason="",
        items=(),
        measures=(),
        releases=(),
    )
)
_FROZEN = sha256(FROZEN).hexdigest()
PAPER = document_to_bytes(
    Document(
        title="How race equality stands",
        organisation="Northmoor",
        kind="Board paper",
        mark="Public",
        as_of="Figures as they stood on 26 November 2026",
        cover=Facts(rows=()),
        sections=(),
    )
)
_PAPER = sha256(PAPER).hexdigest()
_ROWS = Table(name="", rows=[(1, ("Name", "Topic")), (2, ("A policy", "conduct")), (3, ("Another", "tea"))])
FILE = sealed(Held(tables=[_ROWS], found=[headed_at(_ROWS, 0)], notices=()))
PAGE = b"<!DOCTYPE html><title>What was promised</title>"
_PAGE = sha256(PAGE).hexdigest()
# What rows need that a page of ours would read.
MAKES_SENSE = {
    "ChosenWords": {"term": "bme"},
    "Consultation": {"body": "staff"},
    "ContractDecision": {"standards": ["wres"], "is_accepted": True},
    "Deposit": {"standard": "wres", "year": 2025},
    "EditionFiles": {"manifest": _PAGE, "files": {"index.html": _PAGE}},
    "EditionStep": {"stage": "made"},
    "Embargo": {"standard": "wdes", "year": 2025},
    "ItemStep": {"stage": "agreed"},
    "Question": {"body": "governors", "role": "governor"},
    "FrozenSet": {"number": 1, "for_organisation": _FROZEN, "for_public": _FROZEN},
    "Item": {"kind": "outcome"},
    "Paper": {"kind": "board", "audience": "public"},
    "PaperVersion": {
        "number": 1,
        "document": _PAPER,
        "files": {"docx": {"sha256": _PAPER, "name": "paper.docx", "size": len(PAPER)}},
    },
    "Change": {"wording": {"text": "Said otherwise"}},
    "RegisterFile": {"register": "policies", "sealed": FILE},
    "RegisterColumnAnswer": {"register": "policies", "holds": ""},
    "TakenPart": {"register": "events", "reached": "considered"},
    "Target": {"measure": "wres/2", "expression": {"kind": "level", "direction": "up", "value": "2"}},
    **{table.__name__: {"state": min(registers()[name].live_states)} for name, table in tables().items()},
    "Contact": {"state": "on-list", "roles": ",speaker,", "topics": ",data,"},
}


@dataclass
class World:
    """A trust, the body it is a member of, and the accounts of people by organisation and role."""

    trust: Organisation
    body: Organisation
    accounts: dict = field(default_factory=dict)
    browsers: dict = field(default_factory=dict)
    tokens: dict = field(default_factory=dict)

    @property
    def ours(self):
        """The organisations that belong together, each with the roles that are tried there."""
        return {self.trust: roles_that_differ(), self.body: OF_BODY}

    def welcome(self, where, accounts):
        """Sign everybody of an organisation in."""
        for role, account in accounts.items():
            self.accounts[where.slug, role] = account
            self.browsers[where.slug, role] = signed_in(account)

    def client(self, role, where):
        return self.browsers[where.slug, role]


def roles_that_differ():
    """A role for each set of capabilities and audience that there is."""
    found = {}
    for role in roles().values():
        found.setdefault((role.audience, role.capabilities), role.id)
    return list(found.values())


def may_open(route, role):
    """What the table of roles says."""
    return not route.view.needs_one_of or bool(route.view.needs_one_of & roles()[role].capabilities)


def id_names():
    """Tables by what an id of their rows is called in an address: ``person``, ``role_request``."""
    return {re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower(): model for model in owned_models()}


def examples_of(where):
    """A value for everything that stands in addresses: ids are of rows of one organisation."""
    with everywhere("to look for examples"):
        found = {name: model._base_manager.filter(organisation=where) for name, model in id_names().items()}
        ids = {name: list(rows.values_list("pk", flat=True)[: SEVERAL.get(name, 1)]) for name, rows in found.items()}
        ids |= {f"{kind}_upload": ids_of(found["upload"].filter(kind=kind)) for kind in OfFiles}
        ids["upload"] = ids["staff_upload"]
        ids["made_edition"] = list(found["edition_files"].values_list("edition", flat=True)[:1])
        ids["work"] = list(Work.objects.filter(organisation=where.pk).values_list("pk", flat=True)[:1])
    ids |= {called: [key for name in names for key in ids.get(name, ())] for called, names in CALLED.items()}
    return WORDS | ids | {"organisation": [where.slug]}


def ids_of(rows):
    return list(rows.values_list("pk", flat=True)[:1])


def organisation(slug, name, kind=OrganisationKind.TRUST, *, held=(), called="{}"):
    """An organisation that begins with a person in each role of ``held``, and their accounts by role."""
    people = [
        FirstPerson(name=called.format(roles()[role].label), email=f"{role}@{slug}.example.org", role=role)
        for role in held
    ]
    opened = open_organisation(slug=slug, name=name, kind=kind, code="", people=people, at=NOON)
    return opened.organisation, {person.role: joined(opened.links[person.email]) for person in people}


def joined(link):
    """The account of whoever takes up an invitation."""
    invitation = invitation_with(hash_of_key(link.rstrip("/").rpartition("/")[2]))
    with inside(invitation.organisation_id):
        return join_with_password(invitation=invitation, password="a password of tests", at=NOON)


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
    trust, of_trust = organisation("northmoor", "Northmoor Teaching Hospitals (made up)", held=RoleId)
    kind = OrganisationKind.MEMBERSHIP_BODY
    body, of_body = organisation("beacon", "Beacon Members (made up)", kind, held=OF_BODY)
    world = World(trust, body)
    world.welcome(trust, of_trust)
    world.welcome(body, of_body)
    analyst, lead = (person_of(of_trust[role], trust) for role in (RoleId.ANALYST, RoleId.EDI_LEAD))
    with inside(trust.pk), quiet():
        hand_in(trust, analyst)
        join_host(member=trust, host=body, by=lead, at=NOON)
        share(release=latest(trust.pk, Audience.PUBLIC, Subject.STANDARDS), host=body, by=lead, at=NOON)
        add_unit(organisation=trust, kind=UnitKind.TEAM, name="Pharmacy", part_of=None, since=TODAY, by=lead, at=NOON)
        keep_evidence(lead)
    world.tokens = {audience: token_of(trust, analyst, audience) for audience in READ_BY_PROGRAM}
    keep(Shelf.FROZEN, FROZEN)
    keep(Shelf.PAPERS, PAPER)
    keep(Shelf.PUBLISHED, PAGE)
    fill_up(trust, text="Ours", known=MAKES_SENSE)
    with inside(trust.pk):
        TakenPart.objects.of(trust).update(entry=HeldEvent.objects.of(trust).get().pk)
    files_of_pay(trust)
    for where in (trust, body):
        staff_files(where)
    return world


def keep_evidence(lead):
    """A source of figures, and evidence on it that everybody may see, with a file, held for an indicator."""
    about = SourceSaid(owner="Workforce team", covers="", known_share=None, faults="", next_refresh=None)
    source = add_source(kind=SourceKind.STAFF_RECORD, name="Staff record", said=about, by=lead, at=NOON)
    said = Said(
        title="What was asked of new starters",
        kind=Kind.DOCUMENT,
        shows=Shows.ACTIVITY,
        dated=TODAY,
        grade=Grade.SOME,
        visibility=Visibility.MAY_BE_PUBLISHED,
        text="",
        link="",
    )
    file = SentFile(label="asked.txt", content=b"What was asked.")
    kept = add_evidence(said=said, file=file, on=(SUBJECT, source.pk), by=lead, at=NOON)
    map_evidence(evidence=kept.pk, framework="wres", clauses=["1"], seen=[], by=lead, at=NOON)


def files_of_pay(where):
    """Files of pay that were read and wait for a person."""
    upload = row_of(Upload, where, known={"Upload": {"kind": OfFiles.PAY, "year": 2025}})
    row_of(UploadStep, where, known={"UploadStep": {"upload": upload, "number": 1, "stage": Stage.UNDERSTOOD}})
    said = {"profile": "govuk-2023", "characteristic": "ethnicity", "snapshot": TODAY, "period": "month"}
    jobs_and_bank = {"assignments": "summed", "bank": "with-pay"}
    row_of(PaySaid, where, known={"PaySaid": {"upload": upload, **said, **jobs_and_bank}})
    stock = pay_stock_to_document(PayStock(stock=Stock()))
    row_of(UploadReading, where, known={"UploadReading": {"upload": upload, "stock": stock}})


def staff_files(where):
    """Staff files that were read and wait for a person, for every upload of an organisation; and work that broke."""
    with inside(where.pk):
        for upload in Upload.objects.of(where):
            incoming.receive(upload.pk, [])
            for reading in UploadReading.objects.of(where).filter(upload=upload):
                lists = dict.fromkeys((incoming.EXCLUDED, incoming.TO_LOOK_AT), b"file,line,kind,standard,reason\n")
                incoming.keep_read(upload.pk, reading.pk, lists)
        jobs.later(READ_UPLOAD, organisation=where.pk, upload=where.pk)
    Work.objects.filter(organisation=where.pk).update(attempt=1, ended_at=NOON, code="ValueError")


def token_of(where, by, audience):
    """What a program shows that reads as somebody allowed it."""
    with inside(where.pk):
        made = make_token(organisation=where, what_for="A dashboard", audience=audience, days=30, by=by, at=NOON)
    return made.key


def hand_in(trust, analyst):
    """Counts that the analyst signed, what the worker makes of them, and others that are being prepared."""
    for account in understand(RETURN).accounts:
        receive_counted(account=account, by=analyst, role=RoleId.ANALYST, at=NOON)
    make_releases(str(trust.pk))
    open_deposit(standard="wres", year=2026, why="", by=analyst, at=NOON)


def add_stranger(world):
    """Another trust, with a person in every role and a canary in every field of every table that takes a text."""
    theirs, accounts = organisation("canary-beck", f"{CANARY} Hospitals", held=RoleId, called=CANARY + " {}")
    world.welcome(theirs, accounts)
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
