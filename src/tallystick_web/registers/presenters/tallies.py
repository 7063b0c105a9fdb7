"""How much of a register counts, in words."""

from tallystick_web.core.templating import capitalize_first, number
from tallystick_web.registers.columns import Register
from tallystick_web.registers.queries.lists import Tally


def tally_in_words(register: Register, tally: Tally) -> str:
    """How many entries count and how many are stale: “41 policies in force, and 3 that are stale”."""
    if not tally.every:
        return f"No {register.several} yet"
    count = (
        f"{capitalize_first(register.counts)}: 1" if tally.counting == 1 else f"{_no(tally.counting)} {register.counts}"
    )
    return f"{count}, and {number(tally.stale)} stale" if tally.stale else count


def lead_of(register: Register, tally: Tally) -> str:
    """The same as a sentence, with what stale means."""
    if not tally.stale:
        return f"{tally_in_words(register, tally)}."
    one = tally.stale == 1
    counted = tally_in_words(register, Tally(counting=tally.counting, every=tally.every))
    stale = "One more is stale" if one else f"{number(tally.stale)} more are stale"
    return f"{counted}. {stale}: not confirmed in time, and so not counted."


def _no(count: int) -> str:
    return number(count) if count else "No"
