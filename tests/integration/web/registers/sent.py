"""Files that are sent to registers, and what a person and the worker do with them."""

import csv
import io
import re

from xlsxwriter import Workbook

from tallystick_web.core import jobs
from tallystick_web.core.fence import inside
from tallystick_web.core.models import Work
from tallystick_web.organisations.rules import RoleId
from tallystick_web.registers.models import Policy, RegisterFile

HEADS = ("Name", "Topic", "Status", "Adopted")
ROWS = (
    ("Recruitment policy", "recruitment", "In force", "1 May 2026"),
    ("Conduct policy", "conduct and discipline", "Draft", ""),
    ("Tea policy", "tea", "In force", ""),
    ("", "", "", ""),
    ("recruitment  policy", "recruitment", "", ""),
)
POLICY_COUNTS = {"new": 2, "not-understood": 1, "blank": 1, "twice": 1}


def a_csv(*rows):
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def a_workbook(*sheets):
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_formulas": True}) as book:
        for rows in sheets:
            page = book.add_worksheet()
            for number, row in enumerate(rows):
                page.write_row(number, 0, row)
    return out.getvalue()


def send(house, content, name="policies.csv", register="policies", role=RoleId.EDI_LEAD):
    file = io.BytesIO(content)
    file.name = name
    return house.send("register-bring-in", {"file": file}, role, register=register)


def file_of(answer):
    assert answer.status_code == 303, answer.content.decode()
    return re.search(r"bring-in/([0-9a-f-]{36})/", answer.url)[1]


def columns_in(page):
    """What the form of a page would send as it stands: the answer chosen for every column."""
    found = {}
    for name, options in re.findall(r'<select[^>]* name="(column-\d+)".*?>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return found


def bring(house, content, name="policies.csv", register="policies", role=RoleId.EDI_LEAD, **changed):
    """Send a file, agree to what is understood of it, and have the worker bring it in. Returns what it came to."""
    key = file_of(send(house, content, name, register, role))
    page = house.page("register-brought", role, register=register, register_file=key)
    answers = columns_in(page) | {"step": "make", "take": "ours"} | changed
    answer = house.send("register-brought", answers, role, register=register, register_file=key)
    assert answer.status_code == 303, answer.content.decode()
    work()
    return came_to(house, key)


def came_to(house, key):
    with inside(house.organisation.pk):
        return RegisterFile.objects.of(house.organisation).get(pk=key).came_to


def work():
    for one in Work.objects.filter(ended_at=None).order_by("asked_at"):
        jobs.run.func(str(one.pk))


def policies(house):
    with inside(house.organisation.pk):
        rows = Policy.objects.of(house.organisation).order_by("title")
        return list(rows.values_list("title", "topic", "state", "adopted_on", "version"))


def waiting(house):
    with inside(house.organisation.pk):
        return RegisterFile.objects.of(house.organisation).count()
