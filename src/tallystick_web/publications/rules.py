"""What papers and publications are, and the stages an edition goes through."""

from enum import StrEnum

LONGEST_NOTE = 4000


class PaperKind(StrEnum):
    """What a paper is."""

    BOARD = "board"
    PACK = "pack"
    WRES = "wres"
    PAY_GAP = "pay-gap"
    ASSURANCE = "assurance"

    @property
    def label(self) -> str:
        """The kind as people read it."""
        return {
            PaperKind.BOARD: "Board paper of two pages",
            PaperKind.PACK: "Pack with everything behind the board paper",
            PaperKind.WRES: "Workforce race equality report and action plan",
            PaperKind.PAY_GAP: "Ethnicity pay gap report",
            PaperKind.ASSURANCE: "Line for the board assurance framework",
        }[self]


class PaperForm(StrEnum):
    """The forms that a paper is made in."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    PPTX = "pptx"
    XLSX = "xlsx"

    @property
    def label(self) -> str:
        """The form as people read it."""
        return {
            PaperForm.HTML: "Web page",
            PaperForm.PDF: "PDF",
            PaperForm.DOCX: "Word document",
            PaperForm.PPTX: "Slides",
            PaperForm.XLSX: "Workbook with the figures",
        }[self]


class PublicationKind(StrEnum):
    """What is published."""

    PROGRESS = "progress"
    WRES = "wres"
    PAY_GAP = "pay-gap"
    EQUALITY_INFORMATION = "equality-information"

    @property
    def label(self) -> str:
        """The kind as people read it."""
        return {
            PublicationKind.PROGRESS: "The plan and its progress",
            PublicationKind.WRES: "Workforce race equality report and action plan",
            PublicationKind.PAY_GAP: "Ethnicity pay gap report",
            PublicationKind.EQUALITY_INFORMATION: "Equality information",
        }[self]


class EditionStage(StrEnum):
    """How far an edition has come. The newest of what was said of it holds."""

    DRAFT = "draft"
    MADE = "made"
    SIGNED_OFF = "signed-off"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The stage as people read it."""
        return {
            EditionStage.DRAFT: "Not made yet",
            EditionStage.MADE: "Made, not signed off yet",
            EditionStage.SIGNED_OFF: "Signed off, not published yet",
            EditionStage.PUBLISHED: "Published",
            EditionStage.WITHDRAWN: "Withdrawn",
        }[self]


class Event(StrEnum):
    """What the audit calls what is done with papers and publications."""

    PAPER_BEGUN = "paper-begun"
    PAPER_WRITTEN = "paper-written"
    GAP_GIVEN = "paper-gap-given"
    PAPER_ASKED = "paper-making-asked"
    PAPER_MADE = "paper-made"
    PUBLICATION_BEGUN = "publication-begun"
    EDITION_BEGUN = "edition-begun"
    EDITION_ASKED = "edition-making-asked"
    EDITION_MADE = "edition-made"
    EDITION_SIGNED = "edition-signed-off"
    EDITION_PUBLISHED = "edition-published"
    EDITION_WITHDRAWN = "edition-withdrawn"
