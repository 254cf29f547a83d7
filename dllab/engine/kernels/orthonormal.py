"""Rows made orthonormal, in one order of operations: a LAPACK's last bits depend on the processor and its cores."""

import numpy as np

from dllab.engine.kernels.compiler import compiled


@compiled
def orthonormalize(rows):
    """Make rows[n, m], float64, n ≤ m, orthonormal in place, each from those before it.

    The transpose of Q in a QR factorization of the transpose whose R has a positive diagonal; error about 1e-16 times
    the condition number. Source: modified Gram–Schmidt; Golub & Van Loan (2013), Matrix Computations, section 5.2.8.
    """
    n, m = rows.shape
    for j in range(n):
        for k in range(j):
            along = 0.0
            for i in range(m):
                along += rows[k, i] * rows[j, i]
            for i in range(m):
                rows[j, i] -= along * rows[k, i]
        squares = 0.0
        for i in range(m):
            squares += rows[j, i] * rows[j, i]
        length = np.sqrt(squares)
        for i in range(m):
            rows[j, i] /= length
