"""Forms about decisions, sharing, figures held back, notices and data sources. Each can be sent once."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from tallystick.release.policy import Audience
from tallystick_web.core.form_fields import DateParts, TimeOnThatDay
from tallystick_web.core.forms_once import OnceForm
from tallystick_web.core.rules import Refused
from tallystick_web.numbers.embargo_rules import LONGEST_WHY, instant_of
from tallystick_web.numbers.inventory import Said
from tallystick_web.numbers.source_rules import SourceKind
from tallystick_web.numbers.webhook_rules import LONGEST_ADDRESS

_LONG = {"rows": 4}
_NEW_SETS: Mapping[Audience, str] = MappingProxyType(
    {
        Audience.ORGANISATION: "New approved sets for the organisation and for the public",
        Audience.PUBLIC: "New approved sets for the public alone",
    }
)


class AcceptForm(OnceForm):
    """Accept by name and role that figures of some standards leave exactly."""

    standards = forms.MultipleChoiceField(
        label="Standards whose figures leave exactly",
        help_text="Those that the NHS Standard Contract has your organisation publish.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose the standards whose figures leave exactly"},
    )
    role = forms.CharField(
        label="Your role in this decision",
        help_text="For example Caldicott Guardian, or senior information risk owner. It is printed with your name.",
        max_length=120,
    )
    is_understood = forms.BooleanField(
        label="I have read what this means, and I accept it in my name",
        error_messages={"required": "Tick the box to say that you accept this in your name"},
    )

    def __init__(self, *args: object, standards: Sequence[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["standards"].choices = standards


class TakeBackForm(OnceForm):
    """Take an acceptance back."""

    role = forms.CharField(label="Your role in this decision", help_text="It is kept with your name.", max_length=120)


class ShareForm(OnceForm):
    """Choose one approved set and the host that may read it."""

    release = forms.ChoiceField(
        label="Which approved set?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose the approved set to share",
            "invalid_choice": "This approved set is not the newest any more. Choose one of those below",
        },
    )
    host = forms.ChoiceField(
        label="With which organisation?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose the organisation to share it with",
            "invalid_choice": "Your organisation is not a member of this one. Choose one of those below",
        },
    )

    def __init__(
        self,
        *args: object,
        releases: Sequence[tuple[str, str]],
        hosts: Sequence[tuple[str, str]],
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["release"].choices = releases
        self.fields["host"].choices = hosts
        if len(hosts) == 1:
            self.fields["host"].initial = hosts[0][0]


class EndShareForm(OnceForm):
    """Take a share back. There is nothing to fill in."""


class NoticeForm(OnceForm):
    """An address that is told of new approved sets, and of which."""

    address = forms.CharField(
        label="Address of the program",
        help_text="It begins with https://. The service sends it a notice, which holds no figure.",
        max_length=LONGEST_ADDRESS,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "url"}),
        error_messages={"required": "Enter the address of the program"},
    )
    audience = forms.ChoiceField(
        label="What is it told of?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is told of", "invalid_choice": "Choose what it is told of"},
    )

    def __init__(self, *args: object, audiences: Iterable[Audience], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = [(str(one), _NEW_SETS[one]) for one in audiences]

    def clean_audience(self) -> Audience:
        """Of whose figures it is told."""
        return Audience(self.cleaned_data["audience"])


class EndNoticeForm(OnceForm):
    """Take an address out. There is nothing to fill in."""


class HoldForm(OnceForm):
    """Which figures are held back, until when, why, and who may read them meanwhile."""

    which = forms.ChoiceField(
        label="Which figures?",
        help_text="Those of them that are signed off from now on are held back. What was seen before stays.",
        error_messages={"required": "Choose which figures", "invalid_choice": "Choose which figures"},
    )
    on = DateParts(label="Date until which they are held back", help_text="For example 27 3 2027.")
    time = TimeOnThatDay(help_text="As clocks in the United Kingdom show it, for example 9:30am or 14:00.")
    why = forms.CharField(
        label="Why are they held back?",
        widget=forms.Textarea(attrs=_LONG),
        max_length=LONGEST_WHY,
        error_messages={"required": "Enter why they are held back"},
    )
    readers = forms.MultipleChoiceField(
        label="Who may read them meanwhile?",
        help_text="Beside those who read the analyst’s desk. Choose nobody if it is nobody else.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": "Somebody you chose reads no figures any more. Look at the list again"},
    )

    def __init__(
        self,
        *args: object,
        figures: Iterable[tuple[str, object]],
        people: Iterable[tuple[str, str]],
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["which"].choices = list(figures)
        self.fields["readers"].choices = list(people)
        if not self.fields["readers"].choices:
            del self.fields["readers"]

    def clean(self) -> dict[str, object]:
        """Put the instant of the day and the time beside them, where they have exactly one."""
        typed = super().clean() or self.cleaned_data
        if typed.get("on") and typed.get("time") is not None:
            try:
                typed["until"] = instant_of(typed["on"], typed["time"])
            except Refused as refused:
                self.add_error("time", str(refused))
        return typed


class EndHoldForm(OnceForm):
    """Hold figures back no longer. There is nothing to fill in."""


class SaidForm(OnceForm):
    """What holds of a data source from now on."""

    owner = forms.CharField(
        label="Who answers for it?",
        help_text="A role or a team, for example workforce information team.",
        max_length=200,
        error_messages={"required": "Enter who answers for it"},
    )
    covers = forms.CharField(
        label="What does it cover?",
        help_text="Who is in it and who is not, for example bank staff or doctors in training.",
        max_length=500,
        required=False,
    )
    known_share = forms.DecimalField(
        label="Of how many per cent is the ethnic group known?",
        help_text="Leave blank if you cannot tell. Where your approved figures say it, they are shown as well.",
        min_value=0,
        max_value=100,
        max_digits=4,
        decimal_places=1,
        required=False,
        error_messages={
            "invalid": "Enter a percentage as a number, for example 94.5",
            "min_value": "The percentage must be 0 or more",
            "max_value": "The percentage must be 100 or less",
            "max_decimal_places": "Enter the percentage with one decimal place at most, for example 94.5",
            "max_digits": "Enter the percentage with one decimal place at most, for example 94.5",
        },
    )
    faults = forms.CharField(
        label="What is known to be wrong with it?",
        help_text="Say what is wrong and since when. Name nobody.",
        widget=forms.Textarea(attrs=_LONG),
        max_length=2000,
        required=False,
    )
    next_refresh = DateParts(label="Date when it is next renewed", required=False)

    @property
    def said(self) -> Said:
        """What was typed."""
        typed = self.cleaned_data
        share = typed["known_share"]
        return Said(
            owner=typed["owner"],
            covers=typed["covers"],
            known_share=Decimal(share) if share is not None else None,
            faults=typed["faults"],
            next_refresh=typed["next_refresh"],
        )


class SourceForm(SaidForm):
    """A new data source, with what holds of it first."""

    kind = forms.ChoiceField(
        label="What kind of source is it?",
        choices=[(str(one), one.label.capitalize()) for one in SourceKind],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what kind of source it is"},
    )
    name = forms.CharField(
        label="What is it called?",
        help_text="For example Electronic Staff Record, or Trac.",
        max_length=200,
        error_messages={"required": "Enter what the source is called"},
    )
    field_order = ("kind", "name", "owner", "covers", "known_share", "faults", "next_refresh")


class CollectionForm(OnceForm):
    """What was decided about what people are asked."""

    what = forms.CharField(
        label="What was decided?",
        help_text="What people are asked from now on, or no longer asked, and how.",
        max_length=500,
        error_messages={"required": "Enter what was decided"},
    )
    reason = forms.CharField(
        label="What is it needed for?",
        widget=forms.Textarea(attrs=_LONG),
        max_length=2000,
        error_messages={"required": "Enter what it is needed for"},
    )
    lawful_basis = forms.CharField(
        label="On which lawful basis?",
        help_text=(
            "Of the UK General Data Protection Regulation. For ethnicity name the condition for special category data "
            "as well."
        ),
        max_length=500,
        error_messages={"required": "Enter the lawful basis"},
    )
    notice = forms.CharField(
        label="What are people told?",
        help_text="The text of the privacy notice that they see when they are asked.",
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
        error_messages={"required": "Enter what people are told"},
    )
    decided_on = DateParts(label="Date of the decision")

    def clean_decided_on(self) -> object:
        """Refuse a day that has not come yet."""
        on = self.cleaned_data["decided_on"]
        if on > timezone.localdate():
            raise ValidationError("Date of the decision must be today or in the past", code="day")
        return on
