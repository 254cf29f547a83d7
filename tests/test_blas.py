"""Linear algebra beside the training: in the program it has one thread, in a library as many as its host says."""

import json
import os
import subprocess
import sys

import pytest

from dllab.blas import ONE_THREAD

LOADED = """
import numpy, scipy.linalg, threadpoolctl
pools = [each["num_threads"] for each in threadpoolctl.threadpool_info() if each["user_api"] == "blas"]
"""
PROGRAM = f"""
import contextlib, io, json, os, sys
from dllab.__main__ import main
assert "numpy" not in sys.modules
with contextlib.redirect_stdout(io.StringIO()):
    main(["explore", "hessian", "--json"])
{LOADED}
print(json.dumps(pools))
"""
LIBRARY = f"""
import json, os
from dllab import Experiment, Trainer
Trainer(Experiment(network={{"hidden": [4]}})).train(2)
print(json.dumps([name for name in {ONE_THREAD} if name in os.environ]))
"""


def answer(program, **settings):
    """What another process prints, where nobody else has settled the threads of linear algebra."""
    environment = {name: value for name, value in os.environ.items() if name not in ONE_THREAD} | settings
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_that_linear_algebra_in_the_program_has_one_thread_whichever_library_brings_it():
    pools = answer(PROGRAM)
    assert pools and set(pools) == {1}


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="there is but one thread to have")
def test_that_what_somebody_has_set_stays():
    assert set(answer(PROGRAM, OPENBLAS_NUM_THREADS="2")) == {2}


def test_that_a_library_leaves_its_host_as_it_is():
    assert answer(LIBRARY) == []
