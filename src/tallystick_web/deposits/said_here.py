"""The library's sentences as a page says them.

The library names the file in which its command line takes answers, and its commands. Here they are given on a page.
"""

import re

_INSTEAD = (
    (re.compile(r"^.*: \d+ problems? found\. Nothing was calculated\. Mend the file and try again\.$"), ""),
    (re.compile(r", or give the year of this one\."), ", or give these files up and hand them in for their own year."),
    # A rare ethnicity may be somebody's own words: answers are kept, so no page takes one for it.
    (re.compile(r",? or write what stands there under \[ethnicity\] in deposit\.toml"), ""),
    (re.compile(r",? or write what stands there under \[\w+\] in deposit\.toml"), ", or answer it below"),
    (re.compile(r"[^.]* under (\[\w+\]|hosted) in deposit\.toml(, or that it is outside)?"), " Answer it below"),
    (re.compile(r", or name its column in deposit\.toml"), ", or say which column it is"),
    (
        re.compile(r", write in deposit\.toml, under \[columns\.\w+\]: \"its header\" = \"\w+\"\."),
        ", give it that header and hand the files in again.",
    ),
    (re.compile(r"deposit\.toml, \w+: "), ""),
    (re.compile(r", as deposit\.toml says"), ", as was said of it"),
    (re.compile(r"\(tallystick check FOLDER says which lines\), or add --analysis[^.]*"), "and hand them in again"),
    (re.compile(r" To report on pay: tallystick pay\."), " Hand it in on the page for files of pay."),
    (re.compile(r" Say it, for example: --snapshot [\d-]+\."), " Choose rows of the snapshot date alone."),
    (re.compile(r" To see all names: tallystick show records pay\."), ""),
)


def said_here(text: str) -> str:
    """A sentence of the library without what belongs to its command line."""
    for pattern, instead in _INSTEAD:
        text = pattern.sub(instead, text)
    return text.strip()
