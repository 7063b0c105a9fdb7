"""Forms about evidence. What is said must make a piece of evidence of its kind: the rules say when it does."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from tallystick_web.core.form_fields import DateParts
from tallystick_web.core.forms_once import OnceForm
from tallystick_web.core.rules import Refused
from tallystick_web.evidence import rules
from tallystick_web.evidence.file_rules import LARGEST_FILE, TAKEN, FileType, SentFile, plain_label, type_of
from tallystick_web.evidence.frameworks import Framework
from tallystick_web.evidence.rules import Grade, Kind, Said, Shows, Visibility

_ACCEPT = ",".join([*(f".{one}" for one in FileType), ".jpeg"])
_CHOOSE_AGAIN = "Choose the file again: a browser does not send it a second time by itself"
_WHAT_IS_MISSING = {Kind.DOCUMENT: "file", Kind.LINK: "link"}  # the field that a kind cannot be without


def _radios(label: str, of: type[Kind | Shows | Grade | Visibility]) -> forms.ChoiceField:
    """A question with one answer, none of them chosen beforehand."""
    field = forms.ChoiceField(
        label=label, widget=forms.RadioSelect, choices=[(str(one), _capital(one.label)) for one in of]
    )
    field.option_hints = {str(one): one.means for one in of if hasattr(one, "means")}
    return field


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


class EvidenceForm(OnceForm):
    """Everything that is said of a piece of evidence. ``has_file`` says that one is there already."""

    title = forms.CharField(
        label="Title",
        max_length=rules.LONGEST_TITLE,
        help_text="What somebody would look for.",
        error_messages={"required": "Enter a title"},
    )
    kind = _radios("What is it?", Kind)
    shows = _radios("What does it show?", Shows)
    dated = DateParts(label="Date of the evidence", help_text="The day it is of. For example, 31 3 2026")
    grade = _radios("How much can it carry?", Grade)
    text = forms.CharField(
        label="Text (optional)",
        help_text=(
            "A note, the words of a quote, or what to look for in the file. Name roles and groups. Name a person only "
            "with their consent, and nobody’s ethnicity or health."
        ),
        required=False,
        max_length=rules.LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    link = forms.CharField(
        label="Address of a web page (optional)",
        help_text="It begins with https://. The service never opens it: the page must stay where it is.",
        required=False,
        max_length=rules.LONGEST_LINK,
        widget=forms.TextInput(attrs={"inputmode": "url", "spellcheck": "false"}),
    )
    file = forms.FileField(
        label="File (optional)",
        help_text=f"{_capital(TAKEN)}, up to {LARGEST_FILE // 1024 // 1024} MB. No list of people.",
        required=False,
        widget=forms.FileInput(attrs={"accept": _ACCEPT}),
        error_messages={"empty": "The file is empty. Choose a file that holds the evidence"},
    )
    visibility = _radios("Who may see it?", Visibility)

    def __init__(self, *args: Any, has_file: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.has_file = has_file

    @property
    def said(self) -> Said:
        """What was entered."""
        entered = self.cleaned_data
        return Said(
            title=entered["title"],
            kind=Kind(entered["kind"]),
            shows=Shows(entered["shows"]),
            dated=entered["dated"],
            grade=Grade(entered["grade"]),
            visibility=Visibility(entered["visibility"]),
            text=entered["text"],
            link=entered["link"],
        )

    @property
    def sent(self) -> SentFile | None:
        """The file that was chosen, if one was."""
        return self.cleaned_data.get("file") or None

    def clean_dated(self) -> Any:
        """A day that has come."""
        if self.cleaned_data["dated"] > timezone.localdate():
            raise ValidationError("Date of the evidence must be today or in the past", code="year")
        return self.cleaned_data["dated"]

    def clean_link(self) -> str:
        """An address that others can open."""
        link = self.cleaned_data["link"].strip()
        _as_error(rules.check_link, link)
        return link

    def clean_file(self) -> SentFile | None:
        """The file and what it holds, if it is one that is taken."""
        chosen = self.cleaned_data["file"]
        if not chosen:
            return None
        sent = SentFile(label=plain_label(chosen.name), content=chosen.read(LARGEST_FILE + 1))
        _as_error(type_of, sent)
        return sent

    def clean(self) -> dict[str, Any]:
        """What makes a piece of evidence of its kind, where each answer alone is right."""
        if not self.errors:
            has_file = self.has_file or self.sent is not None
            try:
                rules.check_said(self.said, has_file=has_file, today=timezone.localdate())
            except Refused as refused:
                self.add_error(_WHAT_IS_MISSING.get(self.said.kind, "text"), str(refused))
        if self.errors and self.files.get("file") and "file" not in self.errors:
            self.add_error("file", _CHOOSE_AGAIN)
        return self.cleaned_data


def _as_error(check: Any, value: Any) -> None:
    try:
        check(value)
    except Refused as refused:
        raise ValidationError(str(refused)) from None


class CorrectForm(EvidenceForm):
    """What a piece of evidence says from now on, why, and the version that was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    why = forms.CharField(
        label="Why is it corrected?",
        help_text="What it said before stays, with this reason beside it.",
        max_length=rules.LONGEST_WHY,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.has_file:
            self.fields["file"].label = "Another file in its place (optional)"


class WhyForm(OnceForm):
    """A reason, for what ends something that others may rely on."""

    why = forms.CharField(
        label="Why?",
        help_text="Whoever relied on this evidence reads it.",
        max_length=rules.LONGEST_WHY,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AttachForm(OnceForm):
    """What a piece of evidence is about: the things of each kind, under its words."""

    subject = forms.ChoiceField(
        label="What is this evidence about?",
        error_messages={
            "invalid_choice": "This is not there to attach evidence to. Choose something from the list",
            "required": "Choose what this evidence is about",
        },
    )

    def __init__(self, *args: Any, things: Mapping[str, Mapping[tuple[str, UUID], str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [
            (_capital(text), [(f"{kind}/{key}", name) for (kind, key), name in named.items()])
            for text, named in things.items()
        ]
        self.fields["subject"].choices = [("", "Choose one"), *groups]

    def clean_subject(self) -> tuple[str, UUID]:
        """The kind and the id of what was chosen."""
        kind, _, key = self.cleaned_data["subject"].rpartition("/")
        return kind, UUID(key)


class MapForm(OnceForm):
    """The clauses of one framework that evidence is held for, and those that were ticked when the form was drawn."""

    clauses = forms.MultipleChoiceField(
        label="What is this evidence held for?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "This framework does not have what you ticked. Open the page again"},
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, framework: Framework, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clauses"].choices = [(one.id, one.line) for one in framework.clauses]

    def clean_seen(self) -> Sequence[str]:
        """The clauses that were ticked."""
        return [one for one in self.cleaned_data["seen"].split(" ") if one]


class FilterForm(forms.Form):
    """Which evidence is listed."""

    kind = forms.ChoiceField(label="Kind", required=False)
    shows = forms.ChoiceField(label="Shows that", required=False)
    framework = forms.ChoiceField(label="Held for", required=False)
    attached_to = forms.ChoiceField(label="Attached to", required=False)
    state = forms.ChoiceField(label="Withdrawn", required=False, choices=[("", "No"), ("withdrawn", "Yes")])

    def __init__(self, *args: Any, frameworks: Iterable[Framework], subjects: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = {
            "kind": [(str(one), _capital(one.label)) for one in Kind],
            "shows": [(str(one), _capital(one.label)) for one in Shows],
            "framework": [(one.id, one.title) for one in frameworks],
            "attached_to": [(kind, f"{'An' if text[0] in 'aeiou' else 'A'} {text}") for kind, text in subjects.items()],
        }
        for name, offered in choices.items():
            self.fields[name].choices = [("", "All"), *offered]
