"""Every row of tests/golden/wres as lines of a figures file, each with the row it came from."""

import csv
import io
from dataclasses import dataclass

from tallystick.account.audit import audited
from tallystick.tallies.figures_file import FIGURES, read_figures_file
from tests.repository.tracked import ROOT

FOLDER = ROOT / "tests/golden/wres"


@dataclass(frozen=True)
class Line:
    """One published figure: its cells in a figures file, and the row of the golden file it stands in."""

    cells: dict
    row: dict

    @property
    def id(self):
        return self.cells["id"]


def rows_of(name):
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def lines():
    """Every line, file by file. An id is the file and the line there, and the column where a row has several."""
    return [
        Line({"id": f"{name}:{number}{cells.pop('of', '')}", **cells}, row)
        for name, adapter in ADAPTERS.items()
        for number, row in enumerate(rows_of(name), start=2)
        for cells in adapter(row)
    ]


def readings():
    """Every line with its reading, by id: written as a file and read back, so that the edge is passed too."""
    found = lines()
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, FIGURES.columns, restval="")
    writer.writeheader()
    writer.writerows(line.cells for line in found)
    file = read_figures_file(text.getvalue().encode(), name="golden.csv")
    return {line.id: (line, audited(figure)) for line, figure in zip(found, file.figures, strict=True)}


def side(prefix, **parts):
    return {f"{prefix}_{part}": value for part, value in parts.items()}


# ONE ADAPTER A FILE


def workforce_shares(row):
    """One line for each percentage a row prints; a row without any still gives its calculation."""
    parts = {name: row[name] for name in ("bme", "white", "unknown")}
    printed = [name for name in parts if row[f"published_{name}_pct"]] or ["bme"]
    for name in printed:
        own = {"top_happened": parts[name], "top_people": row["total"]}
        if row["basis"] == "counts_approx":  # no total: the parts are all there is
            own |= {"bottom_happened": parts["white" if name == "bme" else "bme"]}
        yield {
            "of": "" if printed == ["bme"] else f" {name}",
            "kind": "share",
            "published": row[f"published_{name}_pct"],
            "other_people": everyone_not_clinical(row) if row["cluster"] == "non-clinical" else "",
            **own,
        }


def everyone_not_clinical(row):
    """For a non-clinical row with a headcount: the whole less the clinical headcount of the same report."""
    same = {
        one["cluster"]: one["total"]
        for one in rows_of("ind1")
        if (one["org"], one["year"]) == (row["org"], row["year"])
    }
    return int(same["all"]) - int(same["clinical"]) if row["total"] else ""


def shortlisting(row):
    yield {
        "kind": "ratio",
        "published": row["published_rl"],
        **side(
            "top",
            happened=row["white_appointed"],
            people=row["white_shortlisted"],
            rate=row["published_white_rate"],
            share_of_people=row["white_share_shortlisted"],
            share_of_events=row["white_share_appointed"],
        ),
        **side(
            "bottom",
            happened=row["bme_appointed"],
            people=row["bme_shortlisted"],
            rate=row["published_bme_rate"],
            share_of_people=row["bme_share_shortlisted"],
            share_of_events=row["bme_share_appointed"],
        ),
    }


def disciplinary(row):
    """Indicator 3 has the minority group on top. One row gives shares of cases where others give cases."""
    column = "share_of_events" if row["basis"] == "share_of_cases_and_shares" else "happened"
    yield {
        "kind": "ratio",
        "published": row["published_rl"],
        **{
            f"{prefix}_{part}": row[f"{group}_{name}"]
            for prefix, group in (("top", "bme"), ("bottom", "white"))
            for part, name in ((column, "cases"), ("people", "workforce"), ("share_of_people", "workforce_pct"))
        },
        "top_rate": row["published_bme_rate"],
        "bottom_rate": row["published_white_rate"],
    }


def training(row):
    yield {
        "kind": "ratio",
        "published": row["published_rl"],
        "top_rate": row["published_white_rate"],
        "bottom_rate": row["published_bme_rate"],
    }


def boards(row):
    if row["basis"] in ("pct_only", "counts"):
        yield {
            "kind": "share",
            "published": row["published_board_bme_pct"],
            "top_happened": row["board_bme"],
            "top_people": row["board_total"],
        }
    else:
        yield {
            "kind": "points",
            "published": row["published_difference_pp"],
            "top_rate": row["published_board_bme_pct"],
            "bottom_rate": row["workforce_bme_pct"],
        }


def survey(row):
    yield {
        "kind": "points",
        "published": row["published_gap_pp"],
        "top_rate": row["bme_pct"],
        "bottom_rate": row["white_pct"],
    }


def national(row):
    """Nothing stands beside these. A headcount is no kind of figure, so it goes in as the nearest, a growth."""
    kind = {"pct": "share", "ratio": "ratio", "count": "growth"}[row["unit"]]
    yield {"kind": kind, "published": row["value"]}


def quartiles(row):
    total = sum(int(row[name]) for name in ("white", "bme", "unknown"))
    for name in ("bme", "unknown", "white"):
        yield {
            "of": f" {name}",
            "kind": "share",
            "published": row[f"published_{name}_pct"],
            "top_happened": row[name],
            "top_people": total,
        }


def pay_gaps(row):
    yield {
        "kind": "relative_gap",
        "published": row["published_gap_pct"],
        "top_rate": row["white_hourly"],
        "bottom_rate": row["bme_hourly"],
    }


def percentages(row):
    yield {
        "kind": "share",
        "published": row["published_pct"],
        "top_happened": row["numerator"],
        "top_people": row["denominator"],
    }


def ratios(row):
    yield {
        "kind": "ratio",
        "published": row["published_ratio"],
        **side("top", happened=row["a_success"], people=row["a_total"], rate=row["a_rate_pct"]),
        **side("bottom", happened=row["b_success"], people=row["b_total"], rate=row["b_rate_pct"]),
    }


def increments(row):
    yield {
        "kind": "points" if row["change_unit"] == "pp" else "growth",
        "published": row["published_change"],
        "from": row["from_value"],
        "to": row["to_value"],
    }


ADAPTERS = {
    "ind1": workforce_shares,
    "ind2": shortlisting,
    "ind3": disciplinary,
    "ind4": training,
    "ind9": boards,
    "survey": survey,
    "national": national,
    "epg": quartiles,
    "epg_gap": pay_gaps,
    "percentages": percentages,
    "ratios": ratios,
    "increments": increments,
}
