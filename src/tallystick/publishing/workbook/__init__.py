"""The workbook: a release as tables in Excel's format, laid out as government statistics are published."""

from tallystick.publishing.workbook.book import to_xlsx

__all__ = ["to_xlsx"]
