"""`tallystick check` of a text: what does not fit the figures of a release is pointed out, and nothing is blocked."""

import pytest

from tallystick.errors import InputRefused, WrongArguments
from tests.integration.commands import done, refused
from tests.integration.full_return import FULL_RETURN
from tests.integration.pay_files import pay_file


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("texts")
    (made / "pay.csv").write_bytes(pay_file())
    done("pay", made / "pay.csv", "--out", made / "pay")
    (made / "return.csv").write_bytes(FULL_RETURN if isinstance(FULL_RETURN, bytes) else FULL_RETURN.encode())
    done("wres", made / "return.csv", "--out", made / "wres")
    return made


def remarks(folder, text, *against):
    file = folder / "text.md"
    file.write_text(text)
    return done(
        "check", file, *(part for one in against for part in ("--against", folder / one / "release.json"))
    ).stdout


def test_a_number_of_no_figure_is_named_with_its_line(folder):
    said = remarks(folder, "Our report.\n\nThe mean gap is 87.63%.\n", "pay")
    assert said.startswith('text.md, line 3: "87.63%"\n')
    assert "  Expected: " in said


def test_a_text_that_fits_gives_nothing(folder):
    assert remarks(folder, "We counted everybody employed on 31 March 2025.\n", "pay", "wres") == ""


def test_words_are_looked_at_without_any_release(folder):
    assert "non-white" in remarks(folder, "Of our non-white staff many are nurses.\n")


def test_what_is_no_release_is_refused(folder):
    file = folder / "pay.csv"
    assert "this is not a release" in refused(InputRefused, "check", file, "--against", file)


def test_a_text_that_is_not_there_is_said(folder):
    assert "there is no such file" in refused(WrongArguments, "check", folder / "absent.md")
