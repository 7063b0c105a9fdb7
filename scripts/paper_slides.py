"""The empty slides of papers: 16:9, Arial, one master with a cover, a page of text and a page with a title alone."""

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pptx
from paper_parts import (
    BLUE,
    PALE,
    QUIET,
    RELATIONS,
    RULE,
    TEXT,
    content_types,
    core_properties,
    package_relations,
    relations,
)

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_NAMES = f'xmlns:a="{_A}" xmlns:r="{RELATIONS}" xmlns:p="{_P}"'
_TYPE = "application/vnd.openxmlformats-officedocument.presentationml"
_WIDE, _HIGH, _LEFT = 12192000, 6858000, 609600
_ACROSS = _WIDE - 2 * _LEFT
_COLOURS = {
    "dk2": "003087",
    "lt2": PALE,
    "accent1": BLUE,
    "accent2": "768692",
    "accent3": "003087",
    "accent4": RULE,
    "accent5": "41B6E6",
    "accent6": QUIET,
    "hlink": BLUE,
    "folHlink": "003087",
}
_NUMBER = "{C1FF6DA9-008F-8B48-92A6-B652298478BF}"  # any would do, as long as it is the same
_NO_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)


def slides_parts() -> Mapping[str, str]:
    """The parts of the file by their names."""
    layouts = (_cover(), _words(), _title_alone())
    names = [f"ppt/slideLayouts/slideLayout{place}.xml" for place in range(1, len(layouts) + 1)]
    upwards = relations({"slideMaster": "../slideMasters/slideMaster1.xml"})
    downwards = {f"slideLayout{n}": f"../slideLayouts/slideLayout{n}.xml" for n in range(1, len(layouts) + 1)}
    return {
        "[Content_Types].xml": content_types(
            {
                "ppt/presentation.xml": f"{_TYPE}.presentation.main+xml",
                "ppt/slideMasters/slideMaster1.xml": f"{_TYPE}.slideMaster+xml",
                "ppt/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
                **dict.fromkeys(names, f"{_TYPE}.slideLayout+xml"),
            }
        ),
        "_rels/.rels": package_relations("ppt/presentation.xml"),
        "docProps/core.xml": core_properties(),
        "ppt/presentation.xml": _presentation(),
        "ppt/_rels/presentation.xml.rels": relations(
            {"slideMaster": "slideMasters/slideMaster1.xml", "theme": "theme/theme1.xml"}
        ),
        "ppt/theme/theme1.xml": _theme(),
        "ppt/slideMasters/slideMaster1.xml": _master(len(layouts)),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations({**downwards, "theme": "../theme/theme1.xml"}),
        **dict(zip(names, layouts, strict=True)),
        **{f"ppt/slideLayouts/_rels/{name.rpartition('/')[2]}.rels": upwards for name in names},
    }


def _presentation() -> str:
    return (
        f'<p:presentation {_NAMES} saveSubsetFonts="1"><p:sldMasterIdLst>'
        '<p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        f'<p:sldSz cx="{_WIDE}" cy="{_HIGH}"/><p:notesSz cx="6858000" cy="9144000"/><p:defaultTextStyle>'
        '<a:defPPr><a:defRPr lang="en-GB"/></a:defPPr><a:lvl1pPr><a:defRPr lang="en-GB" sz="1800">'
        f"{_colour('tx1')}{_typeface('mn')}</a:defRPr></a:lvl1pPr></p:defaultTextStyle></p:presentation>"
    )


def _theme() -> str:
    """The theme that python-pptx brings, with our colours and Arial."""
    with zipfile.ZipFile(Path(pptx.__file__).parent / "templates" / "default.pptx") as brought:
        theme = brought.read("ppt/theme/theme1.xml").decode("utf-8").partition("?>")[2]
    for name, colour in _COLOURS.items():
        theme = re.sub(rf"(<a:{name}>)<a:srgbClr val=\"\w+\"/>", rf'\g<1><a:srgbClr val="{colour}"/>', theme)
    theme = re.sub(r"<a:sysClr val=\"windowText\"[^>]*/>", f'<a:srgbClr val="{TEXT}"/>', theme)
    theme = re.sub(r"<a:sysClr val=\"window\"[^>]*/>", '<a:srgbClr val="FFFFFF"/>', theme)
    theme = re.sub(r"<a:font script=[^>]*/>", "", theme)
    return theme.replace('typeface="Calibri"', 'typeface="Arial"').replace('"Office', '"Tallystick')


