"""How many threads linear algebra has: one, the one that asks.

BLAS would share every product of some size, and every decomposition, with a thread on each core, and those wait by
spinning: on two cores an `eigvalsh` took six times the processor time, a small `lstsq` thirty times, all of it taken
from the run that trains. With one thread the bits do not depend on the number of cores either.
"""

import os

ONE_THREAD = "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"  # read when the library is loaded


def use_one_thread() -> None:
    """For whoever begins a program, before NumPy is imported; what somebody has set stays.

    Never where dllab is imported: the settings of the process belong to its host.
    """
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")
