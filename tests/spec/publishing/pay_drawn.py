"""Cases of pay drawn as text: a rule, the figures of a release, and what the first of them says.

a gap says what the group is paid for every £1            the rule, which is the test's name
  mean_hourly_gap value=13.59 low=9.8 high=17.3           figures; the first is the one asked about
  + people of all other ethnic groups are paid 86p        held by its sentence
  - earn more                                             not held by it

A number is written plainly, ``hidden`` is one that is withheld. Groups are White people and everyone else unless a
figure says otherwise.
"""

import re
from dataclasses import dataclass
from datetime import date

from tallystick.disclosure.policies import internal
from tallystick.publishing.pay.sentences import OF_ONE_GROUP
from tallystick.release.pay import NUMBERS, NotPayable, PayFigure, PayMeasure, PayNote, PayRelease, PayTable
from tallystick.release.policy import Audience
from tallystick.release.quantity import Quantity, Unit
from tallystick.release.release import DefinitionUsed, Provenance, Source
from tallystick.release.rounding import shown
from tallystick.release.shown import Hidden, Reason

COUNTS = ("n", "n_reference", "happened", "tied")
IN_POINTS = (
    *(PayMeasure.BETWEEN, PayMeasure.WITHIN, PayMeasure.NO_OVERLAP, PayMeasure.ENDOWMENTS, PayMeasure.COEFFICIENTS),
    *(PayMeasure.INTERACTION, PayMeasure.EXPLAINED, PayMeasure.UNEXPLAINED),
    *(PayMeasure.MEAN_GAP_CHANGE, PayMeasure.MEDIAN_GAP_CHANGE),
)
IN_POUNDS = (PayMeasure.MEAN_HOURLY_PAY, PayMeasure.MEDIAN_HOURLY_PAY)
CLOSING_IN = {"moves": Unit.PEOPLE, "cost": Unit.POUNDS}


@dataclass(frozen=True)
class Case:
    rule: str
    figures: tuple[PayFigure, ...]
    says: tuple[str, ...]
    does_not_say: tuple[str, ...]

    def __str__(self):
        return self.rule


def drawn(text):
    """The cases of a text, one for each block."""
    return [_case(block.strip().splitlines()) for block in re.split(r"\n\s*\n", text.strip())]


def _case(block):
    rule, *lines = (line.strip() for line in block)
    says, does_not = (tuple(line[2:] for line in lines if line[:2] == mark) for mark in ("+ ", "- "))
    return Case(rule, tuple(figure(line) for line in lines if line[:2] not in ("+ ", "- ")), says, does_not)


def figure(line):
    """``mean_hourly_gap value=13.59 low=9.8``: one figure."""
    name, *given = line.split()
    measure, words = PayMeasure(name), dict(one.split("=", 1) for one in given)
    numbers = {key: _number(words.pop(key), _unit(measure, key, words)) for key in NUMBERS if key in words}
    notes = tuple(PayNote[note] for note in words.pop("notes", "").split(",") if note)
    why = NotPayable[words.pop("why")] if "why" in words else None
    usual = {"comparator": "white-rest", "group": "bme"}
    if measure not in OF_ONE_GROUP:
        usual["reference"] = "white"
    spelt = {key: value.replace("~", " ") for key, value in words.items()}
    return PayFigure(measure=measure, **(usual | spelt), **numbers, notes=notes, why_not=why)


def _unit(measure, key, words):
    if key in COUNTS:
        return Unit.PEOPLE
    if measure is PayMeasure.CLOSING:
        return CLOSING_IN.get(words.get("detail", ""), Unit.PERCENT)
    return Unit.POINTS if measure in IN_POINTS else Unit.POUNDS if measure in IN_POUNDS else Unit.PERCENT


def _number(written, unit):
    if written == "hidden":
        return Hidden(Reason.PROTECTS_PEOPLE)
    return shown(Quantity(int(written) if unit is Unit.PEOPLE else float(written), unit), policy=internal())


def table_of(figures, **changed):
    """A table of some figures."""
    return PayTable(
        **{
            "organisation": "Made-up Trust",
            "snapshot": date(2026, 3, 31),
            "profile": "govuk-2023",
            "banner": "",
            "characteristic": "ethnicity",
            "provenance": Provenance(
                definition=DefinitionUsed(id="govuk-2023", status="unchecked", sha256="0" * 64),
                vocabulary="2026.1",
                program="tallystick 0",
                made_from=(Source(file="pay.csv", sha256="0" * 64, rows=9),),
            ),
            "notices": (),
            "choices": ("Each person is counted once.",),
            "seed": 31032017,
            "figures": tuple(figures),
            **changed,
        }
    )


def release_of(figures, *, audience=Audience.INTERNAL, **changed):
    """A release of that table alone."""
    return PayRelease(
        audience=audience, policy="internal", watermark="For the desk", tables=(table_of(figures, **changed),)
    )


def broken(case, sentence):
    """What the sentence lacks, and what it holds and should not."""
    lacks = [f"lacks: {phrase}" for phrase in case.says if phrase not in sentence]
    return lacks + [f"holds: {phrase}" for phrase in case.does_not_say if phrase in sentence]
