"""What an edition is made from, out of the frozen set it names and of what was written, said, asked and decided.

Figures are read from the frozen set alone: whatever is handed in later, and whatever is held back, is not among them.
No name of a person whom the organisation knows is left in what people wrote.
"""

from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from tallystick.release.policy import Audience
from tallystick_web.core.files import Shelf, read
from tallystick_web.core.templating import day, moment
from tallystick_web.evidence.queries import Reader, attached_to
from tallystick_web.evidence.rules import Visibility
from tallystick_web.plans.rules import Kind
from tallystick_web.plans.subjects import ITEM
from tallystick_web.publications.models import Edition, Paper, PaperText, PaperVersion
from tallystick_web.publications.paper_rules import parts_of
from tallystick_web.publications.queries_editions import Clear, editions_of, without_names
from tallystick_web.publications.rules import EditionStage, PaperForm, PaperKind, PublicationKind
from tallystick_web.publications.site.content import (
    Asked,
    Decided,
    EarlierEdition,
    Evidence,
    NetworkSays,
    Site,
    Written,
)
from tallystick_web.reviews.frozen_rules import Frozen
from tallystick_web.reviews.queries.frozen import content_of
from tallystick_web.reviews.queries.network import views_of
from tallystick_web.reviews.queries.questions import questions_of
from tallystick_web.reviews.queries.reviews import decisions_of
from tallystick_web.reviews.rules import Body, Side, Verdict

_NOBODY = UUID(int=0)
_PAPERS: Mapping[PublicationKind, tuple[PaperKind, ...]] = {
    PublicationKind.PROGRESS: (PaperKind.BOARD, PaperKind.PACK),
    PublicationKind.WRES: (PaperKind.WRES,),
    PublicationKind.PAY_GAP: (PaperKind.PAY_GAP,),
    PublicationKind.EQUALITY_INFORMATION: (PaperKind.WRES, PaperKind.PAY_GAP),
}
_FORMS = (PaperForm.HTML, PaperForm.PDF, PaperForm.DOCX)
_SIDES = {Side.ORGANISATION: "The organisation", Side.NETWORK: "The staff network"}


def site_of(edition: Edition) -> Site:
    """Everything that the folder of an edition is made from."""
    organisation, publication = edition.organisation, edition.publication
    frozen, clear = content_of(edition.frozen, Audience.PUBLIC), without_names(organisation.pk)
    papers = list(_papers(edition))
    return Site(
        title=clear(publication.title),
        slug=publication.slug,
        kind=PublicationKind(publication.kind).label,
        number=edition.number,
        cut_off=moment(edition.frozen.cut_off),
        frozen=frozen,
        frozen_file=read(Shelf.FROZEN, edition.frozen.for_public),
        corrects=edition.corrects.number if edition.corrects else None,
        reason=clear(edition.reason),
        is_made_up=organisation.is_made_up,
        earlier=tuple(_earlier(edition, clear)),
        decisions=tuple(_decisions(edition, clear)),
        written=tuple(_written(papers, clear)),
        questions=tuple(_questions(edition, clear)),
        views=dict(_views(edition, clear)),
        evidence=dict(_evidence(organisation.pk, frozen, clear)),
        approved={one.sha256: read(Shelf.RELEASES, one.sha256) for one in frozen.releases if _is_public(one.audience)},
        papers=dict(_paper_files(edition, papers)),
    )


def _is_public(audience: str) -> bool:
    return audience == Audience.PUBLIC


def _earlier(edition: Edition, clear: Clear) -> Iterator[EarlierEdition]:
    for one in editions_of(edition.organisation_id, edition.publication_id):
        is_out = one.came_to(EditionStage.PUBLISHED) is not None
        if is_out and one.row.number < edition.number:
            yield EarlierEdition(number=one.row.number, reason=clear(one.row.reason))


def _decisions(edition: Edition, clear: Clear) -> Iterator[Decided]:
    """What was decided on these very figures, by bodies and without who recorded it."""
    for one in decisions_of(edition.review):
        if one.frozen_id == edition.frozen_id:
            yield Decided(
                body=Body(one.step.body).label if one.step.body else one.step.text,
                verdict=Verdict(one.verdict).label,
                on=day(one.decided_on),
                said=clear(one.said),
                minute=clear(one.minute),
            )


def _questions(edition: Edition, clear: Clear) -> Iterator[Asked]:
    """What the public asked: questions that others asked stay inside."""
    for one in questions_of(edition.organisation_id, review=edition.review_id, bodies=[Body.PUBLIC]):
        yield Asked(
            text=clear(one.text),
            state=one.state.label,
            on=day(one.asked_on),
            answers=tuple(clear(answer.said) for answer in one.answers),
        )


def _views(edition: Edition, clear: Clear) -> Iterator[tuple[str, NetworkSays]]:
    for item, view in views_of(edition.review).items():
        replies = tuple((_SIDES[one.side], clear(one.said)) for one in view.replies)
        yield str(item), NetworkSays(label=view.label, said=clear(view.said), replies=replies)


def _evidence(organisation: UUID, frozen: Frozen, clear: Clear) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Titles of what may be published, and nothing else of it."""
    items = [UUID(one.id) for one in frozen.items if one.kind in (Kind.OUTCOME, Kind.ACTION)]
    nobody = Reader(organisation=organisation, person=_NOBODY, sees=frozenset({Visibility.MAY_BE_PUBLISHED}))
    for item, pieces in attached_to(nobody, ITEM, items).items():
        said = (one.now.said for one in pieces)
        yield (
            str(item),
            tuple(Evidence(title=clear(one.title), kind=one.kind.label, dated=day(one.dated)) for one in said),
        )


# PAPERS


def _papers(edition: Edition) -> Iterable[Paper]:
    """The newest public paper of each kind that belongs to such a publication."""
    kinds = _PAPERS[PublicationKind(edition.publication.kind)]
    rows = Paper.objects.of(edition.organisation_id).filter(
        review=edition.review_id, audience=Audience.PUBLIC, kind__in=kinds
    )
    return {one.kind: one for one in rows.order_by("at", "pk")}.values()


def _written(papers: Iterable[Paper], clear: Clear) -> Iterator[Written]:
    """What was written for public papers, part by part. What stands on a cover is of a meeting and not for a page."""
    for paper in papers:
        newest = {
            (one.part, str(one.item_id or "")): one.text
            for one in PaperText.objects.of(paper.organisation_id).filter(paper=paper).order_by("at", "pk")
        }
        for part in parts_of(PaperKind(paper.kind)):
            if not part.on_cover:
                for (key, item), text in newest.items():
                    if key == part.id and text.strip():
                        yield Written(heading=part.label, text=clear(part.said(text)), item=item)


def _paper_files(edition: Edition, papers: Iterable[Paper]) -> Iterator[tuple[str, bytes]]:
    """The files of the newest version of each that was made from the very frozen set."""
    keys = [one.pk for one in papers]
    rows = PaperVersion.objects.of(edition.organisation_id).filter(paper__in=keys, frozen=edition.frozen_id)
    for version in {one.paper_id: one for one in rows.select_related("paper").order_by("number")}.values():
        for form in _FORMS:
            if form in version.files:
                yield f"{version.paper.kind}.{form}", read(Shelf.PAPERS, version.files[form]["sha256"])
