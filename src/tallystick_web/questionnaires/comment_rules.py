"""What people wrote in a survey: who may read it and when, what may be struck out, and what a theme may say."""

import re
from collections.abc import Collection

from tallystick_web.core.rules import Refused
from tallystick_web.questionnaires.set_rules import LEAST_ANSWERS
from tallystick_web.questionnaires.wave_rules import WaveNow, in_tens

STRUCK_OUT = "[struck out]"
_REPEATED = 5  # so many words in a row are somebody's own sentence
_SENTENCE = 3  # fewer words are a subject, such as “more training”, and nobody's own
_WORD = re.compile(r"[\w'’]+")


def check_can_read_comments(wave: WaveNow, *, answered: int, is_counted: bool) -> None:
    """Raise Refused while a survey is open or not counted yet, or where too few people answered it.

    With few people a way of writing is a name. ``is_counted`` says that its figures are made.
    """
    if wave.closed_on is None:
        raise Refused("What people wrote can be read once the survey is closed.")
    if not is_counted:
        raise Refused("The figures of this survey are still being made. Open this page again in a minute.")
    if answered < wave.least:
        raise Refused(f"Fewer than {wave.least} people answered, so what they wrote is shown to nobody.")


def check_only_struck_out(*, before: str, after: str) -> None:
    """Raise Refused where a comment would say what nobody wrote: whatever is not struck out stands as it was written.

    Where words went, it must show: “not” left out in silence would turn a sentence round. Blank strikes out all.
    """
    whole = " ".join(before.split())
    first, *others = [" ".join(one.split()) for one in after.split(STRUCK_OUT)]
    if not after.strip():
        return
    if not others:
        raise Refused(f"Nothing is struck out yet. Put {STRUCK_OUT} in place of the words that must go.")
    if not _stand_in(whole, first, *others):
        raise Refused(f"Only strike words out: put {STRUCK_OUT} in their place, and change nothing else.")


def _stand_in(whole: str, first: str, *others: str) -> bool:
    """Whether a text begins and ends with the first and last of these pieces, and the rest come between in order."""
    *between, last = others
    at, end = len(first), len(whole) - len(last)
    if not (whole.startswith(first) and whole.endswith(last)):
        return False
    for one in between:
        found = whole.find(one, at)
        if found < 0:
            return False
        at = found + len(one)
    return at <= end


def check_theme(text: str, written: Collection[str], *, comments: int) -> None:
    """Raise Refused where a theme repeats somebody's words, or is said to come from more people than wrote."""
    if not text.strip():
        raise Refused("Say in a sentence of your own what several people said.")
    if not 0 < comments <= len(written):
        raise Refused(f"{len(written)} people wrote something. Enter how many of them said this.")
    own = _runs(text)
    if any(own & _runs(one) for one in written):
        raise Refused(
            f"{_REPEATED} words in a row of this are what somebody wrote, who could be known by them. Say it in words "
            "of your own."
        )
    if len(_words(text)) >= _SENTENCE and any(_words(one) == _words(text) for one in written):
        raise Refused("This is all that somebody wrote, word for word. Say it in words of your own.")


def said_by(comments: int) -> str:
    """How many people said something, as that may be read: in whole tens, and of fewer than ten no number."""
    return f"Said by {in_tens(comments)} people" if comments >= LEAST_ANSWERS else "Said by a few people"


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = _words(text)
    return frozenset(tuple(words[start : start + _REPEATED]) for start in range(len(words) - _REPEATED + 1))


def _words(text: str) -> list[str]:
    return [one.casefold() for one in _WORD.findall(text)]
