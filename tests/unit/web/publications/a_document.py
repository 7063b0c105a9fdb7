"""A made-up paper that has everything a paper can have, and one as long as a pack of sixty pages."""

from dataclasses import replace

from tallystick_web.publications.paper.document import (
    Bullets,
    Callout,
    Cell,
    CellKind,
    Chart,
    ChartKind,
    Document,
    Facts,
    Mark,
    Paragraph,
    Section,
    Sign,
    Table,
    Tone,
)

SET = "6f1d0c4b9a"
WITHHELD = "Withheld: fewer than 10 people"


def number(text, value, place):
    return Cell(text=text, kind=CellKind.NUMBER, value=value, figure=f"{SET}#{place}")


COVER = Facts(
    rows=(
        ("Meeting", "Board meeting in public, 28 January 2027"),
        ("Agenda item", "7"),
        ("Presented by", "Chief people officer"),
        ("Purpose", "For decision"),
        ("What the board is asked", "Agree the two decisions on this page, and hold the three gaps to their dates."),
    )
)
DECISION = Section(
    key="decisions",
    heading="What the board is asked to decide",
    blocks=(
        Bullets(
            items=(
                "Agree to move 0.4 of a full-time post to casework triage from April 2027.",
                "Agree the new target for shortlisting: between 0.80 and 1.25 by March 2028.",
            ),
            is_numbered=True,
        ),
        Callout(
            title="One gap is not closed yet",
            text="The outcome on bullying has no measure. The head of inclusion will name one by 31 March 2027.",
        ),
    ),
)
SUMMARY = Section(
    key="summary",
    heading="Where we stand",
    blocks=(
        Paragraph(
            text="White applicants were 1.52 times as likely to be appointed from shortlisting. That is a clear "
            "difference, and smaller than a year before.",
            tone=Tone.LEAD,
        ),
        Paragraph(text="Of 14 actions, 9 were done by their date, 3 are late and 2 are not due yet."),
        Paragraph(text="Ranges are 95% ranges. Figures are rounded before they are published.", tone=Tone.NOTE),
        Chart(
            kind=ChartKind.INTERVALS,
            title="Likelihood of appointment from shortlisting",
            says="The likelihood came down from 1.71 to 1.52 in three years, and is still a clear difference.",
            unit="times as likely",
            is_log=True,
            sides=("in favour of ethnic minority applicants", "in favour of white applicants"),
            marks=(
                Mark(
                    label="March 2026",
                    value="1.52380952381",
                    low="1.27010582011",
                    high="1.82804232804",
                    says="1.52 times",
                    figure=f"{SET}#wres/2",
                    is_newest=True,
                    sign=Sign.CLEAR,
                ),
                Mark(label="March 2025", value="1.6", low="1.31", high="1.95", says="1.6 times", sign=Sign.CLEAR),
                Mark(
                    label="March 2024",
                    value="1.71",
                    low="0.95",
                    high="9.4",
                    says="1.71 times",
                    sign=Sign.UNSURE,
                    is_broken=True,
                ),
                Mark(label="March 2023", value="", says=WITHHELD),
            ),
        ),
    ),
)
EXCEPTIONS = Section(
    key="exceptions",
    heading="What is late, worse or not known",
    breaks=True,
    blocks=(
        Table(
            caption="Exceptions since the last meeting",
            heads=("What", "State", "Who answers", "By when"),
            rows=(
                (
                    Cell(text="Casework triage before formal action"),
                    Cell(text="Late since 30 September 2026", sign=Sign.LATE),
                    Cell(text="Chief people officer"),
                    Cell(text="28 February 2027"),
                ),
                (
                    Cell(text="Non-mandatory training"),
                    Cell(text="", sign=Sign.WORSE),
                    Cell(text="Head of learning"),
                    Cell(text="31 March 2027"),
                ),
                (
                    Cell(text="Shortlisting"),
                    Cell(text="Better than a year before", sign=Sign.BETTER),
                    Cell(text="Head of resourcing"),
                    Cell(text="31 March 2028"),
                ),
                (
                    Cell(text="Board membership"),
                    Cell(text="", sign=Sign.STEADY),
                    Cell(text="Chair"),
                    Cell(text="31 March 2028"),
                ),
            ),
            note="A sign never stands without its word.",
        ),
    ),
)
_SIGNS = (Sign.CLEAR, Sign.SMALL, Sign.CLOSE, Sign.UNSURE)
MEASURES = Table(
    caption="Every measure of the plan",
    heads=("Measure", "March 2025", "March 2026", "95% range", "What it says"),
    rows=(
        *(
            (
                Cell(text=f"Measure {place}: relative likelihood of step {place} for staff of the directorate"),
                number(f"1.{place:02d}", f"1.{place:02d}4567890", f"wres/{place}/2025"),
                number(f"1,2{place:02d}.5", f"12{place:02d}.5", f"wres/{place}/2026"),
                Cell(text=f"1.0{place % 10} to 1.9{place % 10}"),
                Cell(text=_SIGNS[place % 4].label.capitalize(), sign=_SIGNS[place % 4]),
            )
            for place in range(1, 24)
        ),
        (
            Cell(text="Very senior managers"),
            Cell(text=WITHHELD, kind=CellKind.WITHHELD),
            Cell(text=WITHHELD, kind=CellKind.WITHHELD),
            Cell(text="no range"),
            Cell(text="Not compared"),
        ),
        (
            Cell(text="A measure of one number and its sign"),
            number("0.97", "0.971", "wres/25/2025"),
            number("\N{MINUS SIGN}2.5", "-2.5", "wres/25/2026"),
            Cell(text="0.90 to 1.04"),
            Cell(text="Close to equal", sign=Sign.CLOSE),
        ),
    ),
    note="A relative likelihood of 1 means that both groups are equally likely.",
)
FIGURES = Section(
    key="measures",
    heading="What the measures show",
    blocks=(
        Paragraph(text="Every measure that the plan is held against stands here with its range."),
        MEASURES,
        Chart(
            kind=ChartKind.SERIES,
            title="Staff who believe in equal opportunities",
            says="Belief in equal opportunities rose to 48.1%, and the target is 55%.",
            unit="per cent",
            target="55",
            target_says="The target is 55% by March 2028",
            marks=(
                Mark(label="2022", value="44.2", low="42.1", high="46.3", says="44.2%"),
                Mark(label="2023", value="", says="Withheld: too few answers"),
                Mark(label="2024", value="45.9", low="43.9", high="47.9", says="45.9%", is_broken=True),
                Mark(label="2025", value="48.1", low="46.2", high="50", says="48.1%", is_newest=True),
            ),
        ),
        Chart(
            kind=ChartKind.BARS,
            title="Ethnic minority staff by pay group",
            says="One in four junior staff are from an ethnic minority, and one in fourteen of the most senior.",
            unit="per cent",
            target="22.4",
            target_says="The whole workforce: 22.4%",
            marks=(
                Mark(label="Bands 2 to 4", value="24.6", says="24.6%"),
                Mark(label="Bands 5 to 7", value="23.1", says="23.1%"),
                Mark(label="Bands 8a and 8b", value="11.2", says="11.2%"),
                Mark(label="Bands 8c, 8d, 9 and very senior managers", value="7.1", says="7.1%", is_newest=True),
                Mark(label="Medical and dental", value="", says=WITHHELD),
            ),
        ),
    ),
)
OBJECTIVES = tuple(
    Section(
        key=f"objective-{place}",
        heading=f"Objective {place}: {words}",
        level=3,
        blocks=(
            Paragraph(text=f"Objective {place} has two outcomes and five actions. Two were done by their date."),
            Bullets(items=(f"Done: action {place}.1 was finished on 3 June 2026.", f"Late: action {place}.2.")),
            Facts(rows=(("Who answers", f"Executive {place}"), ("Done by", f"{place} March 2028"))),
        ),
        in_slides=place < 3,
    )
    for place, words in ((1, "fair recruitment"), (2, "fair processes"), (3, "a board that looks like its staff"))
)
HEARD = Section(
    key="voices",
    heading="What people told us",
    blocks=(
        Paragraph(text="The staff network agrees that shortlisting is better, and asks to see casework monthly."),
        Paragraph(
            text="I was told the process was informal until the day it was not.\nNobody said when it changed.",
            tone=Tone.QUOTE,
        ),
    ),
)
QUESTIONS = Section(
    key="questions",
    heading="Questions that are open",
    blocks=(
        Bullets(
            items=("Why do late applications count? Asked on 4 November 2026, due on 2 December 2026.",),
            is_numbered=True,
        ),
    ),
    in_slides=False,
)
LOG = Section(
    key="log",
    heading="Who signed what",
    blocks=(
        Table(
            caption="Decisions and signatures",
            heads=("When", "Who", "What"),
            rows=((Cell(text="12 December 2026"), Cell(text="Board secretary"), Cell(text="Froze the figures")),),
        ),
    ),
)
ANNEX = Table(
    caption="Staff by directorate",
    heads=("Directorate", "Staff", "Share"),
    rows=(
        (Cell(text="Surgery"), number("1,204", "1204", "staff/surgery"), number("22.4%", "0.224", "share/surgery")),
        (
            Cell(text="Estates"),
            Cell(text=WITHHELD, kind=CellKind.WITHHELD),
            Cell(text=WITHHELD, kind=CellKind.WITHHELD),
        ),
    ),
    note="Counts are rounded to 5.",
)
A_PAPER = Document(
    title="Workforce race equality: half-year review",
    organisation="Northmoor Teaching Hospitals NHS Foundation Trust",
    kind="Board paper of two pages",
    mark="For the board. Not for publication before 28 January 2027",
    as_of="Figures as they stood on 12 December 2026",
    cover=COVER,
    sections=(DECISION, SUMMARY, EXCEPTIONS, FIGURES, *OBJECTIVES, HEARD, QUESTIONS, LOG),
    annex=(ANNEX,),
)


def a_pack(parts=24):
    """The same paper with its measures and its objectives many times over: about sixty pages."""
    repeated = tuple(
        replace(section, key=f"{section.key}-{part}", heading=f"{section.heading}, part {part}")
        for part in range(1, parts + 1)
        for section in (FIGURES, *OBJECTIVES)
    )
    return replace(A_PAPER, title="Pack", sections=(*A_PAPER.sections, *repeated))
