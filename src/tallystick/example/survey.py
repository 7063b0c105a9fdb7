"""What the staff of a made-up organisation answer in the yearly survey."""

from random import Random

from tallystick.definitions import Indicator
from tallystick.example.world import World

# The share of each group that says it happened, before some noise: [the group that is compared with, the other].
_HARM, _BENEFIT = (0.22, 0.29), (0.58, 0.44)
_ANSWERS = 0.48  # of the workforce


def survey_of(world: World, year: int, indicator: Indicator) -> dict[str, tuple[int, int]]:
    """How many said so, of how many who answered, by group; the unknown are not asked for."""
    rng = Random(f"{world.organisation} {year} {indicator.id}")  # noqa: S311  # the same answers every time
    usual, other = _HARM if indicator.valence == "harm" else _BENEFIT
    sizes = _answering(world, year, indicator)
    shares = {indicator.bottom: usual, indicator.top: other}
    return {
        code: (round(sizes[code] * (share + rng.uniform(-0.02, 0.02))), sizes[code]) for code, share in shares.items()
    }


def _answering(world: World, year: int, indicator: Indicator) -> dict[str, int]:
    people = [post.person for post in world.year(year).in_post]
    if indicator.top in ("bme", "white"):
        of_top = [
            person for person in people if not person.is_unknown and person.is_white == (indicator.top == "white")
        ]
        rest = [person for person in people if not person.is_unknown and person.is_white != (indicator.top == "white")]
    else:
        of_top = [person for person in people if person.disability == indicator.top]
        rest = [person for person in people if person.disability == indicator.bottom]
    return {indicator.top: round(len(of_top) * _ANSWERS), indicator.bottom: round(len(rest) * _ANSWERS)}
