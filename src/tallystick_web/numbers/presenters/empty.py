"""Pages with nothing to show yet: what to do first, or what is waited for."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from tallystick.definitions import load
from tallystick_web.core.chrome import Link
from tallystick_web.numbers.presenters.reading import Reader, who_hands_in
from tallystick_web.numbers.rules import Making, WhyNone
from tallystick_web.organisations.rules import Capability, RoleId


@dataclass(frozen=True, kw_only=True)
class EmptyPage:
    """The page where there is nothing to show yet: what to do first, or what is waited for."""

    reader: Reader
    heading: str
    text: str
    link: Link | None = None
    caption: str = ""
    making: tuple[str, ...] = ()
    route: str = "where-we-stand"
    parts: tuple[tuple[str, str], ...] = ()

    @property
    def switches(self) -> tuple[Link, ...]:
        """The same page for other readers, where some figures are on their way at all."""
        return self.reader.switches(self.route, **dict(self.parts)) if self.caption else ()


def _why_nothing(making: Making, *, has_broken: bool) -> str:
    """The heading of a page whose figures are not there yet."""
    if making.why_none is WhyNone.CANNOT_BE_PROTECTED:
        return "These figures cannot be shown to you"
    if making.why_none is WhyNone.NOTHING_CALCULABLE:
        return "Nothing could be calculated"
    return "The first figures are not here yet" if has_broken else "The first figures are being made ready"


def nothing_yet(reader: Reader, *, is_counting: bool, held: frozenset[RoleId]) -> EmptyPage:
    """The page of an organisation that has signed nothing: what its reader can do first, or who can.

    ``held`` are the roles that somebody holds.
    """
    if is_counting:
        text = "Staff files are being counted. The figures are here as soon as they are."
        return EmptyPage(reader=reader, heading="The first figures are being counted", text=text)
    if Capability.HAND_IN_FIGURES not in reader.capabilities:
        text = f"Nobody has signed figures off yet. {who_hands_in(held)}"
        return EmptyPage(reader=reader, heading="No figures yet", text=text)
    return EmptyPage(
        reader=reader,
        heading="Start with the figures of one year",
        text=(
            "Hand in the counts of one year: type them in, paste them, or choose the file of the return. When they are "
            "signed off, this page says what they show, how sure that is, and for whom. Staff files cannot be handed "
            "in here yet. Whoever runs Tallystick for you can count them with the command tallystick wres."
        ),
        link=Link(text="Hand in figures", href=reverse("hand-in", kwargs={"organisation": reader.slug})),
    )


def not_yet(
    reader: Reader,
    standard: str,
    years: Sequence[int],
    making: Making,
    said: Sequence[str],
    *,
    has_broken: bool = False,
) -> EmptyPage:
    """The page of a standard that was signed off for these years and is in no release for its reader."""
    first, *more = said or ("These figures are not in the newest set for you.",)
    return EmptyPage(
        reader=reader,
        caption=load(standard, max(years)).title,
        heading=_why_nothing(making, has_broken=has_broken),
        text=first,
        making=tuple(more),
        route="standard",
        parts=(("standard", standard),),
    )


def made_under_other_definitions(reader: Reader) -> EmptyPage:
    """The page of figures that this version of the program cannot put into words."""
    return EmptyPage(
        reader=reader,
        heading="These figures have to be made again",
        text=(
            "A definition that they were made under has changed in this version of Tallystick. What was approved "
            "before is kept. They are here again when whoever runs Tallystick for you has had them made, or when "
            "the next figures are signed off."
        ),
    )
