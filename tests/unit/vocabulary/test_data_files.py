import re
import subprocess
import sys
from pathlib import Path

import pytest

from tallystick import vocabulary
from tallystick.vocabulary import _files
from tallystick.vocabulary.ethnicity import labels
from tallystick.vocabulary.ethnicity.members import EVERY_MEMBER


def load(name):
    return _files.rows(name) if name.endswith(".csv") else _files.table(name)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The vocabulary reading its files from an empty folder instead."""
    monkeypatch.setattr(_files, "_DATA", tmp_path)
    for cached in (_files.table, _files.rows, _files.fingerprint):
        cached.cache_clear()
    yield tmp_path
    for cached in (_files.table, _files.rows, _files.fingerprint):
        cached.cache_clear()


@pytest.mark.parametrize("name", _files.names())
def test_every_file_says_its_version_and_source(name):
    load(name)  # refuses one that does not


def test_every_toml_file_has_a_public_source_and_the_version_of_the_vocabulary():
    heads = {name: _files.table(name) for name in _files.names() if name.endswith(".toml")}
    assert {head["version"] for head in heads.values()} == {vocabulary.VERSION}
    assert all(head["source"].startswith("https://") for head in heads.values())


@pytest.mark.parametrize(
    ("name", "text", "missing"),
    [
        ("a.toml", 'version = "1"\n', "source"),
        ("b.toml", 'source = "https://example.org"\n', "version"),
        ("c.csv", '# version = "1"\nlabel,means\nArab,S\n', "source"),
        ("d.csv", "label,means\nArab,S\n", "version and source"),
    ],
)
def test_a_file_without_version_or_source_is_refused(folder, name, text, missing):
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=f"{name} does not say its {missing}"):
        load(name)


def test_the_fingerprint_is_a_sha256_of_the_lists():
    assert re.fullmatch("[0-9a-f]{64}", vocabulary.fingerprint())


def fingerprint_of(folder, **contents):
    for old in folder.iterdir():
        old.unlink()
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    _files.fingerprint.cache_clear()
    return _files.fingerprint()


def test_line_ends_make_no_difference_to_the_fingerprint(folder):
    assert fingerprint_of(folder, a=b"1\n2\n") == fingerprint_of(folder, a=b"1\r\n2\r\n")


def test_any_other_change_makes_a_difference_to_the_fingerprint(folder):
    made = [
        fingerprint_of(folder, a=b"1\n", b=b"2\n"),
        fingerprint_of(folder, a=b"1\n", b=b"3\n"),
        fingerprint_of(folder, a=b"1\n2\n", b=b""),
        fingerprint_of(folder, a=b"2\n", b=b"1\n"),
        fingerprint_of(folder, a=b"1\n", c=b"2\n"),
        fingerprint_of(folder, a=b"bc"),
        fingerprint_of(folder, ab=b"c"),
    ]
    assert len(set(made)) == len(made)


def test_the_labels_are_many_and_none_stands_twice_after_normalising():
    listed = [row["label"] for row in _files.rows("labels.csv")]
    assert len(listed) >= 150
    assert len({labels.normalise_label(label) for label in listed}) == len(listed)


def test_a_label_that_stands_twice_is_refused(monkeypatch):
    twice = ({"label": "Arab", "means": "S"}, {"label": " arab ", "means": "C"})
    monkeypatch.setattr(_files, "rows", lambda name: twice)
    with pytest.raises(ValueError, match="twice"):
        labels._index.__wrapped__()


def test_every_spelling_leads_to_a_word_that_is_not_itself_respelled():
    words = _files.table("spellings.toml")["words"]
    assert not set(words) & {part for right in words.values() for part in right.split()}


def test_every_member_has_a_name_and_no_name_is_left_over():
    names = _files.table("members.toml")["names"]
    assert set(names) == {member.value for member in EVERY_MEMBER}
    assert all(member.label for member in EVERY_MEMBER)


def test_the_vocabulary_starts_without_heavy_libraries():
    program = (
        "import sys, tallystick.vocabulary.terms, tallystick.vocabulary.staff_groups;"
        "print(sorted({'pydantic', 'numpy', 'polars'} & set(sys.modules)))"
    )
    source = Path(vocabulary.__file__).parents[2]
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=source, check=True)
    assert run.stdout == "[]\n"
