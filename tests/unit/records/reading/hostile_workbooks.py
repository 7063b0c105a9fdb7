"""Workbooks made to do harm, or only broken. Nobody in them exists; ``CELL`` stands in each and may stand in no answer.

``REFUSED`` says of each why it is not read; ``HARMLESS`` are read as if the trap were not there.
"""

import io
import struct
import warnings
import zipfile
import zlib

from tests.unit.records.reading import made_files

CELL = "Ottoline"
_NAMES = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ROW = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{CELL}</t></is></c></row>'
_SHEET = "xl/worksheets/sheet1.xml"
MEGABYTE = 1024 * 1024


def stored(members, *, compress=zipfile.ZIP_DEFLATED):
    """An archive of pairs of a name (or a whole ZipInfo) and a content; a name may come twice."""
    content = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(content, "w", compress) as archive:
        warnings.simplefilter("ignore")  # of names that come twice
        for name, part in members:
            archive.writestr(name, part)
    return content.getvalue()


def book(**parts):
    """A workbook with one filled cell, and parts that take the place of its own or are added."""
    return stored([*{**made_files.parts_of_xlsx(_ROW), **parts}.items()])


def with_parts(*members):
    return stored([*made_files.parts_of_xlsx(_ROW).items(), *members])


def sheet(xml):
    """A workbook whose one sheet is this XML."""
    return book(**{_SHEET: xml})


def rows(xml):
    return made_files.xlsx(xml)


def cell(attributes="", inside="<v>1</v>"):
    return rows(f'{_ROW.removesuffix("</row>")}<c r="B1" {attributes}>{inside}</c></row>')


