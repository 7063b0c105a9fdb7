"""What is sealed is read again byte for byte, and anything else is refused."""

from io import BytesIO

import pytest

from tallystick_web.config.backup.keys import check_key
from tallystick_web.config.backup.refusal import BackupRefused
from tallystick_web.core import sealed_files
from tallystick_web.core.sealed_files import SealBroken, SealedReader, SealedWriter

MAGIC = b"tallystick tests 1\n"
KEY = "of-tests-alone-" * 4
CHUNK = 32
SEALED = CHUNK + 16


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch):
    monkeypatch.setattr(sealed_files, "CHUNK", CHUNK)


def sealed(content, key=KEY):
    file = BytesIO()
    writer = SealedWriter(file, key, magic=MAGIC)
    for at in range(0, len(content), 7):
        writer.write(content[at : at + 7])
    writer.finish()
    return file.getvalue()


def read(content, key=KEY, size=5):
    reader = SealedReader(BytesIO(content), key, magic=MAGIC)
    found = b""
    while part := reader.read(size):
        found += part
    return found


def parts(content):
    """The header and the chunks."""
    head = len(sealed(b"")) - 16
    return content[:head], [content[at : at + SEALED] for at in range(head, len(content), SEALED)]


TEXT = bytes(range(CHUNK * 4 + 5))


@pytest.mark.parametrize("length", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, len(TEXT)])
def test_what_was_sealed_is_read_again(length):
    assert read(sealed(TEXT[:length])) == TEXT[:length]
    assert read(sealed(TEXT[:length]), size=1000) == TEXT[:length]


def test_every_byte_counts():
    content = sealed(TEXT)
    for at in range(len(content)):
        with pytest.raises(SealBroken):
            read(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])


def test_every_cut_is_seen():
    content = sealed(TEXT)
    for at in range(len(content)):
        with pytest.raises(SealBroken):
            read(content[:at])


def test_chunks_stay_in_their_order_and_each_is_there_once():
    head, chunks = parts(sealed(TEXT))
    assert len(chunks) == 5
    for wrong in (
        [chunks[1], chunks[0], *chunks[2:]],
        chunks[1:],
        [*chunks[:2], *chunks[3:]],
        chunks[:4],
        [*chunks[:4], chunks[3]],
        [*chunks, chunks[4]],
        [chunks[0], *chunks],
    ):
        with pytest.raises(SealBroken, match="changed or cut short"):
            read(head + b"".join(wrong))


def test_chunks_of_two_files_are_not_mixed():
    (head, chunks), (_, others) = parts(sealed(TEXT)), parts(sealed(TEXT))
    with pytest.raises(SealBroken, match="its part 2"):
        read(head + chunks[0] + others[1] + b"".join(chunks[2:]))


def test_the_same_content_never_looks_the_same():
    first, second = sealed(TEXT), sealed(TEXT)
    places = range(len(MAGIC), len(first) - 8)
    assert not {first[at : at + 8] for at in places} & {second[at : at + 8] for at in places}


def test_a_wrong_key_is_told_from_a_changed_file():
    with pytest.raises(SealBroken, match="another key"):
        read(sealed(TEXT), key=KEY + "x")


@pytest.mark.parametrize("key", ["", "x" * 39])
def test_a_key_that_can_be_guessed_is_refused(key):
    with pytest.raises(BackupRefused, match=r"TALLYSTICK_BACKUP_KEY (is not set|has 39 characters)"):
        check_key(key)
