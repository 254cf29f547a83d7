import json
import subprocess
import sys

CODE = """
import json, sys
import numba
import numpy as np
from dllab import Experiment, Trainer

Trainer(Experiment()).train(steps=1)
before = "scipy.linalg" in sys.modules
product = numba.njit(lambda a, b: np.dot(a, b))
found = product(np.arange(6.0).reshape(2, 3), np.ones((3, 2)))
waiting = [finder for finder in sys.meta_path if type(finder).__module__.startswith("dllab")]
print(json.dumps([before, found.tolist(), "scipy.linalg.cython_blas" in sys.modules, len(waiting)]))
"""


def test_that_a_run_goes_without_blas_and_a_kernel_that_multiplies_matrices_still_finds_it():
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [False, [[3.0, 3.0], [12.0, 12.0]], True, 0]
