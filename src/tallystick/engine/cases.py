"""Cases: people who entered a formal process, once in each year of the window."""

import narwhals.stable.v2 as nw

from tallystick.definitions import Indicator
from tallystick.definitions.choices import Choices
from tallystick.definitions.indicator import RecordedAs
from tallystick.engine.asked import Asked
from tallystick.engine.events import KNOWN, THIS_YEAR, YEAR_BEFORE, with_known
from tallystick.engine.lazily import COUNTED, PERSON, Lazy, Rules, counted, first_of_each, held, judged, yes
from tallystick.engine.population import ORDER, Population
from tallystick.engine.reasons import Reason
from tallystick.vocabulary.periods import Period, Snapshot

_KIND = {RecordedAs.DISCIPLINARY: "disciplinary", RecordedAs.CAPABILITY: "capability"}
_ILL_HEALTH = "capability-ill-health"
_NOT_KNOWN = "not-known"  # of ethnicity and of disability alike
# Somebody left out of the workforce for one of these is no leaver: the events would be of other people than it.
_NOT_STAFF = [str(one) for one in (Reason.CONTRACT_TYPE, Reason.HOSTED, Reason.LEAD_EMPLOYER, Reason.NO_ROW)]


def entered(indicator: Indicator, cases: Lazy, people: Population, asked: Asked) -> Lazy:
    """Every case with the reason why it is not counted, if there is one, and what is known of its person."""
    known = _with_person(cases, people, asked)
    chosen = judged(_with_year(known, asked.snapshot), _rules(indicator, asked))
    # A case that does not say whose it is stands for a person of its own.
    place = nw.concat_str(nw.col("file"), nw.lit(":"), nw.col("line").cast(nw.String))
    own = nw.when(nw.col("person") == "").then(place).otherwise(nw.lit(""))
    keyed = counted(chosen).with_columns(k_own=own)
    order = ("opened", "file", "line")
    once = first_of_each(keyed, (*PERSON, "k_own", "year"), order)
    placed = judged(once, [(Reason.ANOTHER_CASE, ~nw.col("first"))]).drop("first", "k_own")
    outside = chosen.filter(nw.col("reason") != COUNTED).select(*placed.collect_schema().names())
    return held(nw.concat([placed, outside], how="vertical"))


def _with_person(cases: Lazy, people: Population, asked: Asked) -> Lazy:
    named = cases.filter(nw.col("person") != "").select(*PERSON).unique(subset=list(PERSON))
    rows = people.rows.join(named, on=list(PERSON), how="inner")
    # Whoever is counted comes first. A leaver is still known from the list, and is one by the job that ended, though
    # bank work stands beside it.
    never = nw.when(nw.col("reason").is_in(_NOT_STAFF)).then(2).otherwise(1)
    ranked = rows.with_columns(k_out=nw.when(nw.col("reason") == COUNTED).then(0).otherwise(never))
    first = first_of_each(ranked, PERSON, ("k_out", *ORDER)).filter(nw.col("first"))
    status = {name: f"{name}_known" for name in KNOWN} | {"reason": "reason_known"}
    joined = with_known(cases, first.drop("k_out", "first"), status)
    return _told(joined, first_hand=asked.characteristic).with_columns(
        employed=nw.col("known_here") & (nw.col("reason_known") == COUNTED)
    )


def _told(joined: Lazy, *, first_hand: str) -> Lazy:
    """The case's own ethnicity or disability before the staff list's; all else as the staff list has it.

    The directorate is the staff list's wherever it has one, because the people it is divided by are counted there.
    """
    own = nw.col(first_hand)
    listed = nw.when(nw.col("known_here")).then(nw.col(f"{first_hand}_known")).otherwise(nw.lit(_NOT_KNOWN))
    directorate = nw.col("directorate_known")
    told = {name: nw.col(f"{name}_known") for name in KNOWN}
    told[first_hand] = nw.when(own == "").then(listed).otherwise(own)
    told["directorate"] = nw.when(directorate == "").then(nw.col("directorate")).otherwise(directorate)
    return joined.with_columns(**told)


def _with_year(cases: Lazy, snapshot: Snapshot) -> Lazy:
    this = nw.col("opened") >= nw.lit(snapshot.flow.start)
    return cases.with_columns(year=nw.when(this).then(nw.lit(THIS_YEAR)).otherwise(nw.lit(YEAR_BEFORE)))


def _rules(indicator: Indicator, asked: Asked) -> Rules:
    kind = _KIND[RecordedAs(indicator.recorded_as or "")]
    period = _period(indicator, asked.snapshot)
    opened = nw.col("opened")
    rules = [(Reason.ILL_HEALTH, nw.col("kind") == _ILL_HEALTH)] if kind == _KIND[RecordedAs.CAPABILITY] else []
    outside = (opened < nw.lit(period.start)) | (opened > nw.lit(period.end))
    return [
        *rules,
        (Reason.ANOTHER_KIND_OF_CASE, nw.col("kind") != kind),
        *_left_to_choice(asked.choices, "agreed-sanctions", Reason.AGREED_SANCTION, "agreed_sanction"),
        (Reason.NOT_FORMAL, ~(yes("formal") | yes("agreed_sanction"))),
        (Reason.NO_DATE, opened.is_null()),
        (Reason.OUTSIDE_THE_PERIOD, outside),
        *_left_to_choice(asked.choices, "medical-procedures", Reason.MEDICAL_PROCEDURE, "medical_procedure"),
        *_left_to_choice(asked.choices, "probation", Reason.PROBATION, "probation"),
        *_left_to_choice(asked.choices, "lead-employer-trainees", Reason.LEAD_EMPLOYER, "lead_employer"),
        (Reason.NOT_COUNTED_AS_STAFF, nw.col("reason_known").is_in(_NOT_STAFF)),
        *_left_to_choice(asked.choices, "absent-on-31-march", Reason.NOT_IN_THE_WORKFORCE, None),
        (Reason.UNMAPPED_GROUP, ~nw.col(asked.characteristic).is_in(asked.members)),
    ]


def _left_to_choice(choices: Choices, choice: str, reason: Reason, column: str | None) -> Rules:
    if choices.counted(choice):
        return []
    return [(reason, yes(column) if column else ~nw.col("employed"))]


def _period(indicator: Indicator, snapshot: Snapshot) -> Period:
    longest = max((row.years for row in indicator.rows), default=1)
    return snapshot.two_years if longest > 1 else snapshot.flow
