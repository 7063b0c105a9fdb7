"""Letters to people who are asked to answer a survey: who asks, until when, that nobody learns who said what."""

from datetime import date

from tallystick_web.organisations.letters import Letter


def invites(
    *, organisation: str, title: str, told: tuple[str, ...], link: str, days: tuple[date, date], is_reminder: bool
) -> Letter:
    """Somebody is asked, or reminded. ``told`` is what they read first, ``days`` the first and last day for answers.

    Whoever has answered is never reminded; but letters cross, so a reminder says what to do then.
    """
    since, until = days
    paragraphs = [
        f"{organisation} asks you to answer: {title}.",
        *(one for one in told if one),
        f"Open this link. It takes one answer, from {_day(since)} until {_day(until)}:",
        link,
        "Nobody learns what you answer, not even who runs the survey. The link is for you alone: do not pass it on.",
        "You need not answer.",
        *(["This link stands in for the one you had before. If you have answered, do nothing."] if is_reminder else []),
    ]
    subject = f"{'Reminder: ' if is_reminder else ''}{organisation} asks for your view"
    return Letter(subject=subject, text="\n\n".join((*paragraphs, "Tallystick")) + "\n")


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"
