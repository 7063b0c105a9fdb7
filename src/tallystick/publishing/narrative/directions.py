"""Rules for what a text says of figures in words: which way a gap goes, what law asks, and signs that disagree."""

import re
from collections.abc import Iterator, Sequence

from tallystick.publishing.narrative.figures import StoredFigure, What
from tallystick.publishing.narrative.naming import called
from tallystick.publishing.narrative.numbers import as_printed
from tallystick.publishing.narrative.prose import Prose, Rule
from tallystick.publishing.narrative.reading import Kind, Passage, Remark

_PAID = r"(?:earn(?:s|ed|ing)?|paid|gets?|got|receiv(?:es?|ed)|makes?)"
_WAY = re.compile(
    rf"\b{_PAID}\b(?:[\W_]+\w+){{0,3}}?\W+(?P<a>less|more)\b(?! than £?\d)|\b\d+p (?P<b>more|less)\b", re.IGNORECASE
)
UNSURE = re.compile(
    r"\b(?:not|no|never|neither|nor|whether|if|should|would|could|may|might|which|each|pairs?|why)\b|n['’]t\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:same|within|inside|bonus\w*|bands?|grades?|medical|clinical|doctors?|consultants?|nurses?|adjust\w*|among"
    r"|decile|alike|middle)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"^\W*(?:among|in|inside|within|for|of)\b", re.IGNORECASE)
_MEAN = re.compile(r"\b(?:mean|average|averages)\b", re.IGNORECASE)
_MEDIAN = re.compile(r"\b(?:median|medians|middle)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:]|\b(?:and|but|while|whereas|although)\b", re.IGNORECASE)


def direction_against_sign(prose: Prose) -> Iterator[Remark]:
    """ "Earn less" of a group whose gap is below nothing, or "earn more" where it is above."""
    gaps = [one for one in prose.figures if one.what is What.GAP and one.printed]
    for passage in prose.passages:
        for found in _WAY.finditer(passage.text) if gaps else ():
            said_more = (found["a"] or found["b"]).lower() == "more"
            meant = _meant(found, passage, prose, gaps)
            if meant and all((one.value < 0) != (said_more != is_turned) for one, is_turned in meant):
                yield passage.remark(
                    "direction",
                    found,
                    why=f"A gap of {as_printed(meant[0][0])} says the opposite; below nothing, a group is paid more.",
                    expected=f"paid {'less' if said_more else 'more'}",
                )


def _meant(
    found: "re.Match[str]", passage: Passage, prose: Prose, gaps: Sequence[StoredFigure]
) -> list[tuple[StoredFigure, bool]]:
    """The gaps that a direction is about, and of each whether the words say it of the reference group."""
    clause = clause_of(passage.text, found.start())
    if UNSURE.search(clause):
        return []
    about = _about(passage.text[: found.start()], gaps)
    quoted = {one.id for number in passage.of(Kind.PERCENT) for one in prose.matching(number)}
    printed = [pair for pair in about if pair[0].id in quoted]
    if printed:
        return printed
    if passage.of(Kind.PERCENT) or _PART.search(passage.text if passage.has(_OPENING) else clause):
        return []
    averages = [name for name, pattern in (("mean", _MEAN), ("median", _MEDIAN)) if pattern.search(clause)]
    headlines = [pair for pair in about if pair[0].is_headline]
    return [pair for pair in headlines if not averages or pair[0].average in averages]


def clause_of(text: str, at: int) -> str:
    """The clause around a place of a sentence."""
    begins = [mark.end() for mark in _CLAUSE.finditer(text, 0, at)]
    ends = [mark.start() for mark in _CLAUSE.finditer(text, at)]
    return text[begins[-1] if begins else 0 : ends[0] if ends else len(text)]


def _about(before: str, gaps: Sequence[StoredFigure]) -> list[tuple[StoredFigure, bool]]:
    """The gaps of the people who were named last, and whether they are the reference group of each."""
    names = {name for gap in gaps for name in (gap.people, gap.reference)}
    last = {name: _last(before, name) for name in names}
    nearest = max(last.values(), default=-1)
    if nearest < 0:
        return []
    named = {name for name, at in last.items() if at == nearest}
    as_group = [(gap, False) for gap in gaps if gap.people in named]
    return as_group or [(gap, True) for gap in gaps if gap.reference in named]


def _last(before: str, name: str) -> int:
    """Where a text names these people for the last time; -1 for nowhere."""
    return max((found.start() for found in called(name).finditer(before)), default=-1)


# SIGNS THAT DISAGREE

_SIGNED = re.compile(
    r"\b(?P<kind>mean|average|median)\b(?:(?!mean|average|median|%)[^.%]|\.\d)*?"
    r"(?P<number>[+−–-]?\d+(?:\.\d+)?)\s*(?:%|per ?cent)",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:opposite (?:signs?|directions?|ways?)|different (?:signs?|directions?|ways?)|disagree)\b", re.IGNORECASE
)
_EXPLAINED = re.compile(
    r"\b(?:opposite|other way|high(?:est|ly)?[- ](?:paid|earners?|earning)|best paid|pull(?:s|ed)?|few people|because"
    r"|consultants)\b",
    re.IGNORECASE,
)