def shared(strings, *, cells):
    """A workbook whose cells are numbers of shared strings."""
    types = made_files.parts_of_xlsx("")["[Content_Types].xml"].replace(
        "</Types>",
        '<Override PartName="/xl/sharedStrings.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = made_files.parts_of_xlsx("")["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>",
        f'<Relationship Id="s" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    )
    parts = {
        **made_files.parts_of_xlsx(cells),
        "[Content_Types].xml": types,
        "xl/_rels/workbook.xml.rels": relations,
        "xl/sharedStrings.xml": strings,
    }
    return made_files.zipped(parts)


def entities(declared, used):
    """A sheet with a document type of its own."""
    return sheet(
        f'<?xml version="1.0"?><!DOCTYPE worksheet [{declared}]><worksheet xmlns="{_NAMES}"><sheetData>'
        f'<row r="1"><c r="A1" t="inlineStr"><is><t>{CELL} {used}</t></is></c></row></sheetData></worksheet>'
    )


def billion_laughs():
    grown = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!ENTITY l0 "{CELL}">{grown}'


def laughing_strings():
    return shared(
        f'<?xml version="1.0"?><!DOCTYPE sst [{billion_laughs()}]><sst xmlns="{_NAMES}"><si><t>&l9;</t></si></sst>',
        cells='<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
    )


def laughing_book():
    parts = made_files.parts_of_xlsx(_ROW)
    return book(**{"xl/workbook.xml": f"<!DOCTYPE workbook [{billion_laughs()}]>{parts['xl/workbook.xml']}"})


def string_bomb():
    """One long string, and so many cells that show it that no memory would hold them."""
    text = "".join(f"{CELL}{number}" for number in range(300_000))
    cells = "".join(f'<row r="{number}"><c r="A{number}" t="s"><v>0</v></c></row>' for number in range(1, 3_000))
    return shared(f'<sst xmlns="{_NAMES}"><si><t>{text}</t></si></sst>', cells=cells)


def overlapping():
    """An archive whose directory names the same bytes again and again, as the densest bombs do."""
    good = book(**{"xl/media.bin": bytes(5 * MEGABYTE)})
    start = good.index(b"PK\x01\x02")
    entries, end = good[start : good.index(b"PK\x05\x06")], good[good.index(b"PK\x05\x06") :]
    last = entries[entries.rindex(b"PK\x01\x02") :]
    copies = [last.replace(b"xl/media.bin", f"xl/med{n:02}.bin".encode()) for n in range(90)]
    directory = entries + b"".join(copies)
    count = 6 + len(copies)
    return good[:start] + directory + end[:8] + struct.pack("<HHII", count, count, len(directory), start) + b"\0\0"


def nested(depth):
    """An archive in an archive in an archive."""
    content = f"Name\n{CELL}".encode()
    for number in range(depth):
        content = made_files.zipped({f"{number}.zip": content})
    return content


def many_members():
    return with_parts(*((f"xl/media/{number}.png", CELL) for number in range(70_000)))


def with_size(old, new):
    """The size of a part told falsely in the directory."""
    content = bytearray(book(**{"xl/media.bin": bytes(old)}))
    return bytes(content.replace(struct.pack("<I", old), struct.pack("<I", new)))


def linked():
    """A member that is a symbolic link, as Unix archives hold them."""
    link = zipfile.ZipInfo("xl/media/link")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    return with_parts((link, "/etc/passwd"))


def in_directory(find, put):
    content = bytearray(with_parts(("xl/media.bin", CELL)))
    return bytes(content.replace(find, put))


def flagged(bit):
    content = bytearray(book())
    place = content.index(b"PK\x01\x02")
    content[place + 8] |= bit
    return bytes(content)


def typed(kind):
    """A part under a harmless name, and its true kind in the list of kinds."""
    types = made_files.parts_of_xlsx("")["[Content_Types].xml"]
    more = f'<Override PartName="/xl/media/picture.bin" ContentType="{kind}"/></Types>'
    return book(**{"[Content_Types].xml": types.replace("</Types>", more), "xl/media/picture.bin": CELL})


def pointing(target, more=""):
    relations = made_files.parts_of_xlsx("")["xl/_rels/workbook.xml.rels"]
    return book(**{"xl/_rels/workbook.xml.rels": relations.replace('Target="worksheets/sheet1.xml"', target + more)})


def sheets(number, name="S{}"):
    """A workbook with so many sheets, all the same part."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    each = "".join(f'<sheet name="{name.format(n)}" sheetId="{n + 1}" r:id="a"/>' for n in range(number))
    return book(
        **{"xl/workbook.xml": f'<workbook xmlns="{_NAMES}" xmlns:r="{office}"><sheets>{each}</sheets></workbook>'}
    )


def deep(depth):
    return sheet(f'<worksheet xmlns="{_NAMES}"><sheetData>{"<a>" * depth}{"</a>" * depth}</sheetData></worksheet>')


def ods_cell(attributes="", inside=f"<text:p>{CELL}</text:p>", row=""):
    return made_files.ods(
        f'<table:table table:name="S"><table:table-row {row}><table:table-cell office:value-type="string" '
        f"{attributes}>{inside}</table:table-cell></table:table-row></table:table>"
    )


def ods_with(*members, **parts):
    with zipfile.ZipFile(io.BytesIO(ods_cell())) as archive:
        own = {name: archive.read(name) for name in archive.namelist()}
    return stored([*{**own, **parts}.items(), *members])


def ods_laughing():
    with zipfile.ZipFile(io.BytesIO(ods_cell())) as archive:
        content = archive.read("content.xml").decode()
    declared = f"<!DOCTYPE x [{billion_laughs()}]>"
    return ods_with(
        **{"content.xml": content.replace("?>", f"?>{declared}", 1).replace(f"<text:p>{CELL}", "<text:p>&l9;")}
    )


def squeezed():
    return rows(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"x" * 30_000_000}</t></is></c></row>')


def past_every_look():
    """Blank rows enough to look like a table, and a grid of 700 million cells for whoever makes room for them."""
    blank = "".join(f'<row r="{number}"/>' for number in range(2, 300_000))
    return rows(f'<row r="1"><c r="A1"><v>1</v></c></row>{blank}<row r="1000000"><c r="ZZ1000000"><v>1</v></c></row>')


def gzipped():
    packer = zlib.compressobj(wbits=31)
    return packer.compress(made_files.table([[CELL]])) + packer.flush()


# WHAT IS NOT READ, AND WHY

_FAR_OR_LARGE = "it takes too much memory or is damaged"
_NOT_IT = "it is damaged, or not what it seems to be"
_MACROS = "it is a workbook with macros, which are never opened"
_DOCTYPE = "it declares a document type of its own"
_TWICE = "two of its parts have the same name, or share their bytes"
_LOCKED = "it is protected by a password"
_ARCHIVE = "it is an archive and not a workbook"
_NOTHING = "it holds no filled cell"
_BOMB = "it unpacks to more than 500 MB"

REFUSED = {
    # bombs
    "far-corner.xlsx": (lambda: made_files.two_cells("A1", "XFD1048576"), "a filled cell"),
    "past-every-look.xlsx": (past_every_look, _FAR_OR_LARGE),
    "squeezed.xlsx": (squeezed, "hundreds of times its size"),
    "overlapping.xlsx": (overlapping, _TWICE),
    "nested.xlsx": (lambda: nested(10), _ARCHIVE),
    "one-string-many-cells.xlsx": (string_bomb, _FAR_OR_LARGE),
    "thousand-sheets.xlsx": (lambda: sheets(1000), "more than 300 sheets"),
    "repeated-rows-and-columns.ods": (
        lambda: ods_cell('table:number-columns-repeated="16384"', row='table:number-rows-repeated="1048576"'),
        _NOT_IT,
    ),
    "repeated-rows.ods": (
        lambda: ods_cell('table:number-columns-repeated="60"', row='table:number-rows-repeated="4294967295"'),
        _FAR_OR_LARGE,
    ),
    "repeated-beyond-numbers.ods": (lambda: ods_cell('table:number-columns-repeated="99999999999999999999"'), _NOT_IT),
    "repeated-backwards.ods": (lambda: ods_cell('table:number-columns-repeated="-3"'), _NOT_IT),
    "spaces.ods": (lambda: ods_cell("", f'<text:p>{CELL}<text:s text:c="4000000000"/></text:p>'), _NOT_IT),
    # entities of XML
    "billion-laughs.xlsx": (lambda: entities(billion_laughs(), "&l9;"), _DOCTYPE),
    "billion-laughs-in-strings.xlsx": (laughing_strings, _DOCTYPE),
    "billion-laughs-in-book.xlsx": (laughing_book, _DOCTYPE),
    "billion-laughs.ods": (ods_laughing, _DOCTYPE),
    "quadratic.xlsx": (lambda: entities(f'<!ENTITY x "{CELL * 20_000}">', "&x;" * 20_000), _DOCTYPE),
    "a-file-of-the-server.xlsx": (lambda: entities('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"), _DOCTYPE),
    "an-address.xlsx": (lambda: entities('<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;', ""), _DOCTYPE),
    "deep.xlsx": (lambda: deep(300_000), _NOTHING),
    # macros, under their name and under others
    "macros.xlsm": (lambda: with_parts(("xl/vbaProject.bin", CELL)), _MACROS),
    "macros-in-capitals.xlsx": (lambda: with_parts(("XL/VBAPROJECT.BIN", CELL)), _MACROS),
    "macros-by-backslash.xlsx": (lambda: with_parts((r"xl\vbaProject.bin", CELL)), _MACROS),
    "macros-as-picture.xlsx": (lambda: typed("application/vnd.ms-office.vbaProject"), _MACROS),
    "macros-of-1992.xlsx": (lambda: with_parts(("xl/macrosheets/sheet1.xml", CELL)), _MACROS),
    "macros-of-1992-as-picture.xlsx": (lambda: typed("application/vnd.ms-excel.macrosheet+xml"), _MACROS),
    "macros.ods": (lambda: ods_with(("Basic/script-lb.xml", CELL)), _MACROS),
    "scripts.ods": (lambda: ods_with(("Scripts/python/run.py", CELL)), _MACROS),
    "binary.xlsb": (lambda: made_files.zipped({"xl/workbook.bin": CELL}), "binary workbook"),
    # passwords
    "locked.xlsx": (lambda: flagged(1), _LOCKED),
    "locked-strongly.xlsx": (lambda: flagged(64), _LOCKED),
    "locked.ods": (lambda: ods_with(**{"META-INF/manifest.xml": "<manifest:encryption-data/>"}), _LOCKED),
    # archives that lie
    "false-sizes.xlsx": (lambda: with_size(1_000_003, 10), "not as large as it says"),
    "negative-size.xlsx": (lambda: with_size(1_000_003, 0xFFFFFFFF), _BOMB),
    "two-gigabytes.xlsx": (lambda: with_size(1_000_003, 0x80000000), _BOMB),
    "sheet-twice.xlsx": (lambda: with_parts((_SHEET, "<worksheet/>")), _TWICE),
    "book-twice.xlsx": (lambda: with_parts(("xl/workbook.xml", "<workbook/>")), _TWICE),
    "packed-otherwise.xlsx": (
        lambda: stored(made_files.parts_of_xlsx(_ROW).items(), compress=zipfile.ZIP_BZIP2),
        "not as large as it says",
    ),
    "cut-short.xlsx": (lambda: book()[:700], "cut short or damaged"),
    "nothing.xlsx": (lambda: b"PK\x05\x06" + bytes(18), _ARCHIVE),
    "archive.xlsx": (lambda: made_files.zipped({"staff.csv": CELL}), _ARCHIVE),
    "program.xlsx": (lambda: made_files.zipped({"META-INF/MANIFEST.MF": CELL, "A.class": CELL}), _ARCHIVE),
    "letter.xlsx": (lambda: made_files.zipped({"word/document.xml": CELL}), _ARCHIVE),
    "gzipped.xlsx": (gzipped, "not "),
    "program-before.xlsx": (lambda: b"MZ" + book(), "not text"),
    "pdf-before.xlsx": (lambda: b"%PDF-1.4\n" + book(), "it is a PDF"),
    "web-page-before.xlsx": (lambda: b"<html>" + book(), "a web page"),
    # sheets and cells that cannot be
    "sheet-elsewhere.xlsx": (lambda: pointing('Target="../../../../etc/passwd"'), _NOT_IT),
    "sheet-at-an-address.xlsx": (lambda: pointing('Target="http://127.0.0.1:9/x"', ' TargetMode="External"'), _NOT_IT),
    "sheet-that-is-the-book.xlsx": (lambda: pointing('Target="workbook.xml"'), _NOTHING),
    "no-sheet.xlsx": (lambda: sheets(0), _NOTHING),
    "wide-letters.xlsx": (
        lambda: sheet(f'<?xml version="1.0"?><worksheet xmlns="{_NAMES}"><sheetData>{_ROW}'.encode("utf-16")),
        _NOT_IT,
    ),
    "never-closed.xlsx": (lambda: sheet(f'<worksheet xmlns="{_NAMES}"><sheetData>{_ROW}'), _NOT_IT),
    "row-below-zero.xlsx": (lambda: rows('<row r="-5"><c><v>1</v></c></row>'), _NOT_IT),
    "row-nought.xlsx": (lambda: rows('<row r="0"><c r="A0"><v>1</v></c></row>'), _NOT_IT),
    "cell-below-zero.xlsx": (lambda: rows('<row r="1"><c r="A-1"><v>1</v></c></row>'), _NOT_IT),
    "cell-beyond-numbers.xlsx": (
        lambda: rows('<row r="1"><c r="ZZZZZZZ99999999999"><v>1</v></c></row>'),
        _FAR_OR_LARGE,
    ),
    "string-that-is-none.xlsx": (lambda: cell('t="s"', "<v>99999</v>"), _NOT_IT),
    "string-below-zero.xlsx": (lambda: cell('t="s"', "<v>-1</v>"), _NOT_IT),
    "no-content.ods": (
        lambda: made_files.zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
        _NOT_IT,
    ),
}

# WHAT IS READ AS IF THE TRAP WERE NOT THERE: THE ONE CELL, OR THE TWO

_ONE, _TWO = [(CELL, 1)], 3  # the cells of all rows, or how wide they are with their line

HARMLESS = {
    "path-upwards.xlsx": (lambda: with_parts(("../../../../../../tmp/tallystick-was-here", CELL)), _ONE),
    "path-from-the-root.xlsx": (lambda: with_parts(("/tmp/tallystick-was-here", CELL)), _ONE),
    "link.xlsx": (linked, _ONE),
    "many-parts.xlsx": (many_members, _ONE),
    "not-packed.xlsx": (lambda: stored(made_files.parts_of_xlsx(_ROW).items(), compress=zipfile.ZIP_STORED), _ONE),
    "script-after.xlsx": (lambda: book() + b"<script>alert(1)</script>", _ONE),
    "control.xlsx": (lambda: with_parts(("xl/activeX/activeX1.bin", CELL)), _ONE),
    "object.xlsx": (lambda: with_parts(("xl/embeddings/oleObject1.bin", CELL)), _ONE),
    "connection.xlsx": (lambda: with_parts(("xl/connections.xml", "<connections/>")), _ONE),
    "external-link.xlsx": (
        lambda: with_parts(
            ("xl/externalLinks/externalLink1.xml", "<externalLink/>"),
            ("xl/externalLinks/_rels/externalLink1.xml.rels", '<Relationships Target="file:///etc/passwd"/>'),
        ),
        _ONE,
    ),
    "says-it-is-huge.xlsx": (
        lambda: sheet(
            f'<worksheet xmlns="{_NAMES}"><dimension ref="A1:XFD1048576"/><sheetData>{_ROW}</sheetData></worksheet>'
        ),
        _ONE,
    ),
    "says-it-is-backwards.xlsx": (
        lambda: sheet(
            f'<worksheet xmlns="{_NAMES}"><dimension ref="XFD1048576:A1"/><sheetData>{_ROW}</sheetData></worksheet>'
        ),
        _ONE,
    ),
    "all-merged.xlsx": (
        lambda: sheet(
            f'<worksheet xmlns="{_NAMES}"><sheetData>{_ROW}</sheetData>'
            '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
        ),
        _ONE,
    ),
    "deep.ods": (
        lambda: ods_cell("", f"<text:p>{'<text:span>' * 200_000}{CELL}{'</text:span>' * 200_000}</text:p>"),
        _ONE,
    ),
    "runs-a-program.xlsx": (lambda: cell('t="str"', f"<f>cmd|'/c calc'!A0</f><v>{CELL}</v>"), _TWO),
    "style-that-is-none.xlsx": (lambda: cell('s="99999999"'), _TWO),
    "beyond-numbers.xlsx": (lambda: cell("", "<v>1e9999</v>"), _TWO),
    "no-number.xlsx": (lambda: cell("", "<v>NaN</v>"), _TWO),
    "no-day.xlsx": (lambda: cell('t="d"', "<v>9999-99-99T99:99</v>"), _TWO),
}
