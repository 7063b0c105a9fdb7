"""A release of pay to what people read: sentences, a report with its charts, data files and a workbook. Pure."""
