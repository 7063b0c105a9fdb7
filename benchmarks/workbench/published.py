"""Editions that are published, put straight into a database: a benchmark of sending is none of reviewing."""

import time
from datetime import UTC, datetime

from tallystick_web.core.fence import inside
from tallystick_web.core.files import Shelf, keep
from tallystick_web.organisations.models import Organisation
from tallystick_web.publications.models import Edition, EditionFiles, EditionStep, Publication
from tallystick_web.publications.site import build_site
from tallystick_web.publications.site.content import Site
from tallystick_web.reviews.frozen_rules import Frozen, FrozenItem, FrozenMeasure, FrozenPoint, to_bytes
from tallystick_web.reviews.models import FrozenSet, Review

_AT = datetime(2026, 11, 26, 12, tzinfo=UTC)
_BLANK = dict.fromkeys(
    (
        *("note", "accountable", "lead", "due_on", "why_it_should_work", "evidence", "expected", "said", "next"),
        *("updated_on", "of_team", "carried"),
    ),
    "",
)


def publish(*, editions: int, items: int, measures: int, years: int) -> float:
    """Publish editions of a made-up plan. Returns how long the pages of one took."""
    frozen = _frozen(items, measures, years)
    content = to_bytes(frozen)
    where = Organisation.objects.create(
        slug="northmoor", name="Northmoor", kind="trust", is_made_up=True, opened_at=_AT
    )
    with inside(where.pk):
        own = {"organisation": where, "at": _AT}
        review = Review.objects.create(cycle="six-monthly", title="Review", begins_on=_AT.date(), **own)
        sha256 = keep(Shelf.FROZEN, content)
        kept = {"number": 1, "cut_off": _AT, "for_organisation": sha256, "for_public": sha256}
        rows = {"review": review, "frozen": FrozenSet.objects.create(review=review, **kept, **own)}
        publication = Publication.objects.create(kind="progress", title="Our plan", slug="progress", **own)
        for number in range(1, editions + 1):
            started = time.perf_counter()
            site = Site(
                title="Our plan",
                slug="progress",
                kind="The plan and its progress",
                number=number,
                cut_off="26 November 2026, midday",
                frozen=frozen,
                frozen_file=content,
            )
            files = {path: keep(Shelf.PUBLISHED, made) for path, made in build_site(site).items()}
            took = time.perf_counter() - started
            edition = Edition.objects.create(publication=publication, number=number, due_on=_AT.date(), **rows, **own)
            EditionFiles.objects.create(edition=edition, manifest=files["publication.json"], files=files, **own)
            for stage in ("made", "signed-off", "published"):
                EditionStep.objects.create(edition=edition, stage=stage, **own)
    return took


def _frozen(items: int, measures: int, years: int) -> Frozen:
    """A plan of outcomes under one objective, each with nine actions and some measures."""
    found = [_item("objective", 0, ())]
    outcome = found[0]
    for number in range(1, items):
        if number % 10 == 1:
            outcome = _item("outcome", number, (found[0].id,), tuple(f"wres/{number % measures}" for _ in range(1)))
            found.append(outcome)
        else:
            found.append(_item("action", number, (outcome.id,)))
    return Frozen(
        organisation="Northmoor",
        slug="northmoor",
        review="",
        title="Review",
        plan="",
        plan_title="Race equality plan",
        audience="public",
        cut_off=_AT.isoformat(),
        number=1,
        reason="",
        items=tuple(found),
        measures=tuple(_measure(number, years) for number in range(measures)),
        releases=(),
    )


def _item(kind: str, number: int, uppers: tuple[str, ...], measures: tuple[str, ...] = ()) -> FrozenItem:
    said = (
        {"delivery": "under-way", "delivery_says": "Under way"}
        if kind == "action"
        else {"delivery": "", "delivery_says": ""}
    )
    return FrozenItem(
        id=f"{number:032}",
        kind=kind,
        text=f"What is promised, number {number}",
        stage="agreed",
        is_late=False,
        uppers=uppers,
        measures=measures,
        **_BLANK | said,
    )


def _measure(number: int, years: int) -> FrozenMeasure:
    points = tuple(
        FrozenPoint(
            as_of=f"{2016 + year}-03-31",
            label=str(2016 + year),
            value=f"1.{year}{number % 10}",
            low="0.9",
            high="2.1",
            says=f"1.{year}{number % 10} times",
            why="",
            source=f"recorded-value/{number}-{year}",
            broken_by="",
        )
        for year in range(years)
    )
    return FrozenMeasure(
        id=f"wres/{number}",
        name=f"Measure {number}",
        what="How many times as often one group is appointed as the other.",
        unit="ratio",
        unit_says="times as often",
        better="near-one",
        source="Workforce Race Equality Standard",
        is_counted=True,
        baseline=points[0],
        points=points,
        targets=(),
        is_worse=False,
        is_better=False,
    )
