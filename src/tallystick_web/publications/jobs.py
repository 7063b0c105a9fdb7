"""What the worker makes: papers in all their forms, and the folders of editions. Their bytes are kept."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from uuid import UUID

from django.utils import timezone

from tallystick.release.policy import Audience
from tallystick_web.core.fence import inside
from tallystick_web.core.files import Shelf, keep
from tallystick_web.organisations.queries_people import person_called
from tallystick_web.publications import actions, queries
from tallystick_web.publications.edition_rules import can_make
from tallystick_web.publications.editions import record_made
from tallystick_web.publications.gathering import site_of
from tallystick_web.publications.making import made_of
from tallystick_web.publications.paper.canonical import to_bytes
from tallystick_web.publications.paper.document import Document
from tallystick_web.publications.paper.pdf import NoPdf, to_pdf
from tallystick_web.publications.queries_editions import edition_called
from tallystick_web.publications.rules import PaperForm
from tallystick_web.publications.site import build_site
from tallystick_web.publications.site.building import MANIFEST
from tallystick_web.reviews.queries.frozen import newest_frozen

_EVERY = (Audience.ORGANISATION, Audience.PUBLIC)


def make_paper(organisation: str, paper: str, by: str, on: str) -> None:
    """Make a paper from the newest frozen set of its review, in every form that can be made here, and keep each.

    The same set and the same words give the same bytes: done twice, nothing is added.
    """
    key = UUID(organisation)
    with inside(key):
        found = queries.paper_called(key, UUID(paper), _EVERY)
        frozen = newest_frozen(found.review) if found is not None else None
        if found is None or frozen is None:
            return
        document = made_of(found, frozen, date.fromisoformat(on))
        files = {
            str(form): {
                "sha256": keep(Shelf.PAPERS, content),
                "name": _name(document, frozen.number, form),
                "size": len(content),
            }
            for form, content in _forms(document)
        }
        actions.record_version(
            paper=found,
            frozen=frozen,
            document=keep(Shelf.PAPERS, to_bytes(document)),
            files=files,
            by=person_called(key, UUID(by)),
            at=timezone.now(),
        )


def _forms(document: Document) -> Iterator[tuple[PaperForm, bytes]]:
    """Every form of a document. Without the program that makes PDFs, all others are made."""
    from tallystick_web.publications.paper.docx import to_docx
    from tallystick_web.publications.paper.html import to_html
    from tallystick_web.publications.paper.pptx import to_pptx
    from tallystick_web.publications.paper.xlsx import to_xlsx

    page = to_html(document)
    yield PaperForm.HTML, page
    with suppress(NoPdf):
        yield PaperForm.PDF, to_pdf(page)
    yield PaperForm.DOCX, to_docx(document)
    yield PaperForm.PPTX, to_pptx(document)
    yield PaperForm.XLSX, to_xlsx(document)


def _name(document: Document, number: int, form: PaperForm) -> str:
    """A file name out of the title of a paper and the version of its figures."""
    words = re.sub(r"[^a-z0-9]+", "-", document.title.casefold()).strip("-") or "paper"
    return f"{words[:60]}-{number}.{form}"


def make_edition(organisation: str, edition: str) -> None:
    """Make the folder of an edition and keep every file of it. What is made already is let be."""
    key = UUID(organisation)
    with inside(key):
        found = edition_called(key, UUID(edition))
        if found is None or not can_make(stage=found.stage):
            return
        files = {path: keep(Shelf.PUBLISHED, content) for path, content in build_site(site_of(found.row)).items()}
        record_made(edition=found.row, manifest=files[MANIFEST], files=files, at=timezone.now())
