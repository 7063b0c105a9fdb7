"""Which further cells to withhold where the margins of a table are printed exactly.

Withholding the small cells alone is not enough there: a total less the cells that are shown gives them away. So more
cells are withheld, as few and as little telling as possible, until every small cell has several possible values. The
modules: `tables` (cells and the sums that hold between them), `problem` (what must be withheld, and how well),
`attacker` (what somebody can work out), `bound` (what any answer costs at least), `thinning` (cells that need not be
withheld after all), `exchange` (a cheaper pattern nearby), `certificate` (the values that stay possible, as complete
tables), `suppress` (the usual way to an answer) and `optimum` (the best answer, for small tables).

Method: M. Fischetti and J. J. Salazar-González, "Solving the cell suppression problem on tabular data with linear
constraints", Management Science 47 (2001). Nothing outside this package imports the solver on its behalf.
"""
