"""Least squares with errors that allow for unequal spread: what the adjusted gap and the decomposition rest on."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Fit:
    """Coefficients of one outcome on some columns, with two variances of them.

    ``usual`` takes the spread to be the same everywhere. ``robust`` does not: it is HC3 of J. G. MacKinnon and
    H. White, "Some heteroskedasticity-consistent covariance matrix estimators with improved finite sample properties",
    Journal of Econometrics 29 (1985), 305-325.
    """

    coefficients: Floats
    usual: Floats
    robust: Floats


def least_squares(columns: Floats, outcome: Floats) -> Fit:
    """Fit ``outcome`` (one number a person) on ``columns`` (a row a person, a constant among them if one is wanted).

    Raises ValueError where there are no more people than columns, or a column follows from the others: then no
    coefficient can be told.
    """
    people, width = columns.shape
    if people <= width:
        raise ValueError("there are no more people than columns")
    if np.linalg.matrix_rank(columns) < width:
        raise ValueError("a column follows from the others")
    inverse = np.linalg.inv(columns.T @ columns)
    coefficients = inverse @ (columns.T @ outcome)
    missed = outcome - columns @ coefficients
    reach = np.einsum("ij,jk,ik->i", columns, inverse, columns)
    usual = inverse * float(missed @ missed) / (people - width)
    # One person alone in a category is fitted exactly: the miss is nothing, and so is what it adds.
    weighed = np.divide(missed, 1 - reach, out=np.zeros_like(missed), where=reach < 1 - 1e-9)
    spread = columns * weighed[:, None]
    return Fit(coefficients=coefficients, usual=usual, robust=inverse @ (spread.T @ spread) @ inverse)
