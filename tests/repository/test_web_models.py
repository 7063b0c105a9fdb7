"""Rules that hold of every table of the service, those of tomorrow included."""

import re

import pytest
from django.apps import apps
from django.db import models

from tallystick_web.core.models import AuditEvent, KeptForm, OwnedQuerySet, OwnedRow, Row, Work
from tallystick_web.core.rules import DataClass, Governance
from tallystick_web.declarations.models import DeclarationLink
from tallystick_web.deposits.models import UploadReading, VaultFile
from tallystick_web.desk.models import CalendarAddress
from tallystick_web.organisations.models import Account, Invitation, Organisation
from tallystick_web.questionnaires.models import Reflection, WaveLink
from tallystick_web.registers.models import RegisterFile

OURS = [model for model in apps.get_models() if model.__module__.startswith("tallystick_web.")]
every_table = pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)

# Tables of no organisation, each with the reason.
OF_NO_ORGANISATION = {
    Organisation: "it is what others belong to",
    Account: "one account may be of people in several organisations",
    Work: "the worker takes it before it knows whose it is, and some is of the installation",
    AuditEvent: "a chain is of an organisation, or of the installation",
}


def fields_of(model):
    return {field.name: field for field in model._meta.concrete_fields}


# GOVERNANCE


@every_table
def test_a_table_says_what_it_holds_why_and_for_how_long(model):
    said = model.__dict__.get("governance")
    assert isinstance(said, Governance), "each model says so itself: what is inherited was not thought of"
    assert isinstance(said.data, DataClass)
    assert len(said.purpose.split()) >= 4
    assert said.purpose.endswith(".")
    assert len(said.retention.split()) >= 2
    assert said.retention.endswith(".")


@every_table
def test_a_table_that_is_left_out_of_backups_says_no_more_than_what_can_be_lost(model):
    if not model.governance.in_backup:
        assert model in {
            KeptForm,
            Invitation,
            Work,
            UploadReading,
            VaultFile,
            CalendarAddress,
            RegisterFile,
            DeclarationLink,
            WaveLink,
            Reflection,
        }


# Fields of rows that are only added, that are called as a person might be: what they hold, and why that may stay.
NAMES_NOBODY = {
    "organisations.UnitPlace.name": "what a part of the organisation is called",
    "deposits.UploadedFile.name": "what a file is called, as the provenance of its counts names it as well",
    "numbers.DataSourceEntry.owner": "a role or a team, as its form asks for; its table says that it is free text",
}
NAMES = re.compile(r"(?:\w+_)?(?:name|owner|email)$")


def named_in(model):
    """Fields that hold what a person is called, or are called as if they did."""
    for name, field in fields_of(model).items():
        if isinstance(field, models.EmailField) or NAMES.fullmatch(name):
            yield f"{model._meta.label}.{name}"


@every_table
def test_what_names_a_person_is_never_frozen(model):
    """Whoever asks to be forgotten is: names and addresses stand in rows that may change."""
    if model.governance.append_only:
        assert [one for one in named_in(model) if one not in NAMES_NOBODY] == []


def test_every_reason_why_a_name_may_stay_is_still_needed():
    frozen = {one for model in OURS if model.governance.append_only for one in named_in(model)}
    assert set(NAMES_NOBODY) == frozen


# Tables of words that people wrote, without a column of many words: where the words are.
WORDS_OTHERWISE = {
    "registers.EntryChange": "what entries said, as values of columns",
    "questionnaires.SheetMarks": "answers of one person about a piece of work, some in words",
    "questionnaires.SheetSettled": "answers agreed by two people, with their reason",
    "questionnaires.Sheet": "what the piece of work is called and why it was dropped",
    "questionnaires.Round": "what was sampled and how, in a line",
    "questionnaires.Theme": "what a theme is called",
    "questionnaires.ThemeFollowed": "what was changed because of a theme, in a line",
    "questionnaires.Assessment": "what an assessment is called, in a line",
}


def test_what_people_wrote_is_declared_as_that():
    """A text of many words, in a row that stays for ever, may name people: its table says so."""
    long = 1000
    found = {
        model._meta.label
        for model in OURS
        for field in fields_of(model).values()
        if isinstance(field, models.TextField) and (field.max_length or 0) >= long
    }
    declared = {model._meta.label for model in OURS if model.governance.data is DataClass.FREE_TEXT}
    assert found - {"registers.Contact"} == declared - set(WORDS_OTHERWISE), (
        "a list of people is of contacts as a whole"
    )


def test_words_kept_otherwise_are_of_tables_that_are_there():
    assert set(WORDS_OTHERWISE) <= {model._meta.label for model in OURS}


# BELONGING


@every_table
def test_a_row_belongs_to_an_organisation_or_has_a_reason(model):
    assert issubclass(model, OwnedRow) is (model not in OF_NO_ORGANISATION)


@every_table
def test_a_row_of_an_organisation_is_behind_the_fence(model):
    if issubclass(model, OwnedRow):
        assert isinstance(model._meta.default_manager.get_queryset(), OwnedQuerySet)
        assert isinstance(model._base_manager.get_queryset(), models.QuerySet)
        assert model.from_db.__func__ is OwnedRow.from_db.__func__
        assert model.save is OwnedRow.save
        assert not fields_of(model)["organisation"].null


@every_table
def test_an_id_cannot_be_guessed(model):
    key = model._meta.pk
    assert isinstance(key, models.UUIDField)
    assert issubclass(model, Row) or key.default is not None


@every_table
def test_a_chain_of_deletions_takes_no_record_of_what_happened_with_it(model):
    cascading = [
        name
        for name, field in fields_of(model).items()
        if field.remote_field and field.remote_field.on_delete is models.CASCADE
    ]
    assert not (model.governance.append_only and cascading)


# PAIRS: who did something and when are both there, or neither

PAIR = re.compile(r"(?P<what>\w+_)?by$")


def pairs_of(model):
    """The fields that say who and when: (asked_by, asked_at), (by, at)."""
    fields = fields_of(model)
    for name in fields:
        if found := PAIR.fullmatch(name):
            yield fields[name], fields.get(f"{found['what'] or ''}at")


# Who agreed is told by a row of its own, with its own time; what is joined here is a copy of that name.
WITHOUT_TIME = {("organisations.Appointment", "agreed_by"), ("plans.ItemVersion", "agreed_by")}


@every_table
def test_who_and_when_stand_together(model):
    for who, when in pairs_of(model):
        if (model._meta.label, who.name) not in WITHOUT_TIME:
            assert when is not None, f"{who.name} has no time"
            assert not when.null or checks(model, who, when), f"{who.name} and {when.name} can be half given"


def checks(model, who, when):
    said = " ".join(str(one.condition) for one in model._meta.constraints if isinstance(one, models.CheckConstraint))
    return who.name in said and when.name in said


@every_table
def test_a_table_that_records_what_a_person_did_says_when(model):
    if "by" in fields_of(model):
        assert isinstance(fields_of(model)["at"], models.DateTimeField)


@every_table
def test_a_model_has_a_sentence(model):
    assert model.__doc__
    assert not model.__doc__.startswith(f"{model.__name__}("), "Django's own line is no sentence"
