"""Files to read, made small and by hand, and a way to read them in the process of the test. Nobody in them exists."""

import io
import zipfile

import xlsxwriter

from tallystick.records.reading import child, gathering
from tallystick.records.reading.grids import GridKind
from tallystick.records.reading.wire import Said, listen

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(fill, **options):
    """The bytes of a workbook that `fill(book)` wrote with xlsxwriter."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, options) as book:
        fill(book)
    return content.getvalue()


def table(rows, *, start_row=0, start_column=0):
    """The bytes of a workbook with one sheet, its cells written as they are."""

    def fill(book):
        sheet = book.add_worksheet("Staff")
        for number, row in enumerate(rows, start=start_row):
            for column, cell in enumerate(row, start=start_column):
                sheet.write(number, column, cell)

    return workbook(fill, strings_to_formulas=False)


def parts_of_xlsx(rows_xml):
    """The smallest parts that make a workbook, around the rows of its one sheet."""
    sheets = '<sheets><sheet name="S" sheetId="1" r:id="a"/></sheets>'
    workbook_xml = f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{sheets}</workbook>'
    return {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS.format(
            f'<Relationship Id="a" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        ),
        "xl/workbook.xml": workbook_xml,
        "xl/_rels/workbook.xml.rels": _RELATIONS.format(
            f'<Relationship Id="a" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        ),
        "xl/worksheets/sheet1.xml": (f'<worksheet xmlns="{_MAIN}"><sheetData>{rows_xml}</sheetData></worksheet>'),
    }


def zipped(parts):
    """The bytes of an archive."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def xlsx(rows_xml):
    """A workbook written by hand, down to its cells."""
    return zipped(parts_of_xlsx(rows_xml))


def two_cells(first, last):
    """A workbook that holds two filled cells and nothing between them, such as A1 and XFD1048576."""
    row = last.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return xlsx(f'<row r="1"><c r="{first}"><v>1</v></c></row><row r="{row}"><c r="{last}"><v>1</v></c></row>')


def ods(table_xml):
    """An OpenDocument spreadsheet written by hand."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces} office:version="1.2"><office:body>'
        f"<office:spreadsheet>{table_xml}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": manifest,
        }
    )


# READ HERE


class Taken:
    """Keeps what a reader tells of its sheets."""

    def __init__(self):
        self.sheets, self._parts = [], []

    def grid(self, sheet, kind):
        self.sheets.append((sheet, str(kind)))
        self._parts.append([])

    def part(self, rows):
        self._parts[-1].append(rows)

    @property
    def rows(self):
        """The rows of all sheets as they are when they have been put together."""
        kinds = [GridKind(kind) for _, kind in self.sheets]
        grids = zip(self._parts, kinds, strict=True)
        return [row for parts, kind in grids for row in gathering.joined(parts, kind).rows()]


def read_here(path):
    """What would come back of a file, without the other process."""
    stream = io.BytesIO()
    child.tell_of(path, stream)
    stream.seek(0)
    file = gathering.Gathering(path.name)
    for what, body in listen(stream):
        if what is Said.DONE:
            return file.finished(body)
        file.take(what, body)
    raise ValueError("the end was never told")
