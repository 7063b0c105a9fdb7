"""How papers put days, numbers of things and long texts."""

from collections.abc import Sequence
from datetime import date

from tallystick.publishing.words import in_words, listed
from tallystick.vocabulary.groups import capitalised

IN_PACK = "in the pack"
_SENTENCE_ENDS = ".!?"
_LINE = 60


def day(when: date | str) -> str:
    """``26 November 2026``; nothing of a blank one."""
    if not when:
        return ""
    known = date.fromisoformat(when[:10]) if isinstance(when, str) else when
    return f"{known.day} {known:%B %Y}"


def counted(many: int, one: str) -> str:
    """``three actions``, ``one action``, ``no actions``."""
    return f"{in_words(many) if many else 'no'} {one if many == 1 else one + 's'}"


def sentence(text: str) -> str:
    """A text that begins with a capital letter and ends with a stop."""
    text = capitalised(text.strip())
    return text if not text or text[-1] in ".!?”\N{HORIZONTAL ELLIPSIS}" else f"{text}."


def in_short(text: str, longest: int) -> str:
    """A text itself; of a long one the whole sentences that have room, else its first words; and where the rest is."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    ends = [n + 1 for n, mark in enumerate(text[:longest]) if mark in _SENTENCE_ENDS and text[n + 1] == " "]
    kept = text[: ends[-1]] if ends else clipped(text, longest)
    return f"{kept} (The rest stands {IN_PACK}.)"


def all_in_short(texts: Sequence[str], longest: int) -> tuple[str, ...]:
    """Several texts that share a room: whole ones as long as there is some, then the one that ends it, in short."""
    kept: list[str] = []
    left = longest
    for text in texts:
        if left <= 0:
            break
        kept.append(in_short(text, left) if len(text) <= left or not kept else f"The rest stands {IN_PACK}.")
        left -= max(len(text), _LINE)  # a short one takes a line too
    return tuple(kept)


def clipped(text: str, longest: int) -> str:
    """A text in one line, of a long one its first words and an ellipsis. For names that stand in full in the pack."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    words = text[:longest].rpartition(" ")[0] or text[: longest - 1]
    return f"{words.rstrip(' ,;:.')}\N{HORIZONTAL ELLIPSIS}"


def named(names: Sequence[str], most: int) -> str:
    """So many names joined as in a sentence, and how many more there are."""
    left = len(names) - most
    return listed([*names[:most], f"{in_words(left)} more"] if left > 0 else list(names))


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs and lines of a text as somebody wrote them, without blank ones."""
    return tuple(one.strip() for one in text.splitlines() if one.strip())


def and_more(every: Sequence[object], shown: int, one: str) -> str:
    """How many more there are than are shown, and where; blank where all are."""
    left = len(every) - shown
    if left <= 0:
        return ""
    return f"{sentence(counted(left, f'more {one}')).removesuffix('.')} {IN_PACK}."
