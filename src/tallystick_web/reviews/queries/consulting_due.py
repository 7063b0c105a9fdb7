"""What consultations ask of people: a comment while one is open, and the reply that was promised."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from uuid import UUID

from tallystick_web.core.duties import Duty, who_may
from tallystick_web.organisations.rules import Capability, RoleId
from tallystick_web.reviews.heard_rules import ConsultationNow, speaks_as
from tallystick_web.reviews.queries.consulting import commenters_of, pending_of


def consultations_due(
    organisation: UUID,
    who: Mapping[UUID, Collection[str]],
    on: date,
    *,
    held: Callable[[], Mapping[UUID, Collection[RoleId]]],
) -> list[Duty]:
    """To comment by a day, for whoever is asked and has not; and to reply by a day, for those who keep reviews.

    ``held`` tells which roles these people hold, and is asked only where a consultation is open.
    """
    every = pending_of(organisation, on)
    waiting = [one for one in every if one.waits_for_reply(on)]
    wanted = [one for one in every if one.is_open(on)]
    return [*_replies(waiting, who), *(_comments(organisation, wanted, held()) if wanted else ())]


def _comments(
    organisation: UUID, wanted: Collection[ConsultationNow], held: Mapping[UUID, Collection[RoleId]]
) -> Iterator[Duty]:
    done = commenters_of(organisation, [one.id for one in wanted])
    for one in wanted:
        people = frozenset(
            key for key, roles in held.items() if speaks_as(one.body, roles) and (one.id, key) not in done
        )
        if people:
            yield Duty(
                kind="You are asked for your view",
                text=one.title,
                route="consultation",
                parts={"consultation": one.id},
                people=people,
                due_on=one.closes_on,
            )


def _replies(waiting: Collection[ConsultationNow], who: Mapping[UUID, Collection[str]]) -> Iterator[Duty]:
    keepers = who_may(who, Capability.KEEP_REVIEWS)
    for one in waiting if keepers else ():
        yield Duty(
            kind="Reply to a consultation: you said, we did",
            text=one.title,
            route="consultation-reply",
            parts={"consultation": one.id},
            people=keepers,
            due_on=one.reply_due_on,
        )
