"""What became of figures that were signed, and of a decision about exact figures: for those who signed or decided."""

from collections.abc import Collection, Iterator
from uuid import UUID

from tallystick.release.policy import Audience
from tallystick_web.core.templating import moment
from tallystick_web.core.waiting import Stage, progress_of
from tallystick_web.deposits.signed_by import signed_by
from tallystick_web.numbers import queries
from tallystick_web.numbers.embargoed import held_from_others
from tallystick_web.numbers.rules import MAKE_RELEASES, Subject, WhyNone

_FOR = {Audience.ORGANISATION: "people of your organisation", Audience.PUBLIC: "the public"}
_WHY = {
    WhyNone.NOTHING_CALCULABLE: "nothing can be calculated from the figures: they hold no counts of any one indicator",
    WhyNone.CANNOT_BE_PROTECTED: (
        "no set passed the re-identification test, because somebody could be recognised from it together with what was "
        "approved before"
    ),
    WhyNone.CORRECTION_WAITS: (
        "these correct figures that were shown before, and beside those they would tell which counts crossed a rounding"
    ),
}
_RUNNING = "The privacy check is still running. It takes some minutes. Open this page again to see what came of it."
_BROKEN = "Something went wrong when the figures were made ready. It is waiting for another try, within the hour."
_WAITING = "The privacy check waits to be begun. Open this page again in some minutes."
_STAGES = {Stage.RUNNING: _RUNNING, Stage.BROKEN: _BROKEN}
# Whether a correction is held back would say whether it crossed a rounding: nobody outside the desk is told.
_OF_CORRECTION = (
    "These figures correct earlier ones. Whether and when readers see what was corrected is said at the analyst’s desk "
    "alone, because it could tell which counts crossed a rounding."
)
# The same words whatever came of them: an approved set, none, or nothing yet.
_HELD_BACK = (
    "These figures are held back until the time that was named. What comes of them is told to those who may read them "
    "meanwhile. They find it under Where we stand."
)


def what_became_of(organisation: UUID, deposit: UUID | None, reads_desk: bool) -> tuple[str, ...]:
    """What came of signed figures, or of the newest decision about exact figures where none are named."""
    held = frozenset() if reads_desk else held_from_others(organisation)
    if deposit is None:
        return tuple(_of_decision(organisation, held))
    if str(deposit) in held:
        return (_HELD_BACK,)
    if not reads_desk and _is_correction(organisation, deposit):
        return (_OF_CORRECTION,)
    return tuple(_of_figures(organisation, str(deposit), held))


def _is_correction(organisation: UUID, deposit: UUID) -> bool:
    """Whether figures of the same standard and year were signed before these."""
    signed = signed_by(organisation)
    which = next(((one.standard, one.year, one.at) for one in signed if one.deposit == deposit), None)
    return which is not None and any((one.standard, one.year) == which[:2] and one.at < which[2] for one in signed)


def _of_figures(organisation: UUID, deposit: str, held: Collection[str]) -> Iterator[str]:
    for audience, readers in _FOR.items():
        made = queries.latest(organisation, audience, Subject.STANDARDS, without=held)
        refusal = queries.latest_refusal(organisation, audience, Subject.STANDARDS, without=held)
        if made is not None and deposit in made.deposits:
            yield f"An approved set with these figures was made for {readers}, {moment(made.made_at)}."
        elif refusal is not None and deposit in refusal.deposits:
            yield f"No approved set with these figures could be made for {readers}: {_WHY[WhyNone(refusal.why)]}."
        else:
            yield _on_its_way(organisation)
            return


def _on_its_way(organisation: UUID) -> str:
    work = progress_of(organisation, MAKE_RELEASES)
    return _STAGES.get(work.stage, _WAITING) if work else _WAITING


def _of_decision(organisation: UUID, held: Collection[str]) -> Iterator[str]:
    """What came of the newest decision. Nothing where none was made, or nothing is signed that it could be about."""
    since = queries.last_decided_at(organisation)
    if since is None or all(str(one.deposit) in held for one in signed_by(organisation)):
        return
    for audience, readers in _FOR.items():
        made = queries.latest(organisation, audience, Subject.STANDARDS, without=held)
        refusal = queries.latest_refusal(organisation, audience, Subject.STANDARDS, without=held)
        is_refused = refusal is not None and refusal.at >= since and refusal.why != WhyNone.CORRECTION_WAITS
        if refusal is not None and is_refused and (made is None or refusal.at > made.made_at):
            stay = "; the earlier ones stay" if made is not None else ""
            yield f"A new approved set could not be made for {readers}: {_WHY[WhyNone(refusal.why)]}{stay}."
        elif made is not None and made.made_at >= since:
            yield f"A new approved set was made for {readers}, {moment(made.made_at)}."
        else:
            yield _on_its_way(organisation)
            return
