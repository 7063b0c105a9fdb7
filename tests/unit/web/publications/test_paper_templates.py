"""The empty Word document and slides that papers are printed into are those that their script makes."""

import subprocess
import sys
import zipfile
from importlib.resources import files

import pytest

from tests.repository.tracked import ROOT

KEPT = files("tallystick_web.publications.paper") / "data"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("templates")
    subprocess.run([sys.executable, str(ROOT / "scripts" / "make-paper-templates"), str(folder)], check=True)
    return folder


@pytest.mark.parametrize("name", ["paper.docx", "paper.pptx"])
def test_what_is_kept_is_what_the_script_makes(made, name):
    assert (made / name).read_bytes() == (KEPT / name).read_bytes()


def test_they_are_of_a4_and_of_wide_screens_in_arial_and_british_english(made):
    with zipfile.ZipFile(made / "paper.docx") as parts:
        assert 'w:w="11906" w:h="16838"' in parts.read("word/document.xml").decode("utf-8")
        styles = parts.read("word/styles.xml").decode("utf-8")
    assert 'w:ascii="Arial"' in styles
    assert '<w:lang w:val="en-GB"/>' in styles
    with zipfile.ZipFile(made / "paper.pptx") as parts:
        assert 'cx="12192000" cy="6858000"' in parts.read("ppt/presentation.xml").decode("utf-8")
        theme = parts.read("ppt/theme/theme1.xml").decode("utf-8")
        assert "en-US" not in "".join(parts.read(name).decode("utf-8") for name in parts.namelist())
    assert theme.count('typeface="Arial"') >= 2
    assert "005EB8" in theme
