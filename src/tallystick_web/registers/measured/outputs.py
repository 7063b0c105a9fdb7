"""What the register of outputs counts: what passed its checks before it went out, features, and missed chances."""

from datetime import date
from decimal import Decimal

from tallystick_web.numbers.measure_rules import Better, Cadence, MeasureUnit
from tallystick_web.numbers.period_rules import Period
from tallystick_web.numbers.recorded_rules import Typed
from tallystick_web.registers.described.outputs import PICTURES, OutputKind
from tallystick_web.registers.measured.book import Book, Kept, RegisterMeasure, share
from tallystick_web.registers.measured.days import lately

_PICTURES_HOLD_MONTHS = 36


def _materials_checked(book: Book, period: Period) -> Typed | None:
    in_use = [one for one in book.live("outputs") if one["kind"] == OutputKind.RECRUITMENT]
    return share(sum(1 for one in in_use if _passed_before(one, period.until)), len(in_use))


def _launches_checked(book: Book, period: Period) -> Typed | None:
    launches = [one for one in _published(book, period) if one["kind"] == OutputKind.LAUNCH]
    return share(sum(1 for one in launches if _passed_before(one, period.until)), len(launches))


def _passed_before(output: Kept, on: date) -> bool:
    """Whether it passed its checklist no later than on the day that it went out."""
    checked = output["checklist_on"]
    return bool(output["is_checked"]) and checked is not None and checked <= (output["published_on"] or on)


def _images_reviewed(book: Book, period: Period) -> Typed | None:
    in_use = [one for one in book.live("outputs") if one["kind"] in PICTURES]
    return share(sum(1 for one in in_use if _is_reviewed(one, period.until)), len(in_use))


def _is_reviewed(pictures: Kept, on: date) -> bool:
    return bool(pictures["are_images_noted"]) and lately(pictures["images_on"], months=_PICTURES_HOLD_MONTHS, on=on)


def _features_published(book: Book, period: Period) -> Typed | None:
    if not book.of("outputs"):
        return None
    features = [one for one in _published(book, period) if one["kind"] == OutputKind.FEATURE and one["is_agreed"]]
    return Typed(value=Decimal(len(features)))


def _published(book: Book, period: Period) -> list[Kept]:
    """What went out in the period, in use still or not; nothing that is in preparation."""
    out = [one for one in book.of("outputs") if one.is_live or one.ended_on is not None]
    return [one for one in out if period.has(one["published_on"])]


def _chances_missed(book: Book, period: Period) -> Typed | None:
    """None without a look-back of the period: that nothing was named is then no finding."""
    if not any(period.has(one["quarter_ended"]) for one in book.of("look-backs")):
        return None
    return Typed(value=Decimal(sum(1 for one in book.live("missed-chances") if period.has(one["on"]))))


MEASURES = (
    RegisterMeasure(
        id="materials-checked",
        name="Live recruitment materials that pass the checklist",
        what="Adverts and packs that passed the checklist before they went out, out of all in use.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.QUARTERLY,
        reads=("outputs",),
        count=_materials_checked,
    ),
    RegisterMeasure(
        id="images-reviewed",
        name="Pictures and film reviewed",
        what="Items reviewed for consent and context within three years, out of all in use.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=("outputs",),
        count=_images_reviewed,
    ),
    RegisterMeasure(
        id="launches-checked",
        name="Web launches that passed their check",
        what="Launches that passed before they went live, out of all launches.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.YEARLY,
        reads=("outputs",),
        count=_launches_checked,
    ),
    RegisterMeasure(
        id="features-published",
        name="Features on people from ethnic minorities",
        what="Features agreed with the person, with how many months of the half year had one.",
        unit=MeasureUnit.COUNT,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=("outputs",),
        count=_features_published,
    ),
    RegisterMeasure(
        id="chances-missed",
        name="Chances missed to speak up",
        what="Chances named in the look back on which we could have spoken and did not.",
        unit=MeasureUnit.COUNT,
        better=Better.LOWER,
        cadence=Cadence.QUARTERLY,
        reads=(
            "look-backs",
            "missed-chances",
        ),
        count=_chances_missed,
    ),
)
