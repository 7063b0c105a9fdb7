"""What the folder of an edition is made from: plain values, with titles of roles and no names of people."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tallystick.vocabulary.terms import Term
from tallystick_web.reviews.frozen_rules import Frozen


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What a body decided on these figures. ``on`` is a day as people read it."""

    body: str
    verdict: str
    on: str
    said: str = ""
    minute: str = ""


@dataclass(frozen=True, kw_only=True)
class NetworkSays:
    """The staff network's view of an outcome in its own words, and what was replied to it, by whom."""

    label: str
    said: str = ""
    replies: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Written:
    """What was written for a part of the page, or (``item``) for an objective. ``part`` is the id of the part."""

    heading: str
    text: str
    item: str = ""
    part: str = ""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question of the public, how it stands, and what was answered."""

    text: str
    state: str
    on: str
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """The title of evidence that may be published, its kind and its day. Never its file."""

    title: str
    kind: str
    dated: str


@dataclass(frozen=True, kw_only=True)
class EarlierEdition:
    """An edition before this one, and what it corrected where it did."""

    number: int
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ScoredPart:
    """A part of a framework: what it was given, in words; ``score`` of how many where it is a number; why, on which
    evidence (in words: no page leads elsewhere) and with whom that was looked at; and what became of it since the year
    before."""

    text: str
    says: str
    score: tuple[int, int] | None = None
    change: str = ""
    why: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    looked_at_with: str = ""


@dataclass(frozen=True, kw_only=True)
class ScoredSection:
    """Parts of a framework under a heading, and what they come to."""

    title: str
    says: str
    parts: tuple[ScoredPart, ...]


@dataclass(frozen=True, kw_only=True)
class Scored:
    """An assessment by a framework that a second person agreed to on a day, without who scored it or agreed.

    Each of ``risks`` is its title, how likely it is, how much it would matter, and the product.
    """

    title: str
    year: str
    says: str
    agreed_on: str
    since: str = ""
    words: tuple[str, ...] = ()
    risks: tuple[tuple[str, str, str, str], ...] = ()
    sections: tuple[ScoredSection, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Site:
    """One edition of a publication.

    ``kind`` is the publication's kind in words, ``cut_off`` the instant of the frozen set in words. ``frozen_file`` is
    the canonical file that ``frozen`` was read from, ``term`` the organisation's own word for several ethnic groups
    together; without one the word of each standard is used. ``views`` are by the id of an outcome, ``evidence`` by
    that of an item. ``approved`` are the public approved sets by their hash, and ``papers`` files by name.
    """

    title: str
    slug: str
    kind: str
    number: int
    cut_off: str
    frozen: Frozen
    frozen_file: bytes
    corrects: int | None = None
    reason: str = ""
    term: Term | None = None
    is_made_up: bool = False
    earlier: tuple[EarlierEdition, ...] = ()
    decisions: tuple[Decided, ...] = ()
    written: tuple[Written, ...] = ()
    questions: tuple[Asked, ...] = ()
    scored: tuple[Scored, ...] = ()
    views: Mapping[str, NetworkSays] = field(default_factory=dict)
    evidence: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    approved: Mapping[str, bytes] = field(default_factory=dict)
    papers: Mapping[str, bytes] = field(default_factory=dict)
