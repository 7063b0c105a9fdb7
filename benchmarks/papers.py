"""How long the five forms of a pack of some sixty pages take, beside programs that do a part of it, in the same run.

Beside the time on the clock stands that of the processor, which another program on the machine lengthens less.

`python benchmarks/papers.py` prints; it never judges by its exit code. The pack has tables of 25 rows, charts and
texts. Chromium prints the same page to PDF, without tags that it was asked for; python-docx writes the rows of the
tables alone, cell by cell as its manual shows. All take turns, so what else the machine does falls on all alike.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

import docx

from tallystick_web.publications.paper.document import Table
from tallystick_web.publications.paper.docx import to_docx
from tallystick_web.publications.paper.html import to_html
from tallystick_web.publications.paper.pdf import to_pdf
from tallystick_web.publications.paper.pptx import to_pptx
from tallystick_web.publications.paper.xlsx import to_xlsx
from tests.unit.web.publications.a_document import a_pack

PACK = a_pack(parts=19)
REPEATS = 3
BAR = 10.0


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF has, by the number of its outermost boxes that pdfinfo counts; 0 without pdfinfo."""
    if shutil.which("pdfinfo") is None:
        return 0
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        told = subprocess.run(["pdfinfo", file.name], check=True, capture_output=True, text=True).stdout
    return int(next(line.split()[1] for line in told.splitlines() if line.startswith("Pages")))


def rows_cell_by_cell() -> None:
    made = docx.Document()
    for table in (block for section in PACK.sections for block in section.blocks if isinstance(block, Table)):
        grid = made.add_table(rows=1 + len(table.rows), cols=len(table.heads))
        for line, row in enumerate([table.heads, *([cell.text for cell in row] for row in table.rows)]):
            for place, text in enumerate(row):
                grid.cell(line, place).text = text
    with tempfile.TemporaryFile() as file:
        made.save(file)


def printed_by_chromium(html: bytes) -> None:
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or "google-chrome"
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "pack.html"
        page.write_bytes(html)
        pdf = f"--print-to-pdf={folder}/pack.pdf"
        subprocess.run([program, "--headless", "--no-sandbox", pdf, page.as_uri()], check=True, capture_output=True)


Times = dict[str, list[tuple[float, float]]]


def measured(works: dict[str, Callable[[], object]]) -> Times:
    """Clock and processor seconds of each, taken in turns. A first turn loads what is loaded once, thrown away."""
    times: Times = {name: [] for name in works}
    for turn in range(REPEATS + 1):
        for name, work in works.items():
            start, processor = time.perf_counter(), _processor()
            work()
            times[name] += [(time.perf_counter() - start, _processor() - processor)] if turn else []
    return times


def _processor() -> float:
    """The processor seconds of this program and of those that it called and waited for."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def main() -> None:
    html = to_html(PACK)
    ours: dict[str, Callable[[], object]] = {
        "web page": lambda: to_html(PACK),
        "PDF": lambda: to_pdf(html),
        "Word": lambda: to_docx(PACK),
        "slides": lambda: to_pptx(PACK),
        "workbook": lambda: to_xlsx(PACK),
    }
    peers: dict[str, Callable[[], object]] = {
        "peer: Chromium, the same page to PDF": lambda: printed_by_chromium(html),
        "peer: python-docx, the rows alone": rows_cell_by_cell,
    }
    times = measured({**ours, **peers})
    pages = pages_of(to_pdf(html)) or "some sixty"
    print(f"A pack of {pages} pages, {REPEATS} turns: best and median on the clock, best of the processor, in seconds")
    best = {name: min(clock for clock, _ in found) for name, found in times.items()}
    least = {name: min(processor for _, processor in found) for name, found in times.items()}
    for name, found in times.items():
        print(f"  {name:40} {best[name]:6.2f} {median(clock for clock, _ in found):6.2f} {least[name]:6.2f}")
    print(f"All five forms: {sum(best[name] for name in ours):.1f} s on the clock (bar {BAR:.0f} s), ", end="")
    print(f"{sum(least[name] for name in ours):.1f} s of the processor.")
    chromium, rows = "peer: Chromium, the same page to PDF", "peer: python-docx, the rows alone"
    print(f"PDF to Chromium: {best['PDF'] / best[chromium]:.1f} times on the clock, ", end="")
    print(f"{least['PDF'] / least[chromium]:.1f} times of the processor. ", end="")
    print(f"Word to python-docx: {best['Word'] / best[rows]:.2f} times.")


if __name__ == "__main__":
    main()
