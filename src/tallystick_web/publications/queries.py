"""What is read about papers: which there are, what was written for each, and what was made of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from django.db.models import Count

from tallystick.release.policy import Audience
from tallystick_web.core.files import Shelf, read
from tallystick_web.publications.models import Paper, PaperGap, PaperText, PaperVersion
from tallystick_web.publications.paper.canonical import from_bytes
from tallystick_web.publications.paper.charts.picture import with_pictures
from tallystick_web.publications.paper.document import Document
from tallystick_web.publications.paper.legible import legible
from tallystick_web.publications.rules import PaperKind
from tallystick_web.reviews.models import Review

__all__ = ["Paper", "PaperVersion", "Written"]
_KEPT_IN_MEMORY = 16  # parsed documents, of a few hundred kilobytes each

Place = tuple[str, str]
"""A part of a paper, and the id of the objective it is of; blank for the paper itself."""


@dataclass(frozen=True, kw_only=True)
class Written:
    """What stands in a part now: the text, how often the part was written, by whom last, and when."""

    text: str
    times: int
    by: str
    at: datetime


def papers_of(review: Review, audiences: Collection[Audience]) -> list[Paper]:
    """The papers of a review for these audiences, in the order they were begun, each with ``made`` versions."""
    rows = Paper.objects.of(review.organisation_id).filter(review=review, audience__in=audiences)
    return list(rows.annotate(made=Count("versions")).order_by("at", "pk"))


def paper_called(organisation: UUID, paper: UUID, audiences: Collection[Audience]) -> Paper | None:
    """One paper, where it is for one of these audiences."""
    rows = Paper.objects.of(organisation).filter(pk=paper, audience__in=audiences)
    return rows.select_related("review", "review__plan", "organisation").first()


def paper_like(review: Review, kind: PaperKind, audience: Audience) -> Paper | None:
    """The paper of a kind for an audience that a review has; None where there is none."""
    rows = Paper.objects.of(review.organisation_id).filter(review=review, kind=kind, audience=audience)
    return rows.order_by("at", "pk").first()


def written_for(paper: Paper) -> Mapping[Place, Written]:
    """What stands in each part that somebody wrote. An emptied part stands there with a blank text."""
    found: dict[Place, Written] = {}
    rows = PaperText.objects.of(paper.organisation_id).filter(paper=paper).select_related("by").order_by("at", "pk")
    for row in rows:
        place = row.part, str(row.item_id or "")
        times = found[place].times + 1 if place in found else 1
        found[place] = Written(text=row.text, times=times, by=row.by.name if row.by else "", at=row.at)
    return found


def times_written(paper: Paper, part: str, item: UUID | None) -> int:
    """How often a part was written."""
    return int(PaperText.objects.of(paper.organisation_id).filter(paper=paper, part=part, item=item).count())


def gaps_given(paper: Paper) -> Mapping[str, PaperGap]:
    """Who closes what is missing, by the rule it is missing by. The newest holds."""
    rows = PaperGap.objects.of(paper.organisation_id).filter(paper=paper).order_by("at", "pk")
    return {one.rule: one for one in rows}


def versions_of(paper: Paper) -> list[PaperVersion]:
    """What was made of a paper, the newest first."""
    rows = PaperVersion.objects.of(paper.organisation_id).filter(paper=paper)
    return list(rows.select_related("frozen", "by").order_by("-number"))


def newest_version(paper: Paper) -> PaperVersion | None:
    """What was made of a paper last."""
    return PaperVersion.objects.of(paper.organisation_id).filter(paper=paper).order_by("-number").first()


def version_numbered(paper: Paper, number: int) -> PaperVersion | None:
    """One version of a paper."""
    return PaperVersion.objects.of(paper.organisation_id).filter(paper=paper, number=number).first()


def drawn_of(version: PaperVersion) -> Document:
    """The document of a version as it was kept, legible and with its charts drawn."""
    return _drawn(version.document)


@lru_cache(maxsize=_KEPT_IN_MEMORY)
def _drawn(sha256: str) -> Document:
    return with_pictures(legible(from_bytes(read(Shelf.PAPERS, sha256))))
