"""Plans as tables: what their columns are, and the workbook, document and text file that hold them."""
