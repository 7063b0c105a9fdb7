"""The sets of pay of signed files: one for each audience, kept and listed, or why there is none."""

from collections.abc import Iterator
from uuid import UUID

from django.utils import timezone

from tallystick.account.approve import Asked
from tallystick.attack.facts import Facts
from tallystick.errors import DisclosureRefused, NothingCalculable
from tallystick.release.policy import Audience
from tallystick_web.core.registry import MakePay
from tallystick_web.core.rules import Refused
from tallystick_web.core.templating import moment
from tallystick_web.numbers import actions, queries
from tallystick_web.numbers.pay_chapters import pay_of
from tallystick_web.numbers.rules import Subject, WhyNone

# Whoever reads the third reads the second as well, so the one with more to protect is made first.
_IN_TURN = (Audience.INTERNAL, Audience.ORGANISATION, Audience.PUBLIC)
_TRIES = 3
_FOR = {
    Audience.INTERNAL: "the analyst’s desk",
    Audience.ORGANISATION: "people of your organisation",
    Audience.PUBLIC: "the public",
}
_WHY = {
    WhyNone.NOTHING_CALCULABLE: "not one gap can be calculated from the files",
    WhyNone.CORRECTION_WAITS: (
        "there are other figures of the same day or one near it, and beside those these would tell what a few people "
        "are paid. Corrections wait for the figures of the next year"
    ),
}


def keep_pay(organisation: UUID, upload: UUID, make: MakePay) -> None:
    """Have the set of each audience made, unless it is there or known not to come, and keep it."""
    for audience in _IN_TURN:
        if not _is_answered(organisation, audience, upload):
            _keep(organisation, upload, audience, make)
        last = queries.latest(organisation, audience, Subject.PAY)
        if last is not None:
            pay_of(last.sha256)  # before somebody asks for its pages


def _keep(organisation: UUID, upload: UUID, audience: Audience, make: MakePay) -> None:
    try:
        _made(organisation, upload, audience, make)
    except NothingCalculable:
        _note(organisation, upload, audience, WhyNone.NOTHING_CALCULABLE)
    except DisclosureRefused:
        _note(organisation, upload, audience, WhyNone.CORRECTION_WAITS)


def _made(organisation: UUID, upload: UUID, audience: Audience, make: MakePay) -> None:
    """Make and list one set, again where another was listed while this one was made."""
    for left in reversed(range(_TRIES)):
        seen = [one.pk for one in queries.ledger(organisation, Subject.PAY)]
        content = make(None if audience is Audience.INTERNAL else _asked(organisation, audience))
        try:
            actions.record_release(
                organisation=organisation,
                subject=Subject.PAY,
                content=content,
                deposits=[upload],
                tests={},
                ledger_seen=seen,
                at=timezone.now(),
            )
        except Refused:
            if not left:
                raise
        else:
            return


def _asked(organisation: UUID, audience: Audience) -> Asked:
    return Asked(
        audience=audience,
        decisions=queries.decisions(organisation),
        earlier=queries.earlier(organisation, audience, Subject.PAY),
        facts=Facts(),
    )


def _note(organisation: UUID, upload: UUID, audience: Audience, why: WhyNone) -> None:
    actions.record_no_release(
        organisation=organisation,
        subject=Subject.PAY,
        audience=audience,
        deposits=[upload],
        why=why,
        at=timezone.now(),
    )


def _is_answered(organisation: UUID, audience: Audience, upload: UUID) -> bool:
    """Whether the set of an audience is there, or it is noted why there is none."""
    of = (organisation, audience, Subject.PAY, str(upload))
    return queries.made_from(*of) is not None or queries.refused_from(*of) is not None


def why_no_pay(organisation: UUID, audience: Audience) -> str:
    """Why an audience has no set of pay, in a sentence; blank where nobody signed files of pay yet."""
    refusal = queries.latest_refusal(organisation, audience, Subject.PAY)
    if refusal is None:
        return ""
    return f"Files of pay were signed. No figures could be made for you: {_WHY[WhyNone(refusal.why)]}."


def what_became_of_pay(organisation: UUID, upload: UUID | None, reads_desk: bool) -> tuple[str, ...]:
    """What came of signed files of pay, for each audience."""
    return tuple(_became(organisation, str(upload))) if reads_desk else ()


def _became(organisation: UUID, upload: str) -> Iterator[str]:
    for audience in _IN_TURN:
        made = queries.made_from(organisation, audience, Subject.PAY, upload)
        refusal = queries.refused_from(organisation, audience, Subject.PAY, upload)
        if made is not None:
            yield f"Figures were made for {_FOR[audience]}, {moment(made.made_at)}."
        elif refusal is not None:
            yield f"No figures could be made for {_FOR[audience]}: {_WHY[WhyNone(refusal.why)]}."
        else:
            yield f"The figures for {_FOR[audience]} stay as they are: these files give the same."
