"""Charts read back from their SVG: the texts with the room they take, and the marks.

Widths are those of Helvetica, which Arial and Liberation Sans share, so two texts that overlap here do so on
the screen. Bold is taken as a tenth wider than it is at most.
"""

from dataclasses import dataclass
from xml.etree import ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
# In thousandths of the size of the type; every other character counts as a wide one.
_NARROW = {222: "ijl'’", 278: " ft.,:;/I", 333: "r-()", 500: "ckvsxyzJ", 584: "−+=", 667: "ABEKPSVXY", 611: "FTZ"}
_WIDTHS = {letter: width for width, letters in _NARROW.items() for letter in letters}
_WIDTHS |= dict.fromkeys("abdeghnopquL0123456789", 556) | dict.fromkeys("wCDHNRU", 722) | dict.fromkeys("GOQ", 778)
_WIDE, _BOLD, _SIZE = 944, 1.1, 14.0
_ASCENT, _DESCENT = 0.75, 0.22


@dataclass(frozen=True)
class Box:
    """The room a text takes."""

    words: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other):
        return (
            min(self.right, other.right) - max(self.left, other.left) > 0.5
            and min(self.bottom, other.bottom) - max(self.top, other.top) > 0.5
        )


@dataclass(frozen=True)
class Drawing:
    """One chart."""

    root: ET.Element

    @property
    def size(self):
        left, top, width, height = map(float, self.root.get("viewBox").split())
        assert (left, top) == (0, 0)
        return width, height

    @property
    def texts(self):
        return [_box(element, bold) for element, bold in _texts(self.root)]

    def marks(self, tag, kind):
        """Elements of one kind, by a word of their class."""
        return [e for e in self.root.iter(f"{SVG}{tag}") if kind in e.get("class", "").split()]

    @property
    def ticks(self):
        """The scale: numbers along the foot, as place and words."""
        foot = max(float(e.get("y")) for e, _ in _texts(self.root))
        return [(float(e.get("x")), e.text) for e, _ in _texts(self.root) if float(e.get("y")) == foot]

    def collisions(self):
        boxes = self.texts
        pairs = [(a, b) for place, a in enumerate(boxes) for b in boxes[place + 1 :]]
        return [f"{a.words!r} on {b.words!r}" for a, b in pairs if a.meets(b)]

    def strays(self):
        """Texts that leave the picture."""
        width, height = self.size
        return [
            f"{box.words!r} from {box.left:.0f} to {box.right:.0f} of {width:.0f}"
            for box in self.texts
            if box.left < -0.5 or box.right > width + 0.5 or box.top < -0.5 or box.bottom > height + 0.5
        ]


def read_drawing(svg):
    return Drawing(ET.fromstring(svg))


def drawings_in(page):
    """Every chart of a report."""
    charts = [part.split("</svg>")[0] for part in page.split('<svg class="chart"')[1:]]
    return [read_drawing(f'<svg class="chart"{chart}</svg>') for chart in charts]


def _texts(element, *, now=False):
    now = now or "now" in element.get("class", "").split()
    for child in element:
        if child.tag == f"{SVG}text" and (child.text or "").strip():
            kinds = child.get("class", "").split()
            yield child, "value" in kinds or (now and "label" in kinds)
        yield from _texts(child, now=now)


def _box(element, bold):
    words = element.text.strip()
    width = sum(_WIDTHS.get(letter, _WIDE) for letter in words) / 1000 * _SIZE * (_BOLD if bold else 1)
    at, foot = float(element.get("x")), float(element.get("y"))
    left = at - width * {"start": 0, "middle": 0.5, "end": 1}[element.get("text-anchor", "start")]
    return Box(words, left, foot - _ASCENT * _SIZE, left + width, foot + _DESCENT * _SIZE)
