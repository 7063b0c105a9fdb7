"""A person who answers a survey in a browser: opens a link, reads the form, and sends it with the cookies that came."""

import html
import http.client
import re
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from random import Random
from urllib.parse import urlencode

from workbench.serving import PORT, Asked

_FIELD = re.compile(r'<(?:input|textarea)[^>]*\bname="([^"]+)"[^>]*>')
_VALUE = re.compile(r'\bvalue="([^"]*)"')
_TYPE = re.compile(r'\btype="([^"]*)"')
FORM = "/answer/"


@dataclass
class Heard:
    """What people who answered got to hear: opening a link, reading the form and sending it, each as it was asked.

    ``told`` says of each whether they were told that their answers are kept, however often they pressed the button.
    """

    opened: list[Asked] = field(default_factory=list)
    read: list[Asked] = field(default_factory=list)
    sent: list[Asked] = field(default_factory=list)
    told: list[bool] = field(default_factory=list)

    @property
    def kept(self) -> int:
        """How many people were told that their answers are kept."""
        return sum(self.told)


@dataclass
class Browser:
    """A browser at an address of this machine, with the cookies it was given."""

    address: str = "127.0.0.1"
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, body: str = "") -> tuple[Asked, str]:
        """Ask for a page. Gives how long the whole answer took, and the page."""
        started = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60, source_address=(self.address, 0))
        connection.request(method, path, body=body or None, headers=self._headers(method))
        answer = connection.getresponse()
        page = answer.read().decode()
        connection.close()
        taken = (time.perf_counter() - started) * 1000
        for line in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        return Asked(answer.status, taken), page

    def _headers(self, method: str) -> Mapping[str, str]:
        said = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Host": f"127.0.0.1:{PORT}", **({"Cookie": said} if said else {})}
        if method == "POST":
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Origin": f"http://127.0.0.1:{PORT}",
                "Referer": f"http://127.0.0.1:{PORT}{FORM}",
            }
        return headers


def answer(link: str, heard: Heard, *, address: str = "127.0.0.1", seed: int = 0, twice: bool = False) -> Asked:
    """Open a link and answer. With ``twice`` the button is pressed twice at once, as hurried people do."""
    browser = Browser(address)
    opened, _ = browser.ask("GET", link)
    heard.opened.append(opened)
    read, page = browser.ask("GET", FORM)
    heard.read.append(read)
    sent = _send(browser, urlencode(chosen(page, Random(seed))), times=1 + twice) if read.status == 200 else [read]
    heard.sent += sent
    heard.told.append(any(one.status == 303 for one in sent))
    return sent[0]


def _send(browser: Browser, body: str, *, times: int) -> list[Asked]:
    """Send a form, so many times at once: each with the cookies of before."""
    sent: list[Asked] = []
    presses = [
        threading.Thread(target=lambda: sent.append(_copy(browser).ask("POST", FORM, body)[0])) for _ in range(times)
    ]
    for one in presses:
        one.start()
    for one in presses:
        one.join()
    return sent


def _copy(browser: Browser) -> Browser:
    return Browser(browser.address, dict(browser.cookies))


def chosen(page: str, drawn: Random) -> Sequence[tuple[str, str]]:
    """What somebody fills in on a page: an answer to each question with answers on offer, and words now and then."""
    form = page[page.index('<form method="post"') : page.index("</form>")]
    offered: dict[str, list[str]] = {}
    fixed: list[tuple[str, str]] = []
    for found in _FIELD.finditer(form):
        name, tag = html.unescape(found[1]), found[0]
        kind = (_TYPE.search(tag) or ("", "text"))[1]
        value = html.unescape((_VALUE.search(tag) or ("", ""))[1])
        if kind == "hidden":
            fixed.append((name, value))
        elif kind in ("radio", "checkbox"):
            offered.setdefault(name, []).append(value)
        elif drawn.random() < 0.2:
            fixed.append((name, "More of us on interview panels, and not always the same two."))
    return list(chain(fixed, ((name, drawn.choice(values)) for name, values in offered.items())))