def _master(layouts: int) -> str:
    listed = "".join(f'<p:sldLayoutId id="{2147483649 + n}" r:id="rId{n + 1}"/>' for n in range(layouts))
    levels = "".join(
        f'<a:lvl{n}pPr marL="{285750 * n}" indent="-285750"><a:spcBef><a:spcPts val="600"/></a:spcBef>'
        f'<a:buFont typeface="Arial"/><a:buChar char="\N{BULLET}"/><a:defRPr lang="en-GB" sz="{2000 - 200 * (n - 1)}">'
        f"{_colour('tx1')}{_typeface('mn')}</a:defRPr></a:lvl{n}pPr>"
        for n in (1, 2)
    )
    return f"""
<p:sldMaster {_NAMES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr>
</p:bg><p:spTree>{_NO_GROUP}{_bar()}{_title(380000, 1000000)}
{_placeholder(3, "Words", 'type="body" idx="1"', (_LEFT, 1560000, _ACROSS, 4560000))}
{_foot()}</p:spTree></p:cSld>
<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3"
 accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>
<p:sldLayoutIdLst>{listed}</p:sldLayoutIdLst><p:txStyles><p:titleStyle><a:lvl1pPr algn="l"><a:buNone/>
<a:defRPr lang="en-GB" sz="2600" b="1">{_colour("tx1")}{_typeface("mj")}</a:defRPr></a:lvl1pPr></p:titleStyle>
<p:bodyStyle>{levels}</p:bodyStyle><p:otherStyle><a:defPPr><a:defRPr lang="en-GB"/></a:defPPr></p:otherStyle>
</p:txStyles></p:sldMaster>"""


def _cover() -> str:
    title = _placeholder(
        2, "Title", 'type="ctrTitle"', (_LEFT, 700000, _ACROSS, 1700000), anchor="b", style=_looks(3600, bold=True)
    )
    under = _placeholder(
        3, "Under the title", 'type="subTitle" idx="1"', (_LEFT, 2560000, _ACROSS, 3640000), style=_looks(1800)
    )
    return _layout("Cover", "title", title + under)


def _words() -> str:
    body = _placeholder(3, "Words", 'type="body" idx="1"', None)
    return _layout("Words", "obj", _placeholder(2, "Title", 'type="title"', None) + body)


def _title_alone() -> str:
    return _layout("Title alone", "titleOnly", _placeholder(2, "Title", 'type="title"', None))


def _layout(name: str, kind: str, shapes: str) -> str:
    return (
        f'<p:sldLayout {_NAMES} type="{kind}" preserve="1"><p:cSld name="{name}"><p:spTree>{_NO_GROUP}{shapes}'
        f"{_foot(is_layout=True)}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _bar() -> str:
    """The blue bar over every slide: it says nothing, so that it has no name to be read out."""
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="9" name="Bar"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{_WIDE}" cy="160000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )


def _title(top: int, high: int) -> str:
    return _placeholder(2, "Title", 'type="title"', (_LEFT, top, _ACROSS, high), anchor="ctr")


def _foot(*, is_layout: bool = False) -> str:
    """The mark at the left, the number of the slide at the right."""
    mark, number = ("11", "12") if is_layout else ("3", "4")
    wide = _ACROSS - 1200000
    return _placeholder(
        5,
        "Mark",
        f'type="ftr" sz="quarter" idx="{mark}"',
        (_LEFT, 6340000, wide, 365125),
        anchor="ctr",
        style=_looks(1200, colour="accent6"),
    ) + _placeholder(
        6,
        "Number",
        f'type="sldNum" sz="quarter" idx="{number}"',
        (_LEFT + wide, 6340000, 1200000, 365125),
        anchor="ctr",
        style=_looks(1200, colour="accent6", align="r"),
        text=f'<a:fld id="{_NUMBER}" type="slidenum"><a:rPr lang="en-GB"/><a:t>1</a:t></a:fld>',
    )


def _placeholder(
    number: int,
    name: str,
    kind: str,
    place: tuple[int, int, int, int] | None,
    *,
    anchor: str = "t",
    style: str = "",
    text: str = "",
) -> str:
    """A place for words. Without a place of its own it stands where the master has it."""
    where = ""
    if place is not None:
        left, top, wide, high = place
        where = (
            f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        )
    insets = f' lIns="0" rIns="0" anchor="{anchor}"' if place is not None else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        f"<p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr>{where}</p:spPr>"
        f"<p:txBody><a:bodyPr{insets}><a:normAutofit/></a:bodyPr>"
        f'<a:lstStyle>{style}</a:lstStyle><a:p>{text}<a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>'
    )


def _looks(size: int, *, bold: bool = False, colour: str = "tx1", align: str = "l") -> str:
    weight = ' b="1"' if bold else ""
    return (
        f'<a:lvl1pPr marL="0" indent="0" algn="{align}"><a:buNone/><a:defRPr lang="en-GB" sz="{size}"{weight}>'
        f"{_colour(colour)}{_typeface('mn')}</a:defRPr></a:lvl1pPr>"
    )


def _colour(name: str) -> str:
    return f'<a:solidFill><a:schemeClr val="{name}"/></a:solidFill>'


def _typeface(which: str) -> str:
    return f'<a:latin typeface="+{which}-lt"/><a:ea typeface="+{which}-ea"/><a:cs typeface="+{which}-cs"/>'
