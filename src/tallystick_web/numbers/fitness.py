"""Whether an approved set is fit for a board: worked out once, and kept. Papers read it from here too."""

from tallystick_web.numbers.board_answers import Fitness
from tallystick_web.numbers.board_rules import fit_for_board
from tallystick_web.numbers.kept import kept, key_of
from tallystick_web.numbers.queries import content_of


def fitness_of(sha256: str, standard: str) -> Fitness:
    """The rules held against one standard of an approved set. Raises KeyError where it holds none of that name."""
    return kept(key_of("fitness", sha256, of=standard), lambda: _fitness(sha256, standard))


def _fitness(sha256: str, standard: str) -> Fitness:
    tables = [one for one in content_of(sha256).tables if one.standard == standard]
    if not tables:
        raise KeyError(standard)
    return fit_for_board(tables)
