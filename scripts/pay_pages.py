"""The page about figures of pay: what the JSON and CSV hold, the measures, the profiles and who is compared."""

from collections.abc import Callable, Iterable, Iterator

from markdown_parts import code, codes, listed, page, table

from tallystick.definitions.pay import PayComparator, Profile, pay_comparator, profiles
from tallystick.publishing.pay.data import CSV_COLUMNS
from tallystick.release.pay import PROMISED, NotPayable, PayMeasure, PayNote

Described = Callable[[str, Iterable[str]], str]


def pay_page(intro: str, described: Described) -> str:
    """The whole page."""
    measures = list(PayMeasure)
    return page(
        "# Results of pay",
        intro,
        "## The document",
        "One object, or a list of them when the input holds several organisations or snapshot dates.",
        described("pay_document", document_names()),
        "## A result",
        described("pay_result", result_names()),
        "## Measures that other programs may rely on",
        described("pay_measure", [one for one in measures if one in PROMISED]),
        "## Further measures",
        described("pay_further", [one for one in measures if one not in PROMISED]),
        "## Notes",
        listed(map(str, PayNote)),
        "## Why there is no figure",
        listed(map(str, NotPayable)),
        "## Profiles",
        *(part for one in profiles().values() for part in profile_section(one)),
        "## Who is compared",
        table(("Name", "By", "Whom", "Gaps are in per cent of"), (comparator_line(one) for one in comparators())),
        "## CSV",
        f"The same figures, one line each. The columns are {codes(CSV_COLUMNS)}.",
    )


def document_names() -> list[str]:
    """The names of a document's fields, in their order."""
    return [
        *("organisation", "profile", "snapshot", "characteristic", "banner", "audience", "policy", "watermark"),
        *("definition", "vocabulary", "program", "made_from", "seed", "withheld", "notices", "choices", "results"),
    ]


def result_names() -> list[str]:
    """The names of a result's fields, in their order in the CSV."""
    of_the_table = ("organisation", "profile", "snapshot", "characteristic", "banner", "audience")
    return [name for name in CSV_COLUMNS if name not in of_the_table]


def profile_section(one: Profile) -> Iterator[str]:
    """One profile: what it is worth, whom it compares and how large groups must be."""
    yield f"### {one.id}"
    banner = f" Everything made under it says: {one.banner}." if one.banner else ""
    yield f"{one.title}. {one.kind_of_rule}.{banner}"
    smallest = f"Smallest group for others than the analyst: {one.minimum.publish} people."
    yield f"{smallest} It is {one.status.in_words}, and to be looked at again by {one.review_by.isoformat()}."
    yield listed((*one.notes, f"Source: {one.source}"))


def comparators() -> list[PayComparator]:
    """Every comparator that a profile names, once, in their order."""
    names = [name for one in profiles().values() for each in one.comparators.values() for name in each]
    return [pay_comparator(name) for name in dict.fromkeys(names)]


def comparator_line(one: PayComparator) -> tuple[str, ...]:
    """One comparator as a line of the table."""
    return code(one.id), one.characteristic, one.title, one.named(one.reference).people
