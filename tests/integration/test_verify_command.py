"""`tallystick verify`, over a publication put together here by hand: a page, data, a plan and its approved sets."""

import hashlib
import json
import shutil
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tallystick.account.published import verify
from tallystick.release.canonical import to_bytes
from tallystick.release.comparison import Comparison
from tallystick.release.pay import PayFigure, PayMeasure, PayRelease, PayTable
from tallystick.release.policy import Audience
from tallystick.release.quantity import Unit
from tallystick.release.release import DefinitionUsed, Provenance, Release, ReleasedTable
from tallystick.release.shown import Hidden, Reason, Shown
from tallystick.release.verdict import Measure
from tests.integration.commands import command

DEFINITION = DefinitionUsed(id="wres/2025", status="in force", sha256="0" * 64)
MADE = Provenance(definition=DEFINITION, vocabulary="1", program="0", made_from=())
WITHHELD = Hidden(Reason.PROTECTS_PEOPLE)


def ratio(value):
    return Shown(value=Decimal(value), text=value, unit=Unit.RATIO)


RELEASE = Release(
    audience=Audience.PUBLIC,
    policy="hes",
    watermark="",
    tables=(
        ReleasedTable(
            organisation="Northmoor",
            standard="wres",
            year=2025,
            provenance=MADE,
            notices=(),
            results=(
                Comparison(
                    indicator="2",
                    measure=Measure.RELATIVE_LIKELIHOOD,
                    value=ratio("1.575"),
                    low=ratio("1.31"),
                    high=ratio("1.92"),
                ),
                Comparison(indicator="1", row="non-clinical/8a", measure=Measure.SHARE, group="bme", value=WITHHELD),
            ),
        ),
    ),
)
GAP = PayFigure(
    measure=PayMeasure.MEDIAN_HOURLY_GAP,
    comparator="white-rest",
    group="bme",
    reference="white",
    value=Shown(value=Decimal("-3.2"), text="−3.2", unit=Unit.PERCENT),
)
PAY = PayRelease(
    audience=Audience.PUBLIC,
    policy="hes",
    watermark="",
    tables=(
        PayTable(
            organisation="Northmoor",
            snapshot=date(2025, 3, 31),
            profile="govuk-2023",
            banner="",
            characteristic="ethnicity",
            provenance=MADE,
            notices=(),
            choices=(),
            seed=1,
            figures=(replace(GAP, part="female", by="sex", value=ratio("9")), GAP),
        ),
    ),
)
SETS = {hashlib.sha256(content).hexdigest(): content for content in (to_bytes(RELEASE), to_bytes(PAY))}
STANDARDS, OF_PAY = SETS
RATIO = f"{STANDARDS}#wres/2025/2//relative_likelihood/"
SEATS = f"{STANDARDS}#wres/2025/1/non-clinical/8a/share/bme"
PAID = f"{OF_PAY}#white-rest/2025-03-31/median_hourly_gap/bme/"
TYPED = "recorded-value/7d1f"
SAYS = (
    {"id": RATIO, "value": "1.575", "low": "1.31", "high": "1.92", "text": "1.58 times"},
    {"id": SEATS, "value": "", "low": "", "high": "", "text": "Withheld to protect people"},
    {"id": PAID, "value": "-3.2", "low": "", "high": "", "text": "−3.2%"},
    {"id": TYPED, "value": "12", "low": "", "high": "", "text": "12"},
)
MEASURES = ("wres/2", "wres/1:non-clinical/8a:share:bme", "pay/median_hourly_gap", "planned/panels")
FIGURES = tuple(
    one | {"measure": measure, "label": "2025", "as_of": "2025-03-31"}
    for one, measure in zip(SAYS, MEASURES, strict=True)
)
SPAN = '<b data-figure="{id}" data-value="{value}" data-part="{part}">{text}</b>'


def page(figures=FIGURES, *, with_low=True):
    marks = [SPAN.format(part="value" if one["value"] else "none", **one) for one in figures]
    marks += [SPAN.format(id=RATIO, value="1.31", part="low", text="1.3")] * with_low
    return f"<!DOCTYPE html><title>Figures</title><p>{'</p><p>'.join(marks)}</p>".encode()


def lines(figures=FIGURES):
    heads = ("figure", "measure", "label", "as_of", "value", "low", "high", "text")
    rows = [",".join((one["id"], *(one[head] for head in heads[1:]))) for one in figures]
    return "\n".join((",".join(heads), *rows, "")).encode()


def plan(figures=FIGURES):
    same = ("value", "low", "high", "label", "as_of")
    points = [{"source": one["id"], "says": one["text"], **{name: one[name] for name in same}} for one in figures]
    measures = [{"id": one["measure"], "points": [point]} for one, point in zip(figures, points, strict=True)]
    measures[0]["baseline"] = points[0]
    return json.dumps({"form": 1, "frozen": {"measures": measures}}).encode()


def publication(figures=FIGURES, *, sets=SETS, **others):
    """The files of an edition whose list is right: whatever is wrong in it was wrong when it was made."""
    made = {
        "figures.html": page(figures),
        "data/figures.csv": lines(figures),
        "plan.json": plan(figures),
        "papers/board.docx": b"PK",
        **{f"approved/{sha256}.json": content for sha256, content in sets.items()},
        **others,
    }
    return made | {"publication.json": manifest(made, figures)}


