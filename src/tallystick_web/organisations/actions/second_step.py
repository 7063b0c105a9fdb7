"""Taking away the second step of a person who lost it: asked for by one person, agreed by another."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from tallystick_web.core import audit
from tallystick_web.core.rules import Refused
from tallystick_web.organisations import letters, post, rules
from tallystick_web.organisations.actions.accounts import take_second_step
from tallystick_web.organisations.models import Person, SecondStepReset, SecondStepResetDecision
from tallystick_web.organisations.queries_people import holds_roles_elsewhere


@transaction.atomic
def ask_second_step_reset(*, person: Person, why: str, by: Person, at: datetime) -> SecondStepReset:
    """Ask for a person's second step to be taken away. Nothing happens until another person agrees."""
    audit.hold(person.organisation_id)
    if person.account_id is None:
        raise Refused("This person has not joined yet, so there is no second step. Send the invitation again instead.")
    if SecondStepReset.objects.of(person.organisation_id).filter(person=person, decision=None).exists():
        raise Refused("This was asked for already, and waits for a second person.")
    _check_is_ours_alone(person, at)
    if not why.strip():
        raise Refused("Say why, and how you know that it is really this person who asks.")
    reset = SecondStepReset.objects.create(
        organisation_id=person.organisation_id, person=person, why=why.strip(), asked_by=by, asked_at=at
    )
    audit.record(
        "second-step-reset-asked",
        organisation=person.organisation_id,
        by=by.pk,
        at=at,
        about=reset,
        more={"person": str(person.pk)},
    )
    return reset


@transaction.atomic
def decide_second_step_reset(
    *, reset: SecondStepReset, is_agreed: bool, why: str, by: Person, at: datetime
) -> SecondStepResetDecision:
    """Agree or refuse, as the second person. Agreed, the account is signed out and its holder is told."""
    audit.hold(reset.organisation_id)
    decided = SecondStepResetDecision.objects.of(reset.organisation_id).filter(reset=reset).exists()
    rules.check_undecided(is_decided=decided)
    rules.check_second_person(asked_by=reset.asked_by_id, agreeing=by.pk, about=reset.person_id)
    rules.check_said_why(is_agreed=is_agreed, why=why)
    decision = SecondStepResetDecision.objects.create(
        organisation_id=reset.organisation_id, reset=reset, is_agreed=is_agreed, why=why.strip(), by=by, at=at
    )
    if is_agreed:
        _check_is_ours_alone(reset.person, at)
    if is_agreed and reset.person.account_id is not None:
        take_second_step(reset.person.account_id, at=at)
        post.send(letters.second_step_reset(link=post.link_to("account_reset_password")), to=reset.person.email)
    audit.record(
        "second-step-reset-agreed" if is_agreed else "second-step-reset-refused",
        organisation=reset.organisation_id,
        by=by.pk,
        at=at,
        about=reset,
        more={"person": str(reset.person_id)},
    )
    return decision


def _check_is_ours_alone(person: Person, at: datetime) -> None:
    """Raise Refused where the account opens more than this organisation: no two people of it may take that away."""
    if holds_roles_elsewhere(person, on=localdate(at)):
        raise Refused(
            "This second step cannot be taken away from here. Ask whoever runs the service: they can do it once they "
            "know that it is really this person who asks."
        )
