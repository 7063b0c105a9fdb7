"""Development: people of the workforce who took part in something that was not mandatory, once each."""

import narwhals.stable.v2 as nw

from tallystick.engine.asked import Asked
from tallystick.engine.events import KNOWN, THIS_YEAR, with_known
from tallystick.engine.lazily import COUNTED, PERSON, Lazy, Rules, counted, first_of_each, held, judged, yes
from tallystick.engine.population import Population
from tallystick.engine.reasons import Reason
from tallystick.records.frames import UNMAPPED

_OWN = ("ethnicity", "disability")  # the staff list's stand in their place


def took_part(learning: Lazy, people: Population, asked: Asked) -> Lazy:
    """Every enrolment with the reason why it is not counted, if there is one, and what is known of its person."""
    chosen = judged(learning.drop(*_OWN), _rules(asked))
    joined = with_known(counted(chosen), people.workforce, {name: name for name in KNOWN})
    here = judged(joined, [(Reason.NOT_IN_THE_WORKFORCE, ~nw.col("known_here"))])
    once = first_of_each(counted(here), PERSON, ("happened_on", "file", "line"))
    placed = judged(once, [(Reason.ANOTHER_ENROLMENT, ~nw.col("first"))])
    columns = ("organisation", "file", "line", "reason", *KNOWN)
    blanks = [nw.lit("").alias(name) for name in KNOWN]
    outside = chosen.filter(nw.col("reason") != COUNTED).with_columns(*blanks).select(*columns)
    elsewhere = here.filter(nw.col("reason") != COUNTED).select(*columns)
    every = nw.concat([placed.select(*columns), elsewhere, outside], how="vertical")
    return held(every.with_columns(year=nw.lit(THIS_YEAR)))


def _rules(asked: Asked) -> Rules:
    day, flow = nw.col("happened_on"), asked.snapshot.flow
    return [
        (Reason.NO_PERSON, nw.col("person") == ""),
        (Reason.DID_NOT_TAKE_PART, ~yes("took_part")),
        (Reason.MANDATORY, nw.col("mandatory") == "yes"),
        (Reason.UNMAPPED_COURSE, (nw.col("mandatory") == UNMAPPED) | (nw.col("mandatory") != "no")),
        (Reason.NO_DATE, day.is_null()),
        (Reason.OUTSIDE_THE_PERIOD, (day < nw.lit(flow.start)) | (day > nw.lit(flow.end))),
    ]
