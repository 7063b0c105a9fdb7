"""What stands round every page: whose it is, where one can go, and who is signed in."""

from dataclasses import dataclass, field

from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True, kw_only=True)
class Link:
    """A link of the frame. ``is_post`` asks for a form with a button: it changes something."""

    text: str
    href: str
    is_current: bool = False
    is_post: bool = False


@dataclass(frozen=True, kw_only=True)
class Chrome:
    """The frame of a page."""

    service: str = "Tallystick"
    home: str = "/"
    organisation: str = ""
    is_made_up: bool = False
    navigation: tuple[Link, ...] = ()
    account: tuple[Link, ...] = ()
    footer: tuple[Link, ...] = field(default=())


def footer() -> tuple[Link, ...]:
    """The links at the foot of every page."""
    return (
        Link(text="Accessibility", href=reverse("accessibility")),
        Link(text="Privacy", href=reverse("privacy")),
        Link(text="How people are protected", href=reverse("protection")),
        Link(text="Words about race", href=reverse("lexicon")),
    )


def chrome(request: HttpRequest) -> dict[str, Chrome]:
    """Context processor: the frame that a view's access check built, or that of a page for everybody."""
    return {"chrome": getattr(request, "chrome", None) or Chrome(footer=footer())}
