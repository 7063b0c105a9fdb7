"""Which files are taken as evidence: told by what they hold, whatever they are called."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tallystick_web.core.rules import Refused
from tallystick_web.evidence.file_rules import LARGEST_FILE, LONGEST_LABEL, FileType, SentFile, plain_label, type_of

PDF, PNG, JPG = b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n....", b"\xff\xd8\xff\xe0...."
STAFF_LIST = "Employee Number,Ethnic Origin,Band\n1,A,5\n"


def office(main, **others):
    """An Office document of these parts."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, text in {main: "<x/>", **others}.items():
            archive.writestr(name, text)
    return made.getvalue()


def taken(label, content):
    return type_of(SentFile(label=label, content=content))


@pytest.mark.parametrize(
    ("label", "content", "kind"),
    [
        ("paper.pdf", PDF, FileType.PDF),
        ("PAPER.PDF", PDF, FileType.PDF),
        ("picture.png", PNG, FileType.PNG),
        ("picture.jpeg", JPG, FileType.JPG),
        ("picture.jpg", JPG, FileType.JPG),
        ("paper.docx", office("word/document.xml"), FileType.DOCX),
        ("table.xlsx", office("xl/workbook.xml"), FileType.XLSX),
        ("table.csv", "Team,Share\nPharmacy,12%\n".encode("utf-16"), FileType.CSV),
        ("note.txt", "It was agreed – in May.".encode("cp1252"), FileType.TXT),
    ],
)
def test_a_file_is_of_the_type_that_it_holds_and_says(label, content, kind):
    assert taken(label, content) is kind


@pytest.mark.parametrize(
    ("label", "content", "says"),
    [
        ("page.html", b"<script>alert(1)</script>", "Files of this type are not taken"),
        ("drawing.svg", b"<svg/>", "Files of this type are not taken"),
        ("paper.docm", office("word/document.xml"), "Files of this type are not taken"),
        ("paper", PDF, "Files of this type are not taken"),
        ("paper.pdf", b"<html>", "holds something else"),
        ("picture.png", JPG, "holds something else"),
        ("paper.docx", office("xl/workbook.xml"), "holds something else"),
        ("paper.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 locked", "holds something else"),
        ("table.xlsx", office("xl/workbook.xml", **{"xl/vbaProject.bin": "x"}), "macros"),
        ("table.xlsx", office("xl/workbook.xml", **{"xl/embeddings/oleObject1.bin": "x"}), "holds something else"),
        ("table.csv", b"a,b\n\x00\x01\n", "holds something else"),
        ("note.txt", b"", "The file is empty"),
        ("note.txt", b"x" * (LARGEST_FILE + 1), "larger than 10 MB"),
    ],
)
def test_every_other_file_is_refused_in_a_sentence(label, content, says):
    with pytest.raises(Refused, match=says):
        taken(label, content)


def test_a_zip_that_lists_more_than_any_document_is_not_opened():
    many = {f"xl/media/{number}": "" for number in range(3001)}
    with pytest.raises(Refused, match="holds something else"):
        taken("table.xlsx", office("xl/workbook.xml", **many))


# A LIST OF PEOPLE IS NEVER EVIDENCE


@pytest.mark.parametrize(
    ("label", "content"),
    [
        ("staff.csv", STAFF_LIST.encode()),
        ("staff.txt", STAFF_LIST.replace(",", "\t").encode()),
        ("staff.csv", b"A title\n\nlast name;ethnicity\nx;y\n"),
        ("staff.xlsx", office("xl/workbook.xml", **{"xl/sharedStrings.xml": "<t>NHS No</t><t>Ethnic Category</t>"})),
        (
            "staff.xlsx",
            office("xl/workbook.xml", **{"xl/worksheets/sheet1.xml": "<t>Date of birth</t><t>ethnicity</t>"}),
        ),
    ],
)
def test_what_looks_like_a_list_of_people_is_refused(label, content):
    with pytest.raises(Refused, match="looks like a list of people"):
        taken(label, content)


def test_totals_by_ethnicity_are_taken():
    assert taken("totals.csv", b"Ethnicity,Staff\nWhite,120\nBlack,30\n") is FileType.CSV


def test_of_a_workbook_that_unpacks_to_a_lot_only_the_start_is_looked_at():
    """Half a megabyte of a part is read, whatever it would unpack to: what stands after that is not seen."""
    padded = "x" * 512 * 1024 + "<t>Date of birth</t><t>ethnicity</t>"
    assert taken("t.xlsx", office("xl/workbook.xml", **{"xl/sharedStrings.xml": padded})) is FileType.XLSX


def test_a_part_that_is_broken_is_refused_and_not_met_with_a_failure():
    content = office("xl/workbook.xml", **{"xl/sharedStrings.xml": "<t>words</t>" * 50})
    start = re.search(rb"xl/sharedStrings\.xml", content).end()
    broken = content[: start + 4] + b"\xff\xff\xff\xff" + content[start + 8 :]
    with pytest.raises(Refused, match="cannot be read"):
        taken("t.xlsx", broken)


# NAMES


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("C:\\Users\\x\\paper.pdf", "paper.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("a\r\nb\u202e.pdf", "ab.pdf"),
        ("", "file"),
    ],
)
def test_a_name_is_its_last_part_in_printable_characters(name, label):
    assert plain_label(name) == label


def test_a_long_name_keeps_its_ending():
    assert plain_label("x" * 300 + ".docx") == "x" * (LONGEST_LABEL - 5) + ".docx"
