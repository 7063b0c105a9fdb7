"""The empty Word document of papers: A4, Arial, headings that Word knows as headings, and a head and foot."""

from collections.abc import Mapping

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

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = f'xmlns:w="{_W}" xmlns:r="{RELATIONS}"'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FONT = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'


def word_parts() -> Mapping[str, str]:
    """The parts of the file by their names."""
    kinds = ("styles", "numbering", "settings", "header", "footer")
    return {
        "[Content_Types].xml": content_types(
            {"word/document.xml": f"{_TYPE}.document.main+xml"}
            | {f"word/{kind}.xml": f"{_TYPE}.{kind}+xml" for kind in kinds}
        ),
        "_rels/.rels": package_relations("word/document.xml"),
        "docProps/core.xml": core_properties(),
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": relations({kind: f"{kind}.xml" for kind in kinds}),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _settings(),
        "word/header.xml": f'<w:hdr {_NAMES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p></w:hdr>',
        "word/footer.xml": _footer(),
    }


def _document() -> str:
    """One section of A4 with margins of 18 to 22 mm; the head and the foot are the fourth and fifth related parts."""
    return f"""
<w:document {_NAMES}><w:body><w:sectPr>
<w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>
<w:pgSz w:w="11906" w:h="16838"/>
<w:pgMar w:top="1247" w:right="1020" w:bottom="1134" w:left="1020" w:header="567" w:footer="510" w:gutter="0"/>
</w:sectPr></w:body></w:document>"""


def _footer() -> str:
    fields = " of ".join(
        '</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {field} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve">'
        for field in ("PAGE", "NUMPAGES")
    )
    return (
        f'<w:ftr {_NAMES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t></w:t></w:r>'
        f'<w:r><w:tab/><w:t xml:space="preserve">Page {fields}</w:t></w:r></w:p></w:ftr>'
    )


def _settings() -> str:
    compatible = "http://schemas.microsoft.com/office/word"
    return (
        f'<w:settings {_NAMES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        f'<w:compatSetting w:name="compatibilityMode" w:uri="{compatible}" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _numbering() -> str:
    """List 1 has bullets, list 2 is numbered; a printer begins each numbered list anew."""
    levels = (("bullet", "\N{BULLET}"), ("decimal", "%1."))
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{place}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="397" w:hanging="397"/></w:pPr></w:lvl></w:abstractNum>'
        for place, (kind, text) in enumerate(levels)
    )
    numbers = "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(2))
    return f"<w:numbering {_NAMES}>{abstract}{numbers}</w:numbering>"


def _styles() -> str:
    rule = f'<w:top w:val="single" w:sz="12" w:space="6" w:color="{BLUE}"/>'
    beside = f'<w:left w:val="single" w:sz="48" w:space="8" w:color="{BLUE}"/>'
    quote = f'<w:left w:val="single" w:sz="24" w:space="8" w:color="{RULE}"/>'
    under = f'<w:bottom w:val="single" w:sz="12" w:space="4" w:color="{BLUE}"/>'
    shaded = f'<w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/>'
    return "".join(
        [
            f"<w:styles {_NAMES}><w:docDefaults><w:rPrDefault><w:rPr>{_FONT}",
            f'<w:color w:val="{TEXT}"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-GB"/></w:rPr>',
            '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="276" w:lineRule="auto"/></w:pPr>',
            "</w:pPrDefault></w:docDefaults>",
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
            '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">',
            '<w:name w:val="Default Paragraph Font"/></w:style>',
            _paragraph("Title", "Title", before=0, after=80, size=42, bold=True, keep=True),
            _paragraph("Subtitle", "Subtitle", before=0, after=20, size=22, colour=QUIET, keep=True),
            _paragraph("Heading1", "heading 1", before=320, after=100, size=28, level=0, border=rule),
            _paragraph("Heading2", "heading 2", before=220, after=80, size=24, level=1),
            _paragraph("Lead", "Lead", before=0, after=120, size=24),
            _paragraph("Note", "Note", before=60, after=160, size=18, colour=QUIET),
            _paragraph("Gap", "Gap", before=0, after=0, size=12),
            _paragraph("Quote", "Quote", before=60, after=120, border=quote, indent=227),
            _paragraph("Caption", "caption", before=160, after=60, size=19, bold=True, keep=True),
            _paragraph("Callout", "Callout", before=0, after=160, border=beside, indent=227, more=shaded),
            _paragraph(
                "CalloutTitle",
                "Callout Title",
                before=160,
                after=0,
                bold=True,
                border=beside,
                indent=227,
                more=shaded,
                keep=True,
            ),
            _paragraph("Cell", "Cell", before=0, after=0, size=18),
            _paragraph("Picture", "Picture", before=60, after=60),
            _paragraph("ListBullet", "List Bullet", after=50, list_number=1),
            _paragraph("ListNumber", "List Number", after=50, list_number=2),
            _paragraph("Header", "header", after=0, size=18, bold=True, border=under),
            _paragraph("Footer", "footer", after=0, size=17, colour=QUIET, tab=9866),
            _table(),
            "</w:styles>",
        ]
    )


def _paragraph(
    style: str,
    name: str,
    *,
    before: int = 0,
    after: int = 100,
    size: int = 0,
    bold: bool = False,
    colour: str = "",
    keep: bool = False,
    level: int | None = None,
    border: str = "",
    indent: int = 0,
    list_number: int = 0,
    tab: int = 0,
    more: str = "",
) -> str:
    """A style of paragraphs. Parts stand in the order that the format asks for."""
    is_heading = level is not None
    place = "".join(
        [
            "<w:keepNext/>" if keep or is_heading else "",
            "<w:keepLines/>" if is_heading else "",
            f'<w:numPr><w:numId w:val="{list_number}"/></w:numPr>' if list_number else "",
            f"<w:pBdr>{border}</w:pBdr>" if border else "",
            more,
            f'<w:tabs><w:tab w:val="right" w:pos="{tab}"/></w:tabs>' if tab else "",
            f'<w:spacing w:before="{before}" w:after="{after}"/>',
            f'<w:ind w:left="{indent}"/>' if indent else "",
            f'<w:outlineLvl w:val="{level}"/>' if is_heading else "",
        ]
    )
    looks = "".join(
        [
            "<w:b/><w:bCs/>" if bold or is_heading else "",
            f'<w:color w:val="{colour or (BLUE if is_heading else TEXT)}"/>',
            f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else "",
        ]
    )
    then = '<w:next w:val="Normal"/>' if keep or is_heading else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>{then}'
        f"<w:qFormat/><w:pPr>{place}</w:pPr><w:rPr>{looks}</w:rPr></w:style>"
    )


def _table() -> str:
    """The style of tables: a line under each row, a strong one under the head, room between columns."""
    thin = f'w:val="single" w:sz="4" w:space="0" w:color="{RULE}"'
    strong = f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{QUIET}"/>'
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="PaperTable"><w:name w:val="Paper Table"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders><w:bottom {thin}/><w:insideH {thin}/></w:tblBorders><w:tblCellMar>"
        '<w:top w:w="45" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="45" w:type="dxa"/>'
        '<w:right w:w="142" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders>{strong}</w:tcBorders>'
        '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style>'
    )
