"""Text files made to do harm, or only broken, and other files under their names. Nobody in them exists."""

import bz2
import gzip
import lzma
import tarfile
from io import BytesIO

CELL = "Ottoline"
HEADER = "Employee Number,Name,Band,Start Date,FTE,Ethnic Origin\r\n"


def table(*lines, header=HEADER):
    return (header + "".join(f"{line}\r\n" for line in lines)).encode()


def tarred():
    content = BytesIO()
    with tarfile.open(fileobj=content, mode="w") as archive:
        file = tarfile.TarInfo("../../etc/passwd")
        file.size = len(CELL)
        archive.addfile(file, BytesIO(CELL.encode()))
    return content.getvalue()


_NOT_TEXT = "this is not a text file"
_BYTE = "is not text in UTF-8 or Windows-1252"
_WEB_PAGE = "it is a web page or XML, whatever its name says"
_QUOTATION = "on it is not CSV"
_CELLS = "more than 40 million cells"
_ROW = f"1,{CELL},5,2020-01-01,1.0,A"


def blank_but_the_last(lines, *, quoted):
    """Two bytes a cell, and sixteen for whoever makes columns of them."""
    return (b'"a",b\n' if quoted else b"a,b\n") + (b"," * 498 + b"1\n") * lines


REFUSED = {
    # what is no text
    "nul.csv": (lambda: table(f"1,{CELL}\0,5"), _NOT_TEXT),
    "wide-letters.csv": (lambda: f"\ufeff{_ROW}".encode("utf-32-le"), _NOT_TEXT),
    "half-letters.csv": (lambda: b"\xff\xfe" + b"\x00\xd8" * 9, _BYTE),
    "odd-bytes.csv": (lambda: b"\xff\xfea\0b", _BYTE),
    "too-long-letters.csv": (lambda: table() + b"1,\xc0\xaf\xc1\x81\x8f,5", "line 2: byte"),
    "bytes.csv": (lambda: CELL.encode() + b",b\n\x81,1\n", "line 2: byte"),
    "picture.csv": (lambda: b"\x89PNG\r\n\x1a\n\0\0\0" + CELL.encode(), _NOT_TEXT),
    "picture-of-1989.csv": (lambda: b"GIF89a\x01\x00\x01\x00" + CELL.encode(), _NOT_TEXT),
    "photograph.csv": (lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF" + CELL.encode(), _NOT_TEXT),
    "program.csv": (lambda: b"\x7fELF\x02\x01\x01\0" + CELL.encode(), _NOT_TEXT),
    "program-of-windows.csv": (lambda: b"MZ\x90\0" + CELL.encode(), _BYTE),
    "shortcut.csv": (lambda: b"L\0\0\0\x01\x14\x02\0" + CELL.encode(), _NOT_TEXT),
    "gzipped.csv": (lambda: gzip.compress(table(_ROW), mtime=0), _NOT_TEXT),
    "gzipped-bomb.csv": (lambda: gzip.compress(bytes(50_000_000), mtime=0), "not "),
    "bzipped.csv": (lambda: bz2.compress(table(_ROW)), _BYTE),
    "xz.csv": (lambda: lzma.compress(table(_ROW)), _NOT_TEXT),
    "tar.csv": (tarred, _NOT_TEXT),
    "7z.csv": (lambda: b"7z\xbc\xaf\x27\x1c\0\x04" + CELL.encode(), _NOT_TEXT),
    "rar.csv": (lambda: b"Rar!\x1a\x07\x01\0" + CELL.encode(), _NOT_TEXT),
    "database.csv": (lambda: b"SQLite format 3\0" + CELL.encode(), _NOT_TEXT),
    "columns.csv": (lambda: b"PAR1\x15\0" + CELL.encode() + b"PAR1", _NOT_TEXT),
    "pickled.csv": (lambda: b"\x80\x04\x95\0cos\nsystem\n" + CELL.encode(), _NOT_TEXT),
    "report.pdf": (lambda: b"%PDF-1.7 " + CELL.encode(), "it is a PDF"),
    # web pages and XML
    "web-page.xls": (f"\r\n<html><table><tr><td>{CELL}</td></tr></table></html>".encode, _WEB_PAGE),
    "web-page-with-mark.xls": (lambda: b"\xef\xbb\xbf \n<!doctype html>" + CELL.encode(), _WEB_PAGE),
    "web-page-of-wide-letters.xls": (lambda: f"\ufeff\r\n <html>{CELL}".encode("utf-16-le"), _WEB_PAGE),
    "remark-first.xls": (f"<!-- {CELL} --><html>".encode, _WEB_PAGE),
    "old-xml.xls": (f"<?xml version='1.0'?><Workbook>{CELL}</Workbook>".encode, _WEB_PAGE),
    "drawing.csv": (f'<svg xmlns="x"><script>{CELL}</script></svg>'.encode, _WEB_PAGE),
    "a-file-of-the-server.csv": (
        f'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;{CELL}</a>'.encode,
        _WEB_PAGE,
    ),
    # quotation marks, columns, rows, cells
    "never-closed.csv": (lambda: table(f'1,"{CELL},5'), _QUOTATION),
    "only-quotation-marks.csv": (lambda: b'"' * 1_000_001, "it holds no filled cell"),
    "many-quotation-marks.csv": (lambda: table('"' * 100_001 + CELL), _QUOTATION),
    "cell-of-eight-megabytes.csv": (lambda: table(f'1,"{CELL * 1_000_000}",5'), _QUOTATION),
    "ten-thousand-columns.csv": (f"{','.join([CELL] * 10_000)}\n".encode, "more than 500 columns"),
    "ten-thousand-quoted-columns.csv": (lambda: f'"{CELL}",'.encode() * 10_000, "more than 500 columns"),
    "too-many-rows.csv": (lambda: b"a,b\n" + b"1,2\n" * 2_100_000, "more than 2 million rows"),
    "line-ends.csv": (lambda: b"a,b\n" + b"\n" * 3_000_000 + b"1", "more than 2 million rows"),
    "blank-cells.csv": (lambda: blank_but_the_last(85_000, quoted=False), _CELLS),
    "only-separators.csv": (lambda: b"," * 1_000_000, "it holds no filled cell"),
    "only-blanks.csv": (lambda: b" \t\r\n" * 1_000, "it is empty"),
    "only-a-mark.csv": (lambda: b"\xef\xbb\xbf", "it is empty"),
    "empty.csv": (lambda: b"", "it is empty"),
}

# The number of rows that are read: nothing is run, looked up or laid out.
HARMLESS = {
    "one-line.csv": (lambda: CELL.encode() * 2_000_000, 1),
    "two-encodings.csv": (lambda: table("1,Zoë,5") + "2,Zoë,5\r\n".encode("cp1252"), 3),
    "utf-7.csv": (lambda: b"+/v8-" + table("1,+ADw-script+AD4-,5"), 2),
    "turned-round.csv": (
        lambda: table(f"1,\u202e{CELL}\u2066,5", header=HEADER.replace("Name", "Na\u200bme\u202e")),
        2,
    ),
    "unseen.csv": (lambda: table(f"1,\u200b\u200d\ufeff{CELL},5"), 2),
    "other-line-ends.csv": (lambda: table(f"1,{CELL}\u2028\x0b\x0c\x85,5"), 2),
    "old-line-ends.csv": (f"a,b\r1,{CELL}\r".encode, 2),
    "three-marks.csv": (lambda: b"\xef\xbb\xbf" * 3 + table(_ROW), 2),
    "many-accents.csv": (lambda: table("1,a" + "\u0301" * 100_000), 2),
    "one-header-four-hundred-times.csv": (f"{','.join(['Band'] * 400)}\n{CELL}".encode, 2),
    "header-of-a-megabyte.csv": (f"{'H' * 1_000_000},Employee Number,Band\n1,{CELL},5\n".encode, 2),
    "long-header.csv": (lambda: table(_ROW, header=HEADER.strip() + "," + "H" * 1_000_000 + "\r\n"), 2),
    "formulas.csv": (lambda: table("1,=cmd|'/c calc'!A0,5", "2,@SUM(1),5", "3,+1,5", "4,-1,5", "5,\t=1,5"), 6),
    "screen-codes.csv": (lambda: table(f"1,\x1b[2J{CELL}\x1b]0;x\x07,5"), 2),
    "markup.csv": (lambda: table("1,<script>alert(1)</script>,5"), 2),
    "template.csv": (lambda: table("1,{{ 7 * 7 }}{% raw %},5"), 2),
    "query.csv": (lambda: table("1,'; DROP TABLE core_work;--,5"), 2),
    "ragged.csv": (lambda: table("1", "1,2,3,4,5,6,7,8,9", ""), 4),
    "beyond-numbers.csv": (lambda: table(f"1,{CELL},{'9' * 5_000},9999-99-99,1e999,A"), 2),
    "only-letters-pk.csv": (f"PK,Name\n1,{CELL}\n".encode, 2),
    "letter.xls": (lambda: rb"{\rtf1 " + CELL.encode() + b"}", 1),
    "older-sheet.csv": (f'ID;PWXL;N;E\nC;Y1;X1;K"{CELL}";EEXEC("calc")\nE\n'.encode, 3),
    "structured.csv": (f'[{{"name": "{CELL}"}}]'.encode, 1),
    "web-page-in-mail.xls": (f"MIME-Version: 1.0\n\n<html>{CELL}".encode, 3),
    "picture-and-text.csv": (f"GIF89a/*,{CELL}\n*/=1,2\n".encode, 2),
    "script.csv": (f"#!/bin/sh\necho {CELL}\n".encode, 2),
    "pickled-text.csv": (f"cos\nsystem\n(S'{CELL}'\ntR.".encode, 4),
}
