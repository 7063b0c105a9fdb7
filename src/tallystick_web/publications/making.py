"""What a paper is made from, gathered for its audience, and its document.

Figures are read from the frozen set and from the approved sets it names, and from nothing newer. In a paper for the
public no name is left of anybody whom the organisation knows, whoever wrote it there.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from uuid import UUID

from tallystick.publishing.narrative import Remark, check, of_pay, of_wres
from tallystick.release.policy import Audience
from tallystick_web.core.letters import in_every_text
from tallystick_web.evidence.queries import Reader, attached_to
from tallystick_web.evidence.rules import visible_to
from tallystick_web.numbers.chapters import contents_of
from tallystick_web.numbers.fitness import fitness_of
from tallystick_web.numbers.queries import content_of as standards_content
from tallystick_web.numbers.queries import pay_content_of
from tallystick_web.numbers.rules import Subject
from tallystick_web.numbers.words import house_term
from tallystick_web.organisations.queries_units import units_on
from tallystick_web.organisations.rules import RoleId, roles
from tallystick_web.plans.queries import undecided
from tallystick_web.plans.rules import Kind, Stage
from tallystick_web.plans.subjects import ITEM
from tallystick_web.publications import queries
from tallystick_web.publications.gathering import NOBODY, without_names
from tallystick_web.publications.models import Paper
from tallystick_web.publications.paper.assurance import build_assurance
from tallystick_web.publications.paper.board import build_board
from tallystick_web.publications.paper.document import Document
from tallystick_web.publications.paper.inputs import Asked, Backed, Decided, Gap, PaperInputs, TeamPlan
from tallystick_web.publications.paper.pack import build_pack
from tallystick_web.publications.paper.pay import build_pay
from tallystick_web.publications.paper.wres import STANDARD, build_wres
from tallystick_web.publications.rules import PaperKind
from tallystick_web.reviews.frozen_rules import Frozen, FrozenItem
from tallystick_web.reviews.models import FrozenSet, Review
from tallystick_web.reviews.queries.consulting import consultations_of
from tallystick_web.reviews.queries.frozen import content_of
from tallystick_web.reviews.queries.network import views_of, voices_of
from tallystick_web.reviews.queries.questions import questions_of
from tallystick_web.reviews.queries.reviews import decisions_of, steps_of
from tallystick_web.reviews.rules import Body, Verdict

_BUILDERS: Mapping[PaperKind, Callable[[PaperInputs], Document]] = MappingProxyType(
    {
        PaperKind.BOARD: build_board,
        PaperKind.PACK: build_pack,
        PaperKind.WRES: build_wres,
        PaperKind.PAY_GAP: build_pay,
        PaperKind.ASSURANCE: build_assurance,
    }
)
_OWN_STANDARDS: Mapping[PaperKind, tuple[str, ...]] = MappingProxyType(
    {PaperKind.WRES: (STANDARD,), PaperKind.PAY_GAP: ()}
)


def made_of(paper: Paper, frozen: FrozenSet, on: date) -> Document:
    """The document of a paper from a frozen set, as of a day."""
    document = _BUILDERS[PaperKind(paper.kind)](inputs_of(paper, frozen, on))
    if paper.audience != Audience.PUBLIC:
        return document
    cleared: Document = in_every_text(document, without_names(paper.organisation_id))
    return cleared


def inputs_of(paper: Paper, frozen: FrozenSet, on: date) -> PaperInputs:
    """Everything a paper is made from, as its readers may see it. A bounded number of questions of the database."""
    content, review = content_of(frozen, Audience(paper.audience)), paper.review
    sets = {one.subject: one.sha256 for one in reversed(content.releases)}  # the newest stand first
    standards, pay = sets.get(Subject.STANDARDS), sets.get(Subject.PAY)
    return PaperInputs(
        kind=PaperKind(paper.kind),
        title=paper.title,
        frozen=content,
        on=on,
        steps=steps_of(review),
        decisions=tuple(_decided(review)),
        views={str(key): one for key, one in views_of(review).items()},
        voices={str(key): voices for key, voices in voices_of(review).items()},
        questions=tuple(
            one for one in questions_of(paper.organisation_id) if one.state.is_open or one.review == review.pk
        ),
        consultations=consultations_of(paper.organisation_id, review.pk),
        texts=texts_of(paper, queries.written_for(paper)),
        gaps=gaps_of(paper, content),
        teams=tuple(_teams(paper, content, on)),
        changes=tuple(_changes(paper, content)),
        backed=tuple(_backed(paper, content)) if paper.kind == PaperKind.ASSURANCE else (),
        standards=standards_content(standards) if standards else None,
        pay=pay_content_of(pay) if pay else None,
        term=house_term(paper.organisation_id),
    )


def texts_of(paper: Paper, written: Mapping[queries.Place, queries.Written]) -> Mapping[queries.Place, str]:
    """What a paper says in each part. A pack says as well what was written for the board paper of the same audience."""
    own = {place: one.text for place, one in written.items()}
    if paper.kind != PaperKind.PACK:
        return own
    board = queries.paper_like(paper.review, PaperKind.BOARD, Audience(paper.audience))
    first = {place: one.text for place, one in queries.written_for(board).items()} if board else {}
    return {**first, **{place: text for place, text in own.items() if text}}


def gaps_of(paper: Paper, content: Frozen) -> tuple[Gap, ...]:
    """What a board needs of the figures and that is missing, each with who closes it by when, where it is given."""
    given, sets = queries.gaps_given(paper), [one for one in content.releases if one.subject == Subject.STANDARDS]
    if not sets:
        return ()
    wanted = _OWN_STANDARDS.get(PaperKind(paper.kind))
    standards = [one.standard for one in contents_of(sets[0].sha256) if wanted is None or one.standard in wanted]
    found: dict[str, Gap] = {}  # two rules can miss the same thing, which is said once
    for standard in standards:
        for missing in fitness_of(sets[0].sha256, standard).gaps:
            rule = f"{standard}/{missing.rule}"
            closes = given.get(rule)
            gap = Gap(
                rule=rule,
                says=missing.says,
                to_do=missing.to_do,
                who=closes.who if closes else "",
                due_on=closes.due_on if closes else None,
            )
            found.setdefault(gap.says, gap)
    return tuple(found.values())


def remarks_on(text: str, paper: Paper, content: Frozen) -> tuple[Remark, ...]:
    """What a writer should look at again: numbers that match no figure of the frozen sets, directions, wording."""
    figures, term = [], house_term(paper.organisation_id)
    for one in content.releases:
        if one.subject == Subject.STANDARDS:
            figures += of_wres(standards_content(one.sha256), term=term)
        else:
            figures += of_pay(pay_content_of(one.sha256))
    return check(text, figures)


def _decided(review: Review) -> Iterator[Decided]:
    for one in decisions_of(review):
        yield Decided(
            body=Body(one.step.body) if one.step.body else None,
            step=one.step.text,
            verdict=Verdict(one.verdict),
            said=one.said,
            minute=one.minute,
            on=one.decided_on,
            role=roles()[RoleId(one.role)].label,
            number=one.frozen.number,
        )


def _teams(paper: Paper, content: Frozen, on: date) -> Iterator[TeamPlan]:
    """The parts of the organisation, each with what was frozen of its plan."""
    frozen: dict[str, list[FrozenItem]] = {}
    for one in content.items:
        if one.of_team:
            frozen.setdefault(one.of_team, []).append(one)
    units = [one.name for one in units_on(paper.organisation_id, on).values()]
    for unit in dict.fromkeys((*sorted(units), *frozen)):
        actions = [one for one in frozen.get(unit, ()) if one.kind == Kind.ACTION and one.stage == Stage.AGREED]
        yield TeamPlan(
            unit=unit,
            plan="A plan of its own" if unit in frozen else "",
            actions=len(actions),
            late=sum(one.is_late for one in actions),
        )


def _changes(paper: Paper, content: Frozen) -> Iterator[Asked]:
    """Changes that wait for a decision. What nobody agreed to stays inside the organisation."""
    known = {one.id: one for one in content.items}
    if paper.audience == Audience.PUBLIC:
        return
    for one in undecided(paper.organisation_id):
        item = known.get(str(one.item_id))
        if item is not None:
            wanted = str(one.wording.get("text", "")) or "The same words, and something else of it"
            yield Asked(item=item.text, wanted=wanted, why=one.reason, became="Waits to be decided")


def _backed(paper: Paper, content: Frozen) -> Iterator[Backed]:
    """Items with the evidence that readers of the paper see."""
    sees = visible_to(keeps_plan=False, reads_organisation=paper.audience == Audience.ORGANISATION)
    reader = Reader(organisation=paper.organisation_id, person=NOBODY, sees=sees)
    items: Mapping[UUID, FrozenItem] = {UUID(one.id): one for one in content.items}
    for key, pieces in attached_to(reader, ITEM, items).items():
        titles = tuple(sorted(one.now.said.title for one in pieces))
        if titles:
            yield Backed(item=items[key].text, titles=titles)
