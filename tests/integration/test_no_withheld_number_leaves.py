"""No byte of an approved set holds a count that was withheld or rounded, however it is written."""

import base64
import io
import zipfile
from dataclasses import replace

import pytest

from tallystick.account.output import approved_files
from tallystick.account.understand import understood_counts
from tallystick.account.wres import tables_of
from tallystick.disclosure.decisions import Decisions
from tallystick.disclosure.gate import Gate, guard
from tallystick.release.make import make
from tallystick.release.policy import Audience
from tallystick.release.quantity import Quantity, Unit
from tallystick.release.shown import Withheld
from tallystick.tallies.return_file import read_return_file
from tests.integration.made_up_trusts import understood, years_of
from tests.integration.scanning import scan
from tests.unit.publishing.guarded import ACCEPTED
from tests.unit.publishing.releases import return_of

DISTINCT = 73_219


def zipped(text):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("sheet.xml", text)
    return out.getvalue()


@pytest.mark.parametrize(
    "planted",
    [
        b"about 73219 people",
        b"73,219",
        b"73 219",
        "73\u00a0219".encode(),
        "73\u2009219".encode(),
        "73\u202f219".encode(),
        b"73219.0",
        b"7.3219e4",
        b"7.3219E+04",
        b"73&#44;219",
        b"&#55;&#51;&#50;&#49;&#57;",
        b"73&nbsp;219",
        b"n=73%2C219&x",
        b"73<b>,219</b>",
        rb'"73\u00a0219"',
        "73,219".encode("utf-16"),
        "x 73219".encode("utf-16-le"),
        base64.b64encode(b"<svg>73219</svg>"),
        b"data:image/svg+xml;base64," + base64.b64encode(b"<text>73,219</text>"),
        zipped("<c><v>73219</v></c>"),
        base64.b64encode(zipped("73,219")),
    ],
)
def test_a_planted_number_is_found_in_any_dress(planted):
    assert scan({"file": planted}, [DISTINCT])


@pytest.mark.parametrize("harmless", [b"173219", b"73,21", b"732190", b"1.73219", b"173,219", zipped("73,200")])
def test_other_numbers_are_left_alone(harmless):
    assert not scan({"file": harmless}, [DISTINCT])


def tables_with(*lines):
    given = understood_counts((read_return_file(return_of(*lines), name="return.csv"),))
    [tables] = tables_of(given).values()
    return tables


LARGE = ("2: white 14321/73219, bme 10433/61927, unknown 1207/20411", "3 one-year: white 11317/83221, bme 10271/71993")
COUNTS = (14_321, 73_219, 10_433, 61_927, 1_207, 20_411, 11_317, 83_221, 10_271, 71_993)


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.ORGANISATION])
def test_no_true_count_stands_in_a_set_whose_counts_are_rounded(audience):
    gate = Gate(audience=audience, decisions=Decisions())
    release = make(guard(tables_with(*LARGE), gate), gate.policy_for(["wres"]))
    files = approved_files(release, term=None)
    assert scan(files, COUNTS) == []
    assert scan(files, [73_220])  # what it was rounded to is there, so the oracle looks in the right place


def test_with_the_contract_accepted_the_finer_counts_stay_inside():
    [tables] = tables_of(understood("Made-up Trust", 2025, next(years_of(3, years=1)))).values()
    [inside] = [part for part in tables[0].breakdowns if part.by == "directorate" and part.result.indicator == "3"][:1]
    large = replace(inside.result.top, happened=Quantity(61_927, Unit.PEOPLE), people=Quantity(73_219, Unit.PEOPLE))
    inside = replace(inside, part="A place of its own", result=replace(inside.result, top=large))
    gate = Gate(audience=Audience.ORGANISATION, decisions=ACCEPTED)
    made = guard([replace(tables[0], breakdowns=(inside,))], gate)
    assert scan(approved_files(make(made, gate.policy_for(["wres"])), term=None), (61_927, 73_219)) == []


def test_what_the_gate_withheld_stands_nowhere():
    gate = Gate(audience=Audience.PUBLIC, decisions=ACCEPTED)
    [table] = guard(tables_with(*LARGE), gate)
    hidden = tuple(with_top_withheld(one) for one in table.results)
    files = approved_files(make([replace(table, results=hidden)], gate.policy_for(["wres"])), term=None)
    tops = [one.top for one in table.results if one.top is not None]
    assert scan(files, [int(count.amount) for top in tops for count in (top.happened, top.people)]) == []
    bottoms = [one.bottom for one in table.results if one.bottom is not None]
    assert scan(files, [int(one.people.amount) for one in bottoms])  # the other side is still there


def with_top_withheld(one):
    """The comparison as the gate leaves it where one side is withheld: nothing that is made of it is kept."""
    top = one.top and replace(one.top, happened=Withheld(), people=Withheld(), rate=Withheld())
    return replace(one, value=Withheld(), low=Withheld(), high=Withheld(), also=(), parity=None, top=top)
