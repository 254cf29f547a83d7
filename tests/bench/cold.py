"""What a run compiles where no kernel is kept: .venv/bin/python -m tests.bench.cold [--json]

Trains five steps of the default experiment with an empty cache of kernels. Prints every function that is compiled, with
the processor's seconds that it took without those it calls, and what the run took in all.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time

STEPS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--within", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    found = measured() if options.within else from_nothing()
    if options.json or options.within:
        print(json.dumps(found))
        return
    for seconds, name in sorted(found["functions"], reverse=True):
        print(f"{seconds:7.3f} s  {name}")
    print(f"{len(found['functions'])} functions, {found['cpu_seconds']} CPU s")


def from_nothing() -> dict:
    """What `measured` finds in a process of its own, with an empty cache."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.bench.cold", "--within"]
        environment = {**os.environ, "NUMBA_CACHE_DIR": folder}
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def measured() -> dict:
    """What training compiles in this process."""
    from dllab import Experiment, Trainer

    functions = note_compilations()
    Trainer(Experiment()).train(steps=STEPS)
    return {"functions": functions, "cpu_seconds": round(time.process_time(), 2)}


def note_compilations() -> list[tuple[float, str]]:
    """Every function that is compiled from now on, with the processor's seconds that it took without what it calls."""
    from dllab.engine.kernels.compiler import prepared_numba

    prepared_numba()
    import numba.core.compiler

    compile_extra, noted, inner = numba.core.compiler.compile_extra, [], [0.0]

    def timed(*arguments, **more):
        function = more.get("func") or arguments[2]
        begun = time.process_time()
        inner.append(0.0)
        try:
            return compile_extra(*arguments, **more)
        finally:
            whole = time.process_time() - begun
            noted.append((round(whole - inner.pop(), 4), f"{function.__module__}.{function.__qualname__}"))
            inner[-1] += whole

    numba.core.compiler.compile_extra = timed
    return noted


if __name__ == "__main__":
    main()
