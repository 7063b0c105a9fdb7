"""The canonical file of a frozen set: the same set, the same bytes, and nothing else is read as one."""

import json

import pytest

from tallystick_web.reviews.frozen_rules import NotFrozen, from_bytes, to_bytes
from tests.unit.web.reviews.frozen_sample import FROZEN


def changed(**fields):
    document = json.loads(to_bytes(FROZEN))
    document["frozen"] |= fields
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def test_a_set_reads_back_to_itself():
    assert from_bytes(to_bytes(FROZEN)) == FROZEN


def test_the_file_is_utf_8_with_sorted_names_a_form_and_one_newline_at_the_end():
    content = to_bytes(FROZEN).decode()
    document = json.loads(content)
    assert document["form"] == 1
    assert list(document) == sorted(document)
    assert list(document["frozen"]) == sorted(document["frozen"])
    assert "naïvely “first”" in content
    assert content.endswith("}\n")
    assert not content.endswith("\n\n")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "not JSON"),
        (b"\xff", "not JSON"),
        (b"[]", "form"),
        (to_bytes(FROZEN).replace(b'"form": 1', b'"form": 2'), "the form 2, and this program reads the form 1"),
        (to_bytes(FROZEN).replace(b'"form": 1', b'"form": "1"'), "the form '1'"),
        (changed(number="1"), "of another kind"),
        (changed(items=None), "of another kind"),
        (changed(more="than there is"), "added to it or changed"),
        (to_bytes(FROZEN) + b"\n", "added to it or changed"),
        (to_bytes(FROZEN).replace(b"\n", b"\r\n"), "added to it or changed"),
    ],
)
def test_what_is_not_the_canonical_file_of_a_set_is_refused(content, why):
    with pytest.raises(NotFrozen, match=why):
        from_bytes(content)


def test_the_right_file_written_by_hand_is_the_same():
    assert changed() == to_bytes(FROZEN)
