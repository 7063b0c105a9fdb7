"""How an action goes, by what a cell of somebody's plan says. None where it is not understood."""

import re

from tallystick_web.plans.rules import Delivery

_COLOURS = re.compile(r"\b(?:red|amber|green|blue|black|yellow|grey|r|a|g|b)\b|[🔴🟠🟡🟢🔵]", re.IGNORECASE)
_SAID = {
    Delivery.NOT_STARTED: "not started, not yet started, not begun, to start, planned, new",
    Delivery.UNDER_WAY: "under way, underway, in progress, ongoing, started, on track, begun, open, in train, on going",
    Delivery.HELD_UP: "held up, delayed, off track, on hold, paused, stalled, at risk, overdue, behind, blocked",
    Delivery.DONE: "done, complete, completed, closed, finished, achieved, delivered",
}
_DELIVERY = {text: one for one, texts in _SAID.items() for text in texts.split(", ")}


def delivery_in(text: str) -> Delivery | None:
    """How something is going, by what a text says. A colour says nothing of it, whoever chose it."""
    said = " ".join(re.findall(r"[a-z]+", _COLOURS.sub(" ", text).casefold()))
    return _DELIVERY.get(said)


def is_colour(text: str) -> bool:
    """Whether a text is a colour and nothing more."""
    return bool(_COLOURS.search(text)) and not re.search(r"\w", _COLOURS.sub("", text))
