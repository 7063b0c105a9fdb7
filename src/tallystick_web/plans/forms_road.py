"""The forms that ask what is known of a team or of a ladder of bands. What is entered is answered, and never kept."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from tallystick_web.core.form_fields import DateParts
from tallystick_web.plans import ladder_rules, road_rules
from tallystick_web.plans.road_rules import Typed, months_between

# A browser that fills in what was typed before would keep what the page does not.
_NARROW = {"autocomplete": "off", "class": "nhsuk-input--width-4"}
_MOST_PEOPLE = 9_999


class Whole(forms.IntegerField):
    """A whole number in a narrow box."""

    def __init__(self, *, label: str, least: int = 0, most: int = _MOST_PEOPLE, **kwargs: Any) -> None:
        super().__init__(
            label=label,
            min_value=least,
            max_value=most,
            widget=forms.NumberInput(attrs=dict(_NARROW)),
            error_messages={
                "invalid": "Enter a whole number, such as 12",
                "min_value": f"Enter a whole number from {least} up",
                "max_value": f"Enter a whole number up to {most:,}",
            },
            **kwargs,
        )


class Amount(forms.DecimalField):
    """A number that may have decimals, in a narrow box. A per cent sign that is typed with it is let be."""

    def __init__(self, *, label: str, least: int = 0, most: int = 100, **kwargs: Any) -> None:
        super().__init__(
            label=label,
            min_value=least,
            max_value=most,
            max_digits=6,
            decimal_places=2,
            widget=forms.NumberInput(attrs=dict(_NARROW)),
            error_messages={
                "invalid": "Enter a number, such as 28 or 2.5",
                "min_value": f"Enter a number from {least} up",
                "max_value": f"Enter a number up to {most}",
                "max_digits": "Enter a number, such as 28 or 2.5",
                "max_decimal_places": "Enter a number with up to 2 decimal places",
            },
            **kwargs,
        )

    def to_python(self, value: Any) -> Decimal | None:
        """The number, without its sign."""
        return super().to_python(value.strip().removesuffix("%").strip() if isinstance(value, str) else value)


class Share(Amount):
    """A share in per cent that is asked for: of nobody it would be no target."""

    def validate(self, value: Decimal | None) -> None:
        """Refuse a share of nothing."""
        super().validate(value)
        if value is not None and not value > 0:
            raise ValidationError("Enter a share above 0, such as 28", code="min_value")


class RoadForm(forms.Form):
    """What is known of one team. The boxes of ``more`` are asked for in the second place."""

    posts = Whole(label="How many posts does the team have?", least=1)
    members = Whole(
        label="How many of them are held by people of the group now?",
        help_text="The group is whom the target is about, such as Black and minority ethnic staff.",
    )
    share = Share(
        label="Which share of the team should be of the group?",
        help_text="In per cent, such as 28 for 28 in every 100.",
    )
    by = DateParts(label="By when?", help_text="For example, 31 3 2029.")
    appointed = Whole(
        label="How many people were appointed to the team lately?",
        required=False,
        least=1,
        help_text="Count the same years as for leavers, three or more where you can.",
    )
    appointed_members = Whole(label="How many of those appointed were of the group?", required=False)
    leavers = Whole(
        label="How many people left the team?", required=False, help_text="Everybody, whatever their group."
    )
    years = Amount(label="In how many years did they leave?", required=False, most=road_rules.MOST_YEARS_OF_HISTORY)

    planned = Amount(
        label="Which share of appointments does your plan expect to go to the group?",
        required=False,
        help_text="In per cent. It shows what it costs to begin a year later. It is an expectation, never a quota.",
    )
    share_then = Share(
        label="Where will the share asked for be by then?",
        required=False,
        help_text="In per cent. For a team that should match a workforce which itself changes.",
    )
    empty = Whole(label="How many of the posts stand empty now?", required=False, most=road_rules.MOST_POSTS)
    months_to_fill = Amount(
        label="How many months does it take to fill a post?",
        required=False,
        most=60,
        help_text=f"On average. For a team of up to {road_rules.MOST_POSTS_THAT_STAND_EMPTY} posts.",
    )
    later_posts = Whole(
        label="How many posts will there be later?",
        required=False,
        least=1,
        help_text=f"Fewer than now: for a team of up to {road_rules.MOST_POSTS_THAT_GO} posts.",
    )
    later_on = DateParts(label="From when will there be that many?", required=False)
    appointed_share = Amount(
        label="Or type a share of appointments instead of counts",
        required=False,
        help_text="In per cent. It is taken as certain, which no real share is.",
    )
    turnover = Amount(
        label="Or type a yearly turnover instead of counts",
        required=False,
        help_text="In per cent of the people in post. It is taken as certain.",
    )

    more = (
        *("planned", "share_then", "empty", "months_to_fill", "later_posts", "later_on"),
        *("appointed_share", "turnover"),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    @property
    def shows_more(self) -> bool:
        """Whether something is filled in, or wrong, among the boxes of the second place."""
        return any(self[one].errors or any(_parts(self[one].value())) for one in self.more)

    def clean(self) -> dict[str, Any]:
        """Look at the boxes together, once each of them can be read."""
        entered = super().clean() or {}
        if not self.errors:
            self.typed = self._typed(entered)
            for box, problem in road_rules.problems(self.typed):
                self.add_error(box, ValidationError(problem, code="together"))
        return entered

    def _typed(self, entered: dict[str, Any]) -> Typed:
        known = {name: value for name, value in entered.items() if value is not None and name not in ("by", "later_on")}
        later_on = entered["later_on"]
        return Typed(
            **known,
            months=months_between(self.today, entered["by"]),
            later_month=None if later_on is None else months_between(self.today, later_on) + 1,
        )


class LadderForm(forms.Form):
    """What is known of a ladder of bands, as a small table."""

    rows = forms.CharField(
        label="The bands, the lowest first",
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false"}),
        help_text=(
            f"One line for each band, with {len(ladder_rules.COLUMNS)} values: {', '.join(ladder_rules.COLUMNS)}. Type "
            "commas between them, or paste the cells of a spreadsheet."
        ),
    )
    counted = Whole(
        label="In how many years were leavers, promotions and appointments counted?",
        least=1,
        most=road_rules.MOST_YEARS_OF_HISTORY,
        initial=1,
    )
    share = Share(label="Which share of each band should be of the group?", help_text="In per cent, such as 28.")
    years = Whole(
        label="How many years ahead?",
        help_text=f"{ladder_rules.MOST_YEARS} at most.",
        least=1,
        most=ladder_rules.MOST_YEARS,
        initial=3,
    )

    def clean(self) -> dict[str, Any]:
        """Read the table, and name every line that cannot be."""
        entered = super().clean() or {}
        if entered.get("rows") and entered.get("counted"):
            self.lines, wrong = ladder_rules.lines_in(entered["rows"])
            wrong = wrong or tuple(ladder_rules.problems(self.lines, entered["counted"]))
            for problem in wrong:
                self.add_error("rows", problem)
        return entered


def _parts(value: Any) -> tuple[Any, ...]:
    """What stands in a box, or in the three boxes of a date."""
    return value if isinstance(value, tuple) else (value,)
