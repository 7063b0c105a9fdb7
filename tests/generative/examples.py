"""On how many examples a law is tried: as many as the time that one of them takes allows.

`make check` tries a law on sixty, or on the number called `quick` here. `make check-long` tries it on 10,000,
which is what a law costs that looks at two groups once. A law whose examples take longer says so by one of the names
below, so that no law takes much over a minute and all of them together about forty.
"""

from hypothesis import settings

IS_LONG = settings().max_examples == settings.get_profile("long").max_examples


def tried(*, quick: int, long: int) -> settings:
    """A law tried on ``quick`` examples by `make check`, and on ``long`` by `make check-long`."""
    return settings(max_examples=long if IS_LONG else quick)


# Ranges are found, files are written or pages drawn: 5 to 25 milliseconds an example.
costly = tried(quick=60, long=2_500)
# The same, several times over or beside the plain arithmetic.
costlier = tried(quick=40, long=2_000)
# Whole returns, and every count tried by the plain rules: over 15 milliseconds.
costliest = tried(quick=25, long=1_000)
