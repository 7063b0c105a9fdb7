"""What plans show of the staff network’s view of an outcome, without knowing reviews."""

from collections.abc import Callable, Collection, Mapping, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.timezone import localdate

from tallystick_web.core.registry import ViewSaid, tell_views
from tallystick_web.core.templating import day
from tallystick_web.reviews.heard_rules import ViewNow
from tallystick_web.reviews.queries.network import Spoken, spoken_of
from tallystick_web.reviews.rules import View


def offer() -> None:
    """Offer to say what the staff network says of outcomes."""
    tell_views(views_told)


def views_told(organisation: UUID, items: Collection[UUID]) -> Mapping[UUID, ViewSaid]:
    """The newest view of each of these outcomes, whichever review it is of. One question.

    Where a later review asks anew, that is told with what was said before: silence then is neither a new view nor an
    end of the old one.
    """
    return {item: told(rows) for item, rows in spoken_of(organisation, items).items()}


def told(rows: Sequence[Spoken]) -> ViewSaid:
    """What is shown of everything that was asked and said of one outcome, the oldest first."""
    last, newest = rows[-1], next((one for one in reversed(rows) if one.view), None)
    if newest is not None and (last.view or last.review == newest.review):
        says = View(newest.view).label
        return ViewSaid(says=says, text=f"in its own words, {_day(newest)}", href=_href(newest), is_given=True)
    says, text = ViewNow(item=last.item, was_asked=True).label, f"since {_day(last)}"
    if newest is not None:
        text = f"{text}. Before, on {_day(newest)}: {View(newest.view).label.lower()}"
    return ViewSaid(says=says, text=text, href=_href(last), is_given=newest is not None)


def _day(row: Spoken) -> str:
    return day(localdate(row.at))


def _href(row: Spoken) -> Callable[[str], str]:
    return lambda slug: reverse("review-view", kwargs={"organisation": slug, "review": row.review, "item": row.item})
