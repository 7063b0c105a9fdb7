"""Least squares with errors that allow for unequal spread: what the adjusted gap and the decomposition rest on."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

# A column of which those before it leave no more than this part of its square says nothing of its own.
_FOLLOWS = 1e-9


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
    if not follows_from_none(columns).all():
        raise ValueError("a column follows from the others")
    inverse = np.linalg.inv(columns.T @ columns)
    reached = columns @ inverse
    coefficients = inverse @ (columns.T @ outcome)
    missed = outcome - columns @ coefficients
    reach = np.einsum("ij,ij->i", reached, columns)
    usual = inverse * float(missed @ missed) / (people - width)
    # One person alone in a category is fitted exactly: the miss is nothing, and so is what it adds.
    weighed = np.divide(missed, 1 - reach, out=np.zeros_like(missed), where=reach < 1 - 1e-9)
    spread = reached * weighed[:, None]
    return Fit(coefficients=coefficients, usual=usual, robust=spread.T @ spread)


def follows_from_none(columns: Floats) -> npt.NDArray[np.bool_]:
    """For each column whether it says anything that those before it do not: a band often tells the staff type.

    By Cholesky's factors of the products of the columns, which costs a small part of what the columns themselves would.
    """
    products = columns.T @ columns
    width = len(products)
    lower = np.zeros((width, width))
    kept = np.zeros(width, dtype=bool)
    for at in range(width):
        left = products[at, at] - lower[at, :at] @ lower[at, :at]
        kept[at] = left > _FOLLOWS * max(products[at, at], 1)
        if kept[at]:
            lower[at, at] = np.sqrt(left)
            lower[at + 1 :, at] = (products[at + 1 :, at] - lower[at + 1 :, :at] @ lower[at, :at]) / lower[at, at]
    return kept
