"""How papers put days, numbers of things and long texts."""

from collections.abc import Sequence
from datetime import date

from tallystick.publishing.words import in_words
from tallystick.vocabulary.groups import capitalised

IN_PACK = "in the pack"
_IN_SHORT = 320


def day(when: date | str) -> str:
    """``26 November 2026``; nothing of a blank one."""
    if not when:
        return ""
    known = date.fromisoformat(when[:10]) if isinstance(when, str) else when
    return f"{known.day} {known:%B %Y}"


def counted(many: int, one: str, several: str = "") -> str:
    """``three actions``, ``one action``, ``no actions``."""
    if many == 0:
        return f"no {several or one + 's'}"
    return f"{in_words(many)} {one if many == 1 else several or one + 's'}"


def sentence(text: str) -> str:
    """A text that begins with a capital letter and ends with a stop."""
    text = capitalised(text.strip())
    return text if not text or text[-1] in ".!?”" else f"{text}."


def in_short(text: str) -> str:
    """A text itself; of a long one its first sentences, and where the rest stands. Nothing is cut within a sentence."""
    text = " ".join(text.split())
    if len(text) <= _IN_SHORT:
        return text
    ends = [place + 1 for place, mark in enumerate(text) if mark in ".!?" and text[place + 1 : place + 2] in (" ", "")]
    fitting = [one for one in ends if one <= _IN_SHORT] or ends[:1]
    if not fitting or fitting[-1] == len(text):
        return text
    return f"{text[: fitting[-1]]} (The rest stands {IN_PACK}.)"


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs and lines of a text as somebody wrote them, without blank ones."""
    return tuple(one.strip() for one in text.splitlines() if one.strip())


def and_more(every: Sequence[object], shown: int, one: str, several: str = "") -> str:
    """How many more there are than are shown, and where; blank where all are."""
    left = len(every) - shown
    if left <= 0:
        return ""
    return f"{sentence(counted(left, f'more {one}', several and f'more {several}')).removesuffix('.')} {IN_PACK}."
