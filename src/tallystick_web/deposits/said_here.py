"""The library's sentences as a page says them.

The library names the file in which its command line takes answers, and its commands. Here they are given on a page.
"""

import re

_INSTEAD = (
    (re.compile(r",? or write what stands there under \[\w+\] in deposit\.toml"), ", or answer it below"),
    (re.compile(r"[^.]* under (\[\w+\]|hosted) in deposit\.toml(, or that it is outside)?"), " Answer it below"),
    (re.compile(r", or name its column in deposit\.toml"), ", or say which column it is"),
    (re.compile(r"deposit\.toml, \w+: "), ""),
    (re.compile(r", as deposit\.toml says"), ", as was said of it"),
    (re.compile(r"\(tallystick check FOLDER says which lines\), or add --analysis[^.]*"), "and hand them in again"),
    (re.compile(r" To report on pay: tallystick pay\."), " Pay cannot be handed in here yet."),
)


def said_here(text: str) -> str:
    """A sentence of the library without what belongs to its command line."""
    for pattern, instead in _INSTEAD:
        text = pattern.sub(instead, text)
    return text.strip()
