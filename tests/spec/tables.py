"""Small drawn tables: lines of cells between bars, the first of them heads."""


def rows(drawn):
    """The lines under the heads, each as its cells."""
    lines = [[cell.strip() for cell in line.split("|")] for line in drawn.strip().splitlines()]
    return lines[1:]
