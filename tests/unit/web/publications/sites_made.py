"""Editions made up: of the plan that papers are tried with, and of one whose every text is hostile."""

import re
from dataclasses import fields, replace
from html.parser import HTMLParser

from tallystick_web.publications.site.content import (
    Asked,
    Decided,
    EarlierEdition,
    Evidence,
    NetworkSays,
    Scored,
    ScoredPart,
    ScoredSection,
    Site,
    Written,
)
from tallystick_web.reviews.frozen_rules import to_bytes
from tests.unit.web.publications.inputs_made import ACTION, FROZEN, OBJECTIVE, OUTCOME

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7 * 7 }}"
PUBLIC = replace(FROZEN, audience="public", releases=())


def site(frozen=PUBLIC, **said):
    known = {
        "title": "Our plan and how it is going",
        "slug": "progress",
        "kind": "The plan and its progress",
        "number": 3,
        "cut_off": "2 November 2026, midday",
        "frozen": frozen,
        "frozen_file": to_bytes(frozen),
        "corrects": 2,
        "reason": "A team was counted twice.\n\nIt is counted once now.",
        "earlier": (EarlierEdition(number=1), EarlierEdition(number=2, reason="A word was wrong.")),
        "decisions": (Decided(body="Board", verdict="Approved", on="26 November 2026", minute="2026/41"),),
        "written": (
            Written(heading="In our words", text="Our directors are all white. That is not good enough."),
            Written(heading="Challenges", text="Nobody was free.", item=OBJECTIVE),
        ),
        "questions": (
            Asked(text="Why is it worse?", state="Answered and accepted", on="1 November 2026", answers=("We ask.",)),
        ),
        "scored": (scored(),),
        "views": {
            OUTCOME: NetworkSays(label="Disagrees", said="It feels no fairer.", replies=(("The organisation", "Yes."),))
        },
        "evidence": {ACTION: (Evidence(title="Minutes of panels", kind="Document", dated="1 October 2026"),)},
    }
    return Site(**known | said)


def scored(text="Interpreters are there at night now."):
    """An assessment with one part and one risk, and a text in every field that people write."""
    part = ScoredPart(
        text="Do people get to the service?",
        says="Achieving",
        score=(2, 3),
        change="Higher than a year before",
        why=(text,),
        evidence=(text,),
        looked_at_with=text,
    )
    return Scored(
        title="Equality Delivery System 2022",
        year="Year to March 2026",
        says="The scores come to 19 of 33.",
        agreed_on="1 November 2026",
        since="The total then was 18.",
        words=(text,),
        risks=(("People leave", "2", "4", "8"),),
        sections=(ScoredSection(title="Domain 1", says="6 of 12", parts=(part,)),),
    )


def hostile_site():
    """The same with a hostile text in every field that people write."""
    items = tuple(
        _hostile(one, keep=("id", "kind", "stage", "delivery", "due_on", "updated_on")) for one in PUBLIC.items
    )
    measures = tuple(
        replace(one, name=HOSTILE, what=HOSTILE, unit_says=HOSTILE, source=HOSTILE) for one in PUBLIC.measures
    )
    frozen = replace(
        PUBLIC, organisation=HOSTILE, title=HOSTILE, plan_title=HOSTILE, reason=HOSTILE, items=items, measures=measures
    )
    return site(
        frozen,
        title=HOSTILE,
        reason=HOSTILE,
        decisions=(Decided(body=HOSTILE, verdict=HOSTILE, on=HOSTILE, said=HOSTILE, minute=HOSTILE),),
        written=(Written(heading=HOSTILE, text=HOSTILE), Written(heading=HOSTILE, text=HOSTILE, item=OBJECTIVE)),
        questions=(Asked(text=HOSTILE, state=HOSTILE, on=HOSTILE, answers=(HOSTILE,)),),
        scored=(scored(HOSTILE),),
        views={OUTCOME: NetworkSays(label=HOSTILE, said=HOSTILE, replies=((HOSTILE, HOSTILE),))},
        evidence={ACTION: (Evidence(title=HOSTILE, kind=HOSTILE, dated=HOSTILE),)},
        earlier=(EarlierEdition(number=1, reason=HOSTILE),),
    )


def _hostile(row, *, keep):
    said = {one.name: HOSTILE for one in fields(row) if one.type in ("str", str) and one.name not in keep}
    return replace(row, **{name: text for name, text in said.items() if name != "of_team"})


class Page(HTMLParser):
    """The tags, links, places and words of a page."""

    def __init__(self, content):
        super().__init__()
        self.tags, self.links, self.places, self.attributes, self._words = [], [], set(), set(), []
        self.feed(content.decode())

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value for name, value in attrs if name in ("href", "src")]
        self.places |= {value for name, value in attrs if name == "id"}

    def handle_data(self, data):
        self._words.append(data)

    @property
    def words(self):
        return re.sub(r"\s+", " ", " ".join(self._words))
