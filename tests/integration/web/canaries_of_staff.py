"""Staff files in which everybody is a canary, and everything in which a canary of them could be left behind."""

import csv
import io
import re
import zipfile
import zlib
from contextlib import suppress

from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import mail

from tallystick.example.kinds import OrganisationKind
from tallystick.example.make import folder_of
from tallystick.example.world import make_world
from tallystick.records.reading import read_files
from tallystick_web.core.fence import everywhere
from tests.integration.web.addresses import addresses, routes_of_an_organisation
from tests.integration.web.world import examples_of

YEAR = 2025
CANARY = "zzstaff"  # of everybody, in capitals or not; what follows says where it stood
PEOPLE = ("Full Name", "NI Number", "E-mail", "Job Description", "Manager's notes")
HEADS = {"Employee Number", "Vacancy ref", "Case ref", "Seat"}
BLOCKING = {"Pay Scale", "Assignment Category", "Ethnic Origin", "Ethnicity", "Ethnicity at opening"}
# Columns in which one person each has words of their own: those with texts of closed lists, and directorates.
OWN_WORDS = {
    "Directorate",
    "Staff Group",
    "Assignment Status",
    "Disabled",
    "Gender",
    "Latest Start Date",
    "Case type",
    "Outcome",
    "Course Name",
}


# FILES


def staff_files(folder, *, own_words=OWN_WORDS):
    """A trust's files as tables of text, with columns about persons that no figure needs: name to content."""
    world = make_world(OrganisationKind.TRUST, staff=120, years=1, seed=3, last=YEAR)
    found = {name: content for name, content in folder_of(world, YEAR).items() if name != "deposit.toml"}
    for name, content in found.items():
        (folder / name).write_bytes(content)
    read = read_files([folder / name for name in found])
    return {
        f"{file.file.rpartition('.')[0]}.csv": _with_people(file, own_words)
        for file in read
        if "survey" not in file.file
    }


def _with_people(file, own_words):
    rows = [row[:-1] for grid in file.grids for row in grid.cells.rows() if grid.sheet != "Guidance"]
    head = next(number for number, row in enumerate(rows) if HEADS & set(row))
    out = io.StringIO()
    writer = csv.writer(out)
    for number, row in enumerate(rows):
        if number == head:
            writer.writerow([*row, *PEOPLE])
        elif number < head:
            writer.writerow(row)
        else:
            writer.writerow([*_own(rows[head], row, number - head, own_words), *_about(number)])
    return out.getvalue().encode()


def _about(number):
    return [
        f"{CANARY.title()}name {number}",
        f"ZZSTAFF{number:06}C",
        f"{CANARY}mail{number}@canary.example.org",
        f"{CANARY}job {number}",
        f"{CANARY}notes: was off work in May, {number}",
    ]


def _own(head, row, number, own_words):
    """The row of the so-manyeth person; each of the first has their own words in one column."""
    own = sorted(own_words & set(head))
    column = head.index(own[number - 2]) if 0 <= number - 2 < len(own) else -1
    return [f"{CANARY} own words {number}" if place == column else cell for place, cell in enumerate(row)]


# WHERE THEY COULD BE


def is_in(text):
    return CANARY in text.lower()


def text_of(content):
    """What stands in bytes: in the parts of an archive too, and in the streams of a PDF."""
    if content.startswith(b"PK"):
        with suppress(zipfile.BadZipFile), zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"".join(archive.read(name) for name in archive.namelist())
    if content.startswith(b"%PDF"):
        content += b"".join(map(_unpacked, re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL)))
    return content.decode("utf-8", errors="replace")


def _unpacked(stream):
    with suppress(zlib.error):
        return zlib.decompressobj().decompress(stream)
    return b""


def told_in_responses(where, browsers):
    """Every address of the organisation at which somebody is told of a canary, whoever it is."""
    asked = [one for route in routes_of_an_organisation() for one in addresses(route, examples_of(where))]
    told = []
    for role, browser in browsers.items():
        browser.raise_request_exception = False
        for address in asked:
            answer = browser.get(address)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            if is_in(text_of(body)) or is_in(str(answer.headers)):
                told.append((address, str(role)))
    return told


def kept_in_rows():
    """Every table in which a canary stands: of the queue and of work too; and of sessions what is in them."""
    with everywhere("to read whatever there is"):
        tables = {model._meta.label: str(list(model._base_manager.values())) for model in apps.get_models()}
    tables["what is in sessions"] = str([session.get_decoded() for session in Session.objects.all()])
    return [label for label, text in tables.items() if is_in(text)]


def kept_in_files(folder):
    """Every file below a folder in which, or in whose name, a canary stands."""
    files = [one for one in folder.rglob("*") if one.is_file()]
    return [one for one in files if is_in(one.name) or is_in(text_of(one.read_bytes()))]


def sent():
    return [one.subject for one in mail.outbox if is_in(f"{one.subject} {one.body} {one.to} {one.attachments}")]
