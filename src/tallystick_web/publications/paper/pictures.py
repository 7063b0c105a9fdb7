"""Charts as pictures of points, for files that cannot hold SVG.

A machine without letters would draw charts without words and say nothing. That is noticed here, and there is none.
"""

from functools import cache

_ZOOM = 2  # about 200 points an inch at the width of a page
_FAMILY = "Arial"
_FRAME = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20" font-family="Arial, Liberation Sans, sans-serif">'
)
_WORD, _NOTHING = f'{_FRAME}<text y="16">words</text></svg>', f"{_FRAME}</svg>"


def png_of(svg: str) -> bytes | None:
    """The picture of an SVG as PNG; None where it cannot be drawn with its words on this machine."""
    return _drawn(svg, _ZOOM) if svg and _can_write() else None


@cache
def _can_write() -> bool:
    word, nothing = _drawn(_WORD, 1), _drawn(_NOTHING, 1)
    return word is not None and word != nothing


def _drawn(svg: str, zoom: int) -> bytes | None:
    try:
        from resvg_py import svg_to_bytes
    except ImportError:
        return None
    return bytes(svg_to_bytes(svg_string=svg, zoom=zoom, font_family=_FAMILY, sans_serif_family="Liberation Sans"))
