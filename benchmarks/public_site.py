"""How long it takes to write everything that one organisation published, beside a plain copy of the same bytes.

`python benchmarks/public_site.py` prints; it never judges by its exit code. It publishes ten editions of a made-up plan
in an installation of its own, as rows and stored files, and has them written into folders. The peer copies a folder
that was written before, in the same run. Both take turns, so what else the machine does falls on both alike.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path

from workbench.serving import settings_in
from workbench.timing import say_how_busy

EDITIONS, ITEMS, MEASURES, YEARS, REPEATS, BAR = 10, 120, 40, 10, 5, 5


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(settings_in(folder))
        say_how_busy()
        made = _prepared()
        print(f"{EDITIONS} editions, each of {ITEMS} items and {MEASURES} measures over {YEARS} years")
        print(f"the pages of one edition, made by the worker: {made:.2f} s")
        _measure(Path(folder))


def _measure(folder: Path) -> None:
    from django.core.management import call_command

    times: dict[str, list[float]] = {"written": [], "copied": []}
    for turn in range(REPEATS):
        here, there = folder / f"written-{turn}", folder / f"copied-{turn}"
        write = _timed(lambda here=here: call_command("export_public", "northmoor", str(here), stdout=StringIO()))
        copy = _timed(lambda here=here, there=there: shutil.copytree(here, there))
        times["written"] += [write]
        times["copied"] += [copy]
    files = [one for one in (folder / "written-0").rglob("*") if one.is_file()]
    size = sum(one.stat().st_size for one in files) / 1e6
    best = {name: min(found) for name, found in times.items()}
    print(f"{len(files)} files of {size:.1f} MB written: {best['written']:.2f} s (bar: {BAR} s)")
    ratio = best["written"] / best["copied"]
    print(f"the same bytes copied: {best['copied']:.2f} s; to write them takes {ratio:.1f} times that")


def _timed(do: Callable[[], object]) -> float:
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


# WHAT IS PUBLISHED


def _prepared() -> float:
    """An organisation with its editions; how long the pages of one took."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from workbench.published import publish

    return publish(editions=EDITIONS, items=ITEMS, measures=MEASURES, years=YEARS)


if __name__ == "__main__":
    main()
