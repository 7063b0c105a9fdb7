"""What is printed of an approved set of pay: made by the library, once, and kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tallystick.publishing.pay.data import to_csv, to_json
from tallystick.publishing.pay.report import to_html
from tallystick.publishing.pay.report.chapter import chapter_of
from tallystick.publishing.pay.report.page import series_of
from tallystick.publishing.pay.report.views import Chapter
from tallystick.publishing.pay.workbook import to_xlsx
from tallystick.release.pay import PayRelease
from tallystick_web.numbers.kept import kept, key_of
from tallystick_web.numbers.queries import pay_content_of

_FILES: Mapping[str, tuple[str, Callable[[PayRelease], bytes]]] = MappingProxyType(
    {
        "csv": ("text/csv; charset=utf-8", lambda release: to_csv([release]).encode()),
        "json": ("application/json", lambda release: to_json([release]).encode()),
        "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", to_xlsx),
        "html": ("text/html; charset=utf-8", lambda release: to_html(release).encode()),
    }
)


@dataclass(frozen=True, kw_only=True)
class Pay:
    """An approved set of pay as it is read: a chapter for each set of rules and each way of grouping people.

    ``compared`` says for each chapter, by its key, who is compared with whom on its first page.
    """

    chapters: tuple[Chapter, ...]
    compared: Mapping[str, str]

    def chapter(self, key: str) -> Chapter | None:
        """The chapter of a key; the first where the key is blank."""
        return next((one for one in self.chapters if key in ("", one.key)), None)


def pay_of(sha256: str) -> Pay:
    """Everything that pages show of an approved set of pay."""
    return kept(key_of("pay", sha256), lambda: _pay(pay_content_of(sha256)))


def pay_file(sha256: str, form: str) -> tuple[str, bytes]:
    """The type and the bytes of a whole approved set of pay. Raises KeyError for a form there is none of."""
    kind, make = _FILES[form]
    return kind, kept(key_of(f"pay-{form}", sha256), lambda: make(pay_content_of(sha256)))


def _pay(release: PayRelease) -> Pay:
    keyed = {
        f"{years[0].table.characteristic}-{place}": years for place, years in enumerate(series_of(release), start=1)
    }
    return Pay(
        chapters=tuple(chapter_of(years, key) for key, years in keyed.items()),
        compared={key: years[0].headline.title for key, years in keyed.items()},
    )
