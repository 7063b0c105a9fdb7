"""A damaged or crafted Office file is refused with a sentence, whichever byte of it is wrong."""

import io
import random
import zipfile
from contextlib import suppress

import pytest

from tallystick.records.reading.word import is_word
from tallystick_web.core.rules import Refused
from tallystick_web.evidence.file_rules import SentFile, type_of


def office(main):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(main, "<a>" + "x" * 300 + "</a>")
        made.writestr("xl/sharedStrings.xml", "<b>" + "word " * 100 + "</b>")
    return out.getvalue()


@pytest.mark.parametrize(("main", "label"), [("word/document.xml", "a.docx"), ("xl/workbook.xml", "a.xlsx")])
def test_no_wrong_byte_of_an_office_file_is_more_than_a_refusal(main, label):
    whole, draw = office(main), random.Random(9)
    assert type_of(SentFile(label=label, content=whole))
    for place in range(len(whole)):
        content = bytearray(whole)
        content[place] = draw.choice((0, 12, 14, 255))
        is_word(bytes(content))
        with suppress(Refused):
            type_of(SentFile(label=label, content=bytes(content)))
