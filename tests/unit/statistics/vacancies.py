"""Vacancies drawn one by one, and the sums over them that records give."""

from collections import defaultdict

from tallystick.tallies.detail import VacancySums


def sums_of(vacancies):
    """The sums of (appointed on top, shortlisted on top, appointed below, shortlisted below), by size."""
    by_size = defaultdict(list)
    for a, w, c, b in vacancies:
        by_size[w + b].append((a * b, c * w))
    return tuple(
        VacancySums(
            size=size,
            vacancies=len(terms),
            ab=sum(ab for ab, _ in terms),
            cw=sum(cw for _, cw in terms),
            abab=sum(ab * ab for ab, _ in terms),
            abcw=sum(ab * cw for ab, cw in terms),
            cwcw=sum(cw * cw for _, cw in terms),
        )
        for size, terms in by_size.items()
    )
