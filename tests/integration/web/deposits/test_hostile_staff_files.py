"""Files made to do harm are sent by a browser as well: each is refused with a sentence, and nothing of it is told."""

import pytest

from tallystick_web.deposits.upload_rules import Stage
from tests.integration.web.deposits.handing_in import words
from tests.integration.web.deposits.staff_files import Handing, files_in
from tests.unit.records.reading import hostile_older_workbooks, hostile_texts, hostile_workbooks
from tests.unit.records.reading.hostile_texts import CELL

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
GOOD = {"courses.csv": b"Employee Number,Course Name,Class Start Date\r\n1,Fire Safety,2024-06-09\r\n"}
REFUSED = {**hostile_workbooks.REFUSED, **hostile_older_workbooks.REFUSED, **hostile_texts.REFUSED}
SENT = (
    "far-corner.xlsx",
    "overlapping.xlsx",
    "a-file-of-the-server.xlsx",
    "macros-as-picture.xlsx",
    "repeated-rows-and-columns.ods",
    "password-of-1997.xls",
    "pieces-in-a-ring.xls",
    "nul.csv",
    "ten-thousand-columns.csv",
    "never-closed.csv",
)
# The form itself takes none of these.
NAMES = {
    "run.exe": "is not a kind of file that is read",
    "macros.xlsm": "is not a kind of file that is read",
    "drawing.svg": "is not a kind of file that is read",
    "deposit.toml": "is not a kind of file that is read",
    "a.csv\N{RIGHT-TO-LEFT OVERRIDE}exe": "is not a kind of file that is read",
    "page.csv/<script>alert(1)</script>.html": "is not a kind of file that is read",
}


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.TALLYSTICK_DATA = tmp_path
    return tmp_path


@pytest.mark.parametrize("name", SENT)
def test_a_hostile_file_that_is_sent_becomes_a_sentence_on_a_page(name, ours, data):
    handing = Handing(ours)
    maker, why = REFUSED[name]
    upload = handing.hand_in({name: maker(), **GOOD})
    said = words(handing.page(upload))
    assert handing.stage(upload) is Stage.REFUSED
    assert name in said
    assert why in said
    assert CELL not in said
    handing.press(upload, "-give-up")
    handing.work()
    assert handing.stage(upload) is Stage.ERASED
    assert files_in(data / "incoming") == []


@pytest.mark.parametrize(("name", "says"), NAMES.items())
def test_a_name_that_is_no_table_is_not_taken(name, says, ours, data):
    answer = Handing(ours).send({name: CELL.encode()})
    assert says in words(answer)
    assert CELL not in words(answer)
    assert "<script>alert" not in answer.content.decode()
    assert files_in(data / "incoming") == []


@pytest.mark.parametrize("name", ["..\\..\\..\\up.csv", "../../up.csv", "/etc/up.csv", "C:\\up.csv", "a\0b.csv"])
def test_a_name_with_folders_stays_in_the_folder_of_the_upload(name, ours, data):
    upload = Handing(ours).hand_in({name: b"a,b\n1,2\n"})
    here = data / "incoming" / upload.hex
    assert all(one.is_relative_to(here) for one in files_in(data))
    assert len(files_in(here / "files")) == 1