def mean_and_median_disagree(prose: Prose) -> Iterator[Remark]:
    """A mean and a median of opposite signs without a word about it near either."""
    found = [
        (place, one, sign)
        for place, passage in enumerate(prose.passages)
        for one in _SIGNED.finditer(passage.text)
        if (sign := _sign(one, passage, prose))
    ]
    means = [one for one in found if one[1]["kind"].lower() != "median"]
    medians = [one for one in found if one[1]["kind"].lower() == "median"]
    for mean, median in zip(means[:1], medians[:1], strict=False):
        first, second = sorted((mean, median), key=lambda one: (one[0], one[1].start()))
        if mean[2] != median[2] and not _is_explained(prose, first[0], second[0]):
            yield prose.passages[second[0]].remark(
                "signs",
                second[1],
                why="The mean and the median point in opposite directions, and a reader is not told how that can be.",
                expected="A sentence on it: a few very highly paid people move a mean and not a median.",
            )


def _is_explained(prose: Prose, first: int, last: int) -> bool:
    """Whether it is said anywhere that they differ, or something that may be why near either of them."""
    if _TOLD.search(prose.text):
        return True
    near = prose.passages[max(0, first - 2) : last + 3]
    return any(passage.has(_EXPLAINED) for passage in near)


def _sign(found: "re.Match[str]", passage: Passage, prose: Prose) -> int:
    """The sign as written; where none is, that of the stored figure of this size."""
    average = "median" if found["kind"].lower() == "median" else "mean"
    written = found["number"]
    if written[0] in "−–-":
        return -1
    at = passage.start + found.start("number")
    stored = [one for number in passage.of(Kind.PERCENT) if number.start == at for one in prose.matching(number)]
    signs = {(one.value > 0) - (one.value < 0) for one in stored if one.average == average}
    if written[0] != "+" and len(signs) == 1:
        return signs.pop()
    return 1 if any(digit in written for digit in "123456789") else 0


# THE LAW

_ETHNICITY = re.compile(r"\bethnic\w*\b", re.IGNORECASE)
_REPORTING = re.compile(r"\b(?:pay|report\w*|publish\w*)\b", re.IGNORECASE)
_LAW = re.compile(
    r"\b(?:legal|statutory|mandatory|compulsory)\s+(?:requirement|duty|duties|obligation|report\w*)\b"
    r"|\brequired by law\b|\bby law\b|\blegally (?:required|obliged|bound|have to)\b"
    r"|\b(?:is|are) (?:now )?(?:mandatory|compulsory|statutory)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:not|no|nor|never|without|voluntar\w+|proposed?|proposals?|draft\w*|would|will|plans?|may|might|could|yet|if"
    r"|unlike|consult\w*|expected|bill|future)\b|n['’]t\b",
    re.IGNORECASE,
)
_GENDER = re.compile(r"\b(?:gender|sex)\b", re.IGNORECASE)


def no_such_law(prose: Prose) -> Iterator[Remark]:
    """Ethnicity pay gap reporting called a legal requirement, which it is not."""
    for passage in prose.passages:
        for found in _LAW.finditer(passage.text):
            clause = clause_of(passage.text, found.start())
            is_about_sex = _GENDER.search(clause) is not None and _ETHNICITY.search(clause) is None
            is_ours = passage.has(_ETHNICITY) and passage.has(_REPORTING)
            if is_ours and not is_about_sex and not passage.has(_NOT_YET):
                yield passage.remark(
                    "law",
                    found,
                    why="Nobody is obliged by law to report an ethnicity pay gap; the duty is for the gender pay gap.",
                    expected="Voluntary, or what the guidance describes",
                )


DIRECTION_RULES: tuple[Rule, ...] = (direction_against_sign, mean_and_median_disagree, no_such_law)
