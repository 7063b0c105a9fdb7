"""People on the list in words: how many can be asked for what, and what merging and forgetting do."""

from collections.abc import Mapping

from tallystick_web.core.templating import day
from tallystick_web.registers.described.contacts import ContactRole
from tallystick_web.registers.queries.entries import EntryNow


def bank_lead(everybody: int) -> str:
    """How many people can be asked, in a sentence."""
    if not everybody:
        return "Nobody can be asked yet: no entry of the list is confirmed."
    who = "1 person" if everybody == 1 else f"{everybody} people"
    return f"{who} can be asked today. An entry that was not confirmed within a year does not count."


def bank_lines(counts: Mapping[ContactRole, int]) -> tuple[tuple[str, str, int], ...]:
    """For each role what it is called in an address, in words, and how many there are."""
    return tuple((str(role), f"{role.label[:1].upper()}{role.label[1:]}s", number) for role, number in counts.items())


def forget_warning(entries: int, parts: int) -> str:
    """What is deleted and what stays when somebody is forgotten."""
    gone = "Their entry is" if entries == 1 else f"Their {entries} entries, which are of one person, are"
    if not parts:
        return f"{gone} deleted, with what they said of themselves. They took part in nothing that stays."
    stays = "The one part they took stays" if parts == 1 else f"The {parts} parts they took stay"
    return f"{gone} deleted, with what they said of themselves. {stays} in the counts, without a name."


def described(entry: EntryNow) -> tuple[str, str]:
    """What a person's entry is called, and what tells it from another of theirs."""
    said = [entry.values["body"], entry.values["address"], f"in the register since {day(entry.at)}"]
    return entry.title, f"{', '.join(one for one in said if one)}. {entry.state.label}."
