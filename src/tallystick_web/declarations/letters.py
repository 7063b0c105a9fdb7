"""The words of letters to people who are asked how they describe themselves: a link, a day, and no more."""

from datetime import date

from tallystick_web.organisations.letters import Letter


def asks(*, organisation: str, link: str, until: date, again: str) -> Letter:
    """Somebody is asked. It reads the same whether or not they answered before."""
    return _letter(
        f"{organisation} asks how you describe yourself",
        f"{organisation} wants to know whether it hears from a wide mix of people, and never guesses. It asks you to "
        "say, if you like, how you describe yourself. You decide what your answer may be used for.",
        f"Open this link. It works once, until {until.day} {until:%B %Y}:",
        link,
        "The link is for you alone: whoever has it can answer in your place. You need not answer.",
        f"Later you can see what you said, or take it back. Ask for a link here: {again}",
    )


def shows(*, organisation: str, link: str) -> Letter:
    """Somebody asked for a link to see what they said. It reads the same whether or not they ever answered."""
    return _letter(
        f"Your link from {organisation}",
        f"Somebody, probably you, asked for a link to what you said of yourself to {organisation}, to see it or to "
        "take it back. Open this link. It works once, and for 30 minutes:",
        link,
        "If you did not ask for it, you need not do anything.",
    )


def _letter(subject: str, *paragraphs: str) -> Letter:
    return Letter(subject=subject, text="\n\n".join((*paragraphs, "Tallystick")) + "\n")
