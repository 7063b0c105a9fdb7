"""What an edition is made from, out of the frozen set it names and of what was written, said, asked and decided.

Figures are read from the frozen set alone: whatever is handed in later, and whatever is held back, is not among them.
No name of a person whom the organisation knows is left in what people wrote.
"""

from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from django.core.cache import cache

from tallystick import __version__
from tallystick.release.policy import Audience
from tallystick_web.core.files import FileLost, Shelf, read
from tallystick_web.core.templating import day, moment
from tallystick_web.evidence.queries import Reader, attached_to
from tallystick_web.evidence.rules import Visibility
from tallystick_web.numbers.chapters import contents_of
from tallystick_web.numbers.fitness import fitness_of
from tallystick_web.numbers.rules import Subject
from tallystick_web.numbers.words import house_term
from tallystick_web.plans.rules import Kind
from tallystick_web.plans.subjects import ITEM
from tallystick_web.publications import queries
from tallystick_web.publications.models import Edition, Paper, PaperVersion
from tallystick_web.publications.paper_rules import is_private, parts_of
from tallystick_web.publications.queries_editions import Clear, EditionNow, editions_of, without_names
from tallystick_web.publications.rules import EditionStage, PaperForm, PaperKind, PublicationKind
from tallystick_web.publications.site.checking import LOST, Checked, check, missing_from
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
from tallystick_web.questionnaires.framework_rules import AssessmentNow
from tallystick_web.questionnaires.presenters.frameworks import SummaryPage
from tallystick_web.questionnaires.presenters.totals import PartLine
from tallystick_web.questionnaires.queries.frameworks import agreed_before, public_summaries
from tallystick_web.reviews.frozen_rules import Frozen
from tallystick_web.reviews.queries.frozen import content_of
from tallystick_web.reviews.queries.network import views_of
from tallystick_web.reviews.queries.questions import questions_of
from tallystick_web.reviews.queries.reviews import decisions_of
from tallystick_web.reviews.rules import Body, Side, Verdict

NOBODY = UUID(int=0)
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
    papers = _papers(edition)
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
        term=house_term(organisation.pk),
        is_made_up=organisation.is_made_up,
        earlier=tuple(_earlier(edition, clear)),
        decisions=tuple(_decisions(edition, clear)),
        written=tuple(_written(papers, clear)),
        questions=tuple(_questions(edition, clear)),
        scored=tuple(_scored(edition, clear)),
        views=dict(_views(edition, clear)),
        evidence=dict(_evidence(organisation.pk, frozen, clear)),
        approved={one.sha256: read(Shelf.RELEASES, one.sha256) for one in frozen.releases if _is_public(one.audience)},
        papers=dict(_paper_files(edition, [one for one, _ in papers])),
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
    nobody = Reader(organisation=organisation, person=NOBODY, sees=frozenset({Visibility.MAY_BE_PUBLISHED}))
    for item, pieces in attached_to(nobody, ITEM, items).items():
        said = (one.now.said for one in pieces)
        yield (
            str(item),
            tuple(Evidence(title=clear(one.title), kind=one.kind.label, dated=day(one.dated)) for one in said),
        )


def _scored(edition: Edition, clear: Clear) -> Iterator[Scored]:
    """The newest assessment by each framework that was agreed for everybody to read before the figures were frozen."""
    newest: dict[str, AssessmentNow] = {}
    for one in public_summaries(edition.organisation_id, by=edition.frozen.cut_off):
        newest.setdefault(one.of.id, one)
    for one in newest.values():
        page = SummaryPage(now=one, before=agreed_before(one, edition.organisation_id))
        yield Scored(
            title=one.of.title,
            year=page.year,
            says=page.lead,
            agreed_on=page.agreed_on,
            since=page.since,
            words=tuple(map(clear, page.words)),
            risks=tuple((risk.title, risk.likelihood, risk.impact, risk.product) for risk in page.risks),
            sections=tuple(
                ScoredSection(
                    title=section.title, says=section.says, parts=tuple(_part(part, clear) for part in section.parts)
                )
                for section in page.sections
            ),
        )


def _part(part: PartLine, clear: Clear) -> ScoredPart:
    return ScoredPart(
        text=part.text,
        says=part.says,
        score=(part.squares.filled, part.squares.of) if part.squares else None,
        change=part.change,
        why=tuple(map(clear, part.explanation)),
        evidence=tuple(map(clear, part.evidence)),
        looked_at_with=clear(part.tested_with),
    )


# PAPERS


def _papers(edition: Edition) -> list[tuple[Paper, Mapping[queries.Place, str]]]:
    """The newest public paper of each kind that belongs to such a publication, with what was written for it.

    What was marked for the private part of a meeting is not for everybody: neither that paper nor what goes with it.
    """
    kinds = _PAPERS[PublicationKind(edition.publication.kind)]
    public = queries.papers_of(edition.review, [Audience.PUBLIC])
    newest = {one.kind: one for one in public if one.kind in kinds}.values()
    found = [(one, {place: now.text for place, now in queries.written_for(one).items()}) for one in newest]
    return [] if any(is_private(texts) for _, texts in found) else found


def _written(papers: Iterable[tuple[Paper, Mapping[queries.Place, str]]], clear: Clear) -> Iterator[Written]:
    """What was written for public papers, part by part. What stands on a cover is of a meeting and not for a page."""
    for paper, texts in papers:
        for part in parts_of(PaperKind(paper.kind)):
            if not part.on_cover:
                for (key, item), text in texts.items():
                    if key == part.id and text.strip():
                        said = clear(part.said(text))
                        yield Written(heading=part.heading or part.label, text=said, item=item, part=part.id)


def _paper_files(edition: Edition, papers: Iterable[Paper]) -> Iterator[tuple[str, bytes]]:
    """The files of the newest version of each that was made from the very frozen set."""
    keys = [one.pk for one in papers]
    rows = PaperVersion.objects.of(edition.organisation_id).filter(paper__in=keys, frozen=edition.frozen_id)
    for version in {one.paper_id: one for one in rows.select_related("paper").order_by("number")}.values():
        for form in _FORMS:
            if form in version.files:
                yield f"{version.paper.kind}.{form}", read(Shelf.PAPERS, version.files[form]["sha256"])


# WHAT IS TO BE KNOWN OF IT


def checked(edition: EditionNow) -> Checked:
    """Whether the stored files of an edition hold. Each is read again; what is in them is worked out once."""
    try:
        files = {path: read(Shelf.PUBLISHED, sha256) for path, sha256 in edition.files.items()}
    except FileLost:
        return LOST
    found: Checked = cache.get_or_set(f"edition:{__version__}:{edition.manifest}", lambda: check(files))
    return found


def missing_in(edition: EditionNow) -> tuple[str, ...]:
    """What readers of an edition will miss, and what a board needs of its figures and does not find."""
    frozen = content_of(edition.row.frozen, Audience.PUBLIC)
    read_here = {one.id.partition("/")[0] for one in frozen.measures if one.points}
    gaps = (
        f"{content.title}: {gap.says}"
        for one in frozen.releases
        if one.subject == Subject.STANDARDS
        for content in contents_of(one.sha256)
        if content.standard in read_here
        for gap in fitness_of(one.sha256, content.standard).gaps
    )
    return tuple(dict.fromkeys((*missing_from(frozen, edition.files), *gaps)))
