"""Forms of prompts and checklists: their questions, settling, dropping; and of rounds: beginning one and its list."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from tallystick_web.core.form_fields import DateParts
from tallystick_web.core.forms_once import OnceForm
from tallystick_web.questionnaires import rules
from tallystick_web.questionnaires.forms.answering import as_given, field_of
from tallystick_web.questionnaires.round_rules import MOST_ITEMS, RoundBegun
from tallystick_web.questionnaires.set_rules import LONGEST_WORDS, AnswerKind, AnswerSet, Domain, Question
from tallystick_web.questionnaires.sheet_rules import Answers, SheetNow, asks_why, links, problems_of, why
from tallystick_web.questionnaires.wave_rules import Given

_LONGEST_LIST = 40_000
_NO_DOMAIN = Domain(id="", title="")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question of a form with its field, and the fields beside it: words to an option, or addresses of evidence."""

    question: Question
    field: forms.BoundField
    beside: tuple[forms.BoundField, ...]


@dataclass(frozen=True, kw_only=True)
class Part:
    """The questions of a form that stand under one heading; a set without parts has one without a heading."""

    domain: Domain
    asked: tuple[Asked, ...]


class MarksForm(OnceForm):
    """Every question of a set. ``seen`` is how often the sheet was marked when the page was opened."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, *args: Any, of: AnswerSet, given: Answers | None = None, times: int = 0, **kwargs: Any) -> None:
        initial = {"seen": times} | _as_typed(of, given or {})
        super().__init__(*args, initial=initial, **kwargs)
        self.of = of
        for question in of.question:
            self.fields.update(_fields_of(question))

    @property
    def parts(self) -> Iterator[Part]:
        """The questions under their headings, in the order of the set."""
        domains = {one.id: one for one in self.of.domain}
        found: dict[str, list[Asked]] = {}
        for question in self.of.question:
            found.setdefault(question.domain, []).append(_asked(self, question))
        return (Part(domain=domains.get(name, _NO_DOMAIN), asked=tuple(asked)) for name, asked in found.items())

    @property
    def given(self) -> dict[str, Given]:
        """What was answered, by the places of answers: what was left blank is not there."""
        return _given(self.of.question, self.cleaned_data)

    def clean(self) -> dict[str, Any]:
        """Say what is wrong with an answer beside its question."""
        cleaned = super().clean() or self.cleaned_data
        for place, problem in problems_of(self.of, self.given).items():
            if place not in self.errors and place in self.fields:
                self.add_error(place, problem)
        return cleaned


class SettleForm(OnceForm):
    """What two people settled on, question by question where they differ, and why."""

    reason = forms.CharField(
        label="How did you come to this?",
        help_text="Both your marks stay as you gave them. Say what made the difference.",
        max_length=rules.LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, sheet: SheetNow, said: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sheet = sheet
        reason = self.fields.pop("reason")
        for question in sheet.differing:
            fields = _fields_of(question)
            fields[question.id].help_text, fields[question.id].required = said.get(question.id, ""), True
            self.fields.update(fields)
        self.fields["reason"] = reason

    @property
    def asked(self) -> Iterator[Asked]:
        """The questions that were answered differently."""
        return (_asked(self, one) for one in self.sheet.differing)

    @property
    def given(self) -> dict[str, Given]:
        """What was settled on, by the places of answers."""
        return _given(self.sheet.differing, self.cleaned_data)


class DropForm(OnceForm):
    """Why a sheet is no longer wanted."""

    why = forms.CharField(
        label="Why is it no longer wanted?", max_length=rules.LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 3})
    )


class RoundForm(OnceForm):
    """Everything that is settled when a round is begun."""

    title = forms.CharField(
        label="What is this round called?",
        help_text="Something people know it by, such as “Board papers of 2026/27”.",
        max_length=rules.LONGEST_TITLE,
    )
    role = forms.ChoiceField(label="Whose work is it?", widget=forms.RadioSelect)
    since = DateParts(label="First day of the work that is looked at")
    until = DateParts(label="Last day of the work that is looked at", help_text="The round counts for that period.")
    sampled = forms.CharField(
        label="How was the work chosen?",
        help_text="So that somebody else could choose the same: every piece, every third by date, or all of "
        "four meetings that were drawn by lot. Never what comes to mind.",
        max_length=rules.LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, of: AnswerSet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if of.role:
            self.fields["role"].choices = [(one.id, one.text) for one in of.role]
        else:
            del self.fields["role"]

    def begun(self, entered: Mapping[str, Any]) -> RoundBegun:
        """What was entered."""
        return RoundBegun(
            title=entered["title"],
            role=entered.get("role", ""),
            since=entered["since"],
            until=entered["until"],
            sampled=entered["sampled"],
        )


class ItemsForm(OnceForm):
    """Work to list in a round, as people type or paste it."""

    items = forms.CharField(
        label="Pieces of work",
        help_text=f"One a line, {MOST_ITEMS} in all. Where one has a day, put it first: 14/05/2026 Finance report.",
        max_length=_LONGEST_LIST,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
    )


# STEPS


def _fields_of(question: Question) -> dict[str, forms.Field]:
    """The field of a question, and those beside it."""
    field = field_of(question)
    field.error_messages["required"] = f"Answer “{question.text}”"
    found = {question.id: field}
    if question.kind is AnswerKind.NUMBER:
        field.widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "nhsuk-input--width-5"})
    if asks_why(question):
        options = " or ".join(f"“{one.text}”" for one in question.options if one.to_follow)
        found[why(question.id)] = _words(f"Say more, if you chose {options}")
    if question.kind is AnswerKind.EVIDENCE:
        field.required = False  # an address is evidence as well
        found[links(question.id)] = _words("Addresses where it can be seen (optional)", "One a line.")
    return found


def _words(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )


def _asked(form: forms.Form, question: Question) -> Asked:
    beside = tuple(form[name] for name in (why(question.id), links(question.id)) if name in form.fields)
    return Asked(question=question, field=form[question.id], beside=beside)


def _given(questions: Sequence[Question], cleaned: Mapping[str, Any]) -> dict[str, Given]:
    found: dict[str, Given] = {}
    for one in questions:
        said = {one.id: as_given(cleaned.get(one.id)), why(one.id): as_given(cleaned.get(why(one.id)))}
        said[links(one.id)] = _lines(cleaned.get(links(one.id)))
        found |= {place: value for place, value in said.items() if value not in ("", [])}
    return found


def _lines(text: str | None) -> list[str]:
    return [one.strip() for one in (text or "").splitlines() if one.strip()]


def _as_typed(of: AnswerSet, given: Answers) -> dict[str, Given]:
    """Answers as a form is drawn with them: addresses one a line."""
    addresses = {links(one.id) for one in of.question}
    return {
        place: "\n".join(value) if place in addresses and isinstance(value, list) else value
        for place, value in given.items()
    }
