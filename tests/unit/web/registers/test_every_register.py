"""Every register: its description and its table hold each other, and its states and columns make sense."""

import tomllib

import pytest
from django.db import models

from tallystick_web.registers.columns import (
    LONGEST_LINK,
    LONGEST_TEXT,
    LONGEST_TITLE,
    LONGEST_WHY,
    LONGEST_WORDS,
    ColumnKind,
)
from tallystick_web.registers.described import registers
from tallystick_web.registers.described.contacts import MERGED
from tallystick_web.registers.models import Entry, tables
from tests.repository.tracked import ROOT

EVERY = list(registers().values())
COLUMNS = [(register, column) for register in EVERY for column in register.columns]
OF_ALL = {one.name for one in Entry._meta.get_fields()} | {"id", "organisation"}
# Names that pages, files and the history use beside those of columns.
TAKEN = OF_ALL | {"change_why", "is_confirmed", "form_key", "register", "row"}
# What a table holds that no form asks for.
BESIDE = {"contacts": {"token", "merged_into"}}
FIELDS = {
    ColumnKind.TEXT: (models.CharField, LONGEST_TEXT),
    ColumnKind.WORDS: (models.TextField, LONGEST_WORDS),
    ColumnKind.DAY: (models.DateField, None),
    ColumnKind.WHOLE: (models.PositiveIntegerField, None),
    ColumnKind.NUMBER: (models.DecimalField, None),
    ColumnKind.MONEY: (models.DecimalField, None),
    ColumnKind.CHOICE: (models.CharField, None),
    ColumnKind.SEVERAL: (models.CharField, None),
    ColumnKind.YES: (models.BooleanField, None),
    ColumnKind.LINK: (models.CharField, LONGEST_LINK),
    ColumnKind.ADDRESS: (models.CharField, LONGEST_TEXT),
    ColumnKind.ENTRY: (models.ForeignKey, None),
    ColumnKind.UNIT: (models.ForeignKey, None),
}
IS_TEXT = {one for one, (field, _) in FIELDS.items() if field in (models.CharField, models.TextField)}


def called(pairs):
    return [f"{register.id}.{column.name}" for register, column in pairs]


def fields_of(register):
    return {one.name: one for one in tables()[register.id]._meta.get_fields()}


def test_each_register_has_a_table_and_each_table_a_register():
    assert list(tables()) == list(registers())
    assert len({one.title for one in EVERY}) == len(EVERY)


@pytest.mark.parametrize("register", EVERY, ids=lambda one: one.id)
def test_a_table_has_the_columns_that_are_described_and_no_other(register):
    own = {name for name, one in fields_of(register).items() if not one.auto_created} - OF_ALL
    assert own == {one.name for one in register.columns} | BESIDE.get(register.id, set())
    assert len({one.name for one in register.columns}) == len(register.columns)


@pytest.mark.parametrize(("register", "column"), COLUMNS, ids=called(COLUMNS))
def test_a_column_has_a_field_that_holds_it(register, column):
    field, (kind, longest) = fields_of(register)[column.name], FIELDS[column.kind]
    assert isinstance(field, kind)
    if longest is not None:
        assert field.max_length == longest
    if column.kind in IS_TEXT:
        assert not field.null  # nothing said is a blank, never two kinds of nothing
        assert column.is_needed or field.blank
    elif not column.is_needed:
        assert field.null
    if column.kind in {ColumnKind.NUMBER, ColumnKind.MONEY}:
        assert field.max_digits - field.decimal_places >= 10
        assert field.decimal_places >= 2


@pytest.mark.parametrize(("register", "column"), COLUMNS, ids=called(COLUMNS))
def test_a_column_with_a_closed_list_has_one_and_others_have_none(register, column):
    has_list = column.kind in {ColumnKind.CHOICE, ColumnKind.SEVERAL}
    assert (column.choices is not None) == has_list
    if has_list:
        values = [str(one) for one in column.choices]
        longest = len(",".join(["", *values, ""])) if column.kind is ColumnKind.SEVERAL else max(map(len, values))
        assert longest <= fields_of(register)[column.name].max_length
        assert all(one.label.strip() for one in column.choices)
        assert len({one.label for one in column.choices}) == len(values)
        assert not any("," in one for one in values)


@pytest.mark.parametrize(("register", "column"), COLUMNS, ids=called(COLUMNS))
def test_a_column_points_at_a_register_that_there_is(register, column):
    assert (column.kind is ColumnKind.ENTRY) == bool(column.of)
    if column.of:
        field = fields_of(register)[column.name]
        assert field.related_model is tables()[column.of]
        if registers()[column.of].of_people:
            assert column.is_personal


@pytest.mark.parametrize(("register", "column"), COLUMNS, ids=called(COLUMNS))
def test_a_column_is_called_like_nothing_else(register, column):
    assert column.name not in TAKEN
    assert column.label.strip() == column.label
    assert column.label[:1].isupper()
    assert all(one == one.lower() for one in column.also_called)


@pytest.mark.parametrize("register", EVERY, ids=lambda one: one.id)
def test_headings_of_files_mean_one_column_each(register):
    # A heading may mean two columns only of nobody: somebody would be asked which, each time.
    headings = [heading for one in register.columns for heading in {one.label.lower(), *one.also_called}]
    assert len(headings) == len(set(headings))


@pytest.mark.parametrize("register", EVERY, ids=lambda one: one.id)
def test_the_first_state_follows_none_and_every_other_is_reached_from_it(register):
    known = {one.id for one in register.states}
    known -= {MERGED}  # of two entries that are one person's, by merging alone
    assert not register.first_state.follows
    assert all(set(one.follows) <= known for one in register.states)
    assert all(one.does for one in register.states if one.follows)
    reached, before = {register.first_state.id}, set()
    while reached != before:
        before = set(reached)
        reached |= {one.id for one in register.states if set(one.follows) & reached}
    assert reached == known
    assert register.live_states
    assert max(map(len, known)) <= 20


@pytest.mark.parametrize("register", EVERY, ids=lambda one: one.id)
def test_a_state_that_comes_back_says_the_same_each_time(register):
    seen = {}
    for one in register.states:
        label, is_live = seen.setdefault(one.id, (one.label, one.is_live))
        assert (one.label, one.is_live) == (label, is_live)


@pytest.mark.parametrize("register", EVERY, ids=lambda one: one.id)
def test_a_register_has_a_place_readers_and_keepers(register):
    document = tomllib.loads((ROOT / "src/tallystick_web/plans/data/coverage.toml").read_text(encoding="utf-8"))
    assert register.place in {one["id"] for one in document["place"]}
    assert register.reads
    assert register.keeps
    assert register.months >= 0
    assert max(len(one) for one in (register.id, register.place)) <= 40
    assert register.lead.endswith((".", "?"))


@pytest.mark.parametrize("register", EVERY, ids=lambda one: one.id)
def test_an_entry_is_known_by_columns_that_say_something(register):
    needed = {"title", *(one.name for one in register.columns if one.is_needed)}
    assert register.key
    assert set(register.key) & needed
    assert set(register.key) <= {"title", *(one.name for one in register.columns)}


def test_what_is_long_is_as_long_everywhere():
    assert (LONGEST_TITLE, LONGEST_TEXT, LONGEST_WHY) == (200, 200, 500)
