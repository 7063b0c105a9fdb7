"""What the package says about itself is so."""

import re
import sys
import tomllib

import grimp
import pytest

import tallystick
from tests.repository.tracked import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_the_version_is_the_same_everywhere():
    assert tallystick.__version__ == PROJECT["version"]


def test_the_licence_is_mit():
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert PROJECT["license"] == "MIT"
    assert text.startswith("MIT License\n\nCopyright (c) 2026 The Tallystick contributors\n")
    assert "to deal\nin the Software without restriction" in text
    assert 'THE SOFTWARE IS PROVIDED "AS IS"' in text


def undeclared(imported, dependencies):
    """Outside packages that the library imports and a plain install does not bring."""
    declared = {re.match(r"[\w-]+", dependency)[0].replace("-", "_").lower() for dependency in dependencies}
    return sorted(imported - declared - set(sys.stdlib_module_names))


def test_the_plain_install_brings_all_that_the_library_imports():
    graph = grimp.build_graph("tallystick", include_external_packages=True, cache_dir=None)
    outside = {module for module in graph.modules if not module.startswith("tallystick")}
    assert undeclared(outside, PROJECT["dependencies"]) == []


@pytest.mark.parametrize("imported", ["pytest", "scipy"])
def test_an_undeclared_import_is_named(imported):
    assert undeclared({imported, "json", "rich"}, ["rich>=15,<16"]) == [imported]
