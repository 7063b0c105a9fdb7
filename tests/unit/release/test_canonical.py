"""The canonical file of a release."""

import hashlib
import json
from dataclasses import replace

import pytest
from pydantic import ValidationError

from tallystick.release.canonical import fingerprint, from_bytes, to_bytes
from tallystick.release.shown import Hidden, Reason
from tests.unit.release.tables import full_comparison, ratio, release


def test_it_reads_back_to_the_same_release():
    assert from_bytes(to_bytes(release())) == release()


def test_it_is_json_in_utf_8_with_sorted_names_and_one_line_end():
    content = to_bytes(release(organisation="Ynys Môn"))
    assert "Ynys Môn".encode() in content
    assert content.endswith(b"}\n")
    assert not content.endswith(b"\n\n")
    document = json.loads(content)
    assert list(document) == sorted(document) == ["audience", "policy", "tables", "watermark"]


def test_numbers_are_decimal_text_as_they_were_rounded_without_an_exponent():
    tiny = json.loads(to_bytes(release(full_comparison(ratio(1e-7)))))["tables"][0]["results"][0]["value"]
    assert tiny["value"] == "0.0000001"


def test_its_fingerprint_is_the_sha_256_of_its_bytes():
    assert fingerprint(release()) == hashlib.sha256(to_bytes(release())).hexdigest()


def test_a_hidden_figure_says_why_and_nothing_else():
    [table] = release().tables
    hidden = replace(table.results[0], value=Hidden(Reason.PROTECTS_PEOPLE))
    made = replace(release(), tables=(replace(table, results=(hidden,)),))
    assert json.loads(to_bytes(made))["tables"][0]["results"][0]["value"] == {"reason": "withheld to protect people"}
    assert from_bytes(to_bytes(made)) == made


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"null", b'{"audience": "everybody"}'])
def test_what_is_no_release_is_refused(content):
    with pytest.raises(ValidationError):
        from_bytes(content)
