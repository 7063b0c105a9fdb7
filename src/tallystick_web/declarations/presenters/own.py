"""What somebody is told of their own declaration: what is kept for which purpose, until when, and who read it."""

from dataclasses import dataclass

from tallystick_web.core.templating import day
from tallystick_web.declarations.queries.own import Allowed, Own
from tallystick_web.declarations.rules import PREFER_NOT, Characteristic, Purpose, in_words

_MEANS = {
    Purpose.MONITORING: "Nobody reads it. It is counted with what others said.",
    Purpose.INVITATION: "One co-ordinator of invitations may read it, to ask you to speak, write or take part.",
    Purpose.PUBLICATION: "Nobody reads it before you have seen and agreed what would be published.",
}


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What is kept for one purpose, in sentences."""

    heading: str
    says: tuple[str, ...]
    means: str
    until: str


def lead(own: Own) -> str:
    """The sentence at the top."""
    if own.is_stopped:
        return "You gave notice that nothing about you may be used. Nothing is kept, and you are not asked again."
    if not own.allowed:
        return f"{own.organisation} keeps nothing that you said of yourself."
    many = "one purpose" if len(own.allowed) == 1 else f"{len(own.allowed)} purposes"
    return f"{own.organisation} keeps what you said of yourself for {many}."


def kept(own: Own) -> tuple[Kept, ...]:
    """What is kept, purpose by purpose in their order."""
    order = list(Purpose)
    return tuple(_kept(one) for one in sorted(own.allowed, key=lambda one: order.index(one.purpose)))


def _kept(one: Allowed) -> Kept:
    others = (f"{Characteristic(name).label}: {_answer(name, value)}" for name, value in one.said.others.items())
    return Kept(
        heading=one.purpose.label,
        says=(in_words(one.said, whose="your"), *others),
        means=_MEANS[one.purpose],
        until=f"You said it on {day(one.said_on)}. It is erased on {day(one.expires_on)} at the latest.",
    )


def _answer(name: str, value: str) -> str:
    return Characteristic(name).answers.get(value, PREFER_NOT)


def reads(own: Own) -> tuple[str, ...]:
    """Who read it for invitations, the newest first."""
    return tuple(f"{one.name} read it on {day(one.at)}, for: {one.what_for}" for one in own.reads)
