"""A release of pay as a spreadsheet of one table a sheet: the same figures as the report, as numbers."""

from tallystick.publishing.pay.workbook.book import to_xlsx

__all__ = ["to_xlsx"]
