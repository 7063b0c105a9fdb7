"""A report read as people read it: the words on the page without the markup."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "img", "input", "hr", "wbr"}
UNSEEN = {"style", "script", "title", "desc"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str | None]
    parent: "Element | None" = None
    children: list["Element | str"] = field(default_factory=list)

    @property
    def classes(self):
        return (self.attributes.get("class") or "").split()

    def every(self, tag=None, *, kind=None):
        """This element and all within it, by tag and by a word of the class."""
        if tag in (None, self.tag) and (kind is None or kind in self.classes):
            yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.every(tag, kind=kind)

    def words(self, *, without=()):
        """The visible text. ``without`` names tags and classes to leave out."""
        if self.tag in UNSEEN or {self.tag, *self.classes} & set(without):
            return ""
        parts = [child if isinstance(child, str) else child.words(without=without) for child in self.children]
        return " ".join(" ".join(parts).split())

    @property
    def own_words(self):
        """The text right inside, seen or not."""
        return " ".join(" ".join(child for child in self.children if isinstance(child, str)).split())


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.top = self.now = Element("document", {})

    def handle_starttag(self, tag, attrs):
        made = Element(tag, dict(attrs), self.now)
        self.now.children.append(made)
        if tag not in VOID:
            self.now = made

    def handle_startendtag(self, tag, attrs):
        self.now.children.append(Element(tag, dict(attrs), self.now))

    def handle_endtag(self, tag):
        assert tag == self.now.tag, f"</{tag}> closes <{self.now.tag}>"
        self.now = self.now.parent

    def handle_data(self, data):
        self.now.children.append(data)


def read_page(html):
    """The page as a tree. Fails where an element is closed that is not the innermost one."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.now is reader.top, f"<{reader.now.tag}> is never closed"
    return reader.top


def page_texts(page):
    """All that a reader meets: the visible text, titles and descriptions of charts, and names of regions."""
    spoken = [e.attributes["aria-label"] for e in page.every() if e.attributes.get("aria-label")]
    titles = [e.own_words for tag in ("title", "desc") for e in page.every(tag)]
    return [page.words(), *spoken, *titles]