def manifest(made, figures=FIGURES, **said):
    known = {
        "form": 1,
        "organisation": {"slug": "northmoor"},
        "publication": {"slug": "progress"},
        "edition": 1,
        "frozen": hashlib.sha256(made["plan.json"]).hexdigest(),
        "files": {path: hashlib.sha256(content).hexdigest() for path, content in made.items()},
        "figures": list(figures),
    }
    return json.dumps(known | said).encode()


def put(folder, made):
    shutil.rmtree(folder, ignore_errors=True)
    for path, content in made.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "edition"


def said_of(folder, made):
    """What a command says of a publication, and how it ends."""
    ended = command("verify", put(folder, made))
    return ended.exit_code, ended.stdout


def test_what_follows_from_its_approved_sets_is_proved_and_what_was_typed_in_is_counted_apart(folder):
    [found] = verify(put(folder, publication()))
    assert found.problems == ()
    assert (found.proved, found.withheld, found.typed, found.files) == (3, 1, 1, 6)

    code, said = said_of(folder, publication())
    assert code == 0
    assert "northmoor/progress, edition 1: proved." in said
    assert found.manifest in said


def test_a_zip_and_a_folder_of_several_editions_are_read_as_well(folder, tmp_path):
    both = {f"progress/{n}/{path}": content for n in (1, 2) for path, content in publication().items()}
    both["index.html"] = b"<title>All editions</title>"
    assert len(verify(put(folder, both))) == 2

    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for path, content in both.items():
            archive.writestr(path, content)
    assert [one.problems for one in verify(tmp_path / "all.zip")] == [(), ()]


@pytest.mark.parametrize("path", [one for one in publication() if one != "publication.json"])
def test_every_file_that_is_changed_taken_out_or_added_is_found(folder, path):
    whole = publication()
    for made in (
        whole | {path: whole[path] + b" "},
        {name: content for name, content in whole.items() if name != path},
        whole | {f"{path}.added": b"x"},
    ):
        code, said = said_of(folder, made)
        assert code == 1, said
        assert path in said


# WITH A LIST THAT IS RIGHT, AND A FIGURE THAT IS NOT


def other(figures, n, **said):
    return tuple(one | said if at == n else one for at, one in enumerate(figures))


@pytest.mark.parametrize("where", ["figures.html", "data/figures.csv", "plan.json", "publication.json"])
@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, {"value": "1.475"}),
        (0, {"value": "1.475", "text": "1.48 times"}),
        (0, {"value": ""}),
        (0, {"text": "1.57 times"}),
        (1, {"value": "0.25", "text": "25%"}),
        (1, {"text": "3 people"}),
        (2, {"value": "3.2", "text": "3.2%"}),
        (3, {"value": "13", "text": "13"}),
        (0, {"id": f"{STANDARDS}#wres/2024/2//relative_likelihood/"}),
        (0, {"id": RATIO.replace(STANDARDS, "0" * 64)}),
    ],
)
def test_a_figure_that_is_not_the_one_of_its_approved_set_is_found_wherever_it_stands(folder, where, n, said):
    figures = other(FIGURES, n, **said)
    wrong = {"figures.html": page, "data/figures.csv": lines, "plan.json": plan}
    text_alone = where == "plan.json" and n == 1 and "value" not in said  # a plan prints nothing for what is withheld
    if where == "publication.json":
        made = publication()
        made["publication.json"] = manifest({k: v for k, v in made.items() if k != where}, figures)
    else:
        made = publication(**{where: wrong[where](figures)})
    code, told = said_of(folder, made)
    assert code == (0 if text_alone else 1), told
    assert text_alone or f"{where}: " in told or "publication.json: " in told or n == 3


@pytest.mark.parametrize("end", ["low", "high"])
def test_the_ends_of_a_range_are_held_to_it_too(folder, end):
    figures = other(FIGURES, 0, **{end: "1.5"})
    code, said = said_of(folder, publication(figures))
    assert code == 1
    assert f"the {end} of {RATIO} is not the one in its approved set" in said


def test_a_page_that_prints_what_the_list_does_not_name_is_found(folder):
    unnamed = page() + SPAN.format(id="recorded-value/other", value="5", part="value", text="5").encode()
    code, said = said_of(folder, publication(**{"figures.html": unnamed}))
    assert code == 1
    assert "which publication.json does not name" in said


def test_a_figure_that_is_left_out_of_a_page_is_found(folder):
    code, said = said_of(folder, publication(**{"figures.html": page(FIGURES[1:], with_low=False)}))
    assert code == 1
    assert f"figures.html: it leaves out the figure {RATIO}" in said


def test_an_approved_set_under_another_name_is_found(folder):
    code, said = said_of(folder, publication(sets={"f" * 64: SETS[STANDARDS], OF_PAY: SETS[OF_PAY]}))
    assert code == 1
    assert "is not called by its own SHA-256" in said


def test_what_is_not_an_approved_set_is_found(folder):
    content = b"{}\n"
    sets = SETS | {hashlib.sha256(content).hexdigest(): content}
    code, said = said_of(folder, publication(sets=sets))
    assert code == 1
    assert "is no approved set" in said


# NO PUBLICATION


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"form": 2}', b'{"form": 1}', b"\xff\xfe"])
def test_what_is_no_publication_is_refused(folder, content):
    ended = command("verify", put(folder, {"publication.json": content}))
    assert ended.exception.exit_code == 3


def test_a_folder_without_a_list_and_a_broken_zip_are_refused(folder, tmp_path):
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04")
    for path in (put(folder, {"index.html": b"x"}), tmp_path / "broken.zip"):
        assert command("verify", path).exception.exit_code == 3
    assert command("verify", tmp_path / "nothing").exception.exit_code == 2
