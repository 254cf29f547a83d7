"""Whether code for the least processor computes the bits that code for this one does, in long runs of every kind.

    .venv/bin/python -m tests.bench.same_bits [steps] [random experiments]

Trains all presets, and random valid experiments, under both; prints what differs, and the instructions in the machine
code that could. 1,000 steps of the presets and of 200 experiments take a few minutes on one core.
"""

import json
import os
import re
import subprocess
import sys
import tempfile

from dllab import Experiment
from dllab.datasets import Incomplete
from dllab.experiment.presets import presets
from dllab.messages import UserError
from tests.digests import AVX2, ROOT, after, elsewhere
from tests.random_experiments import experiments

# Estimates from tables, and functions of the C library, whose last bits depend on the maker.
DOUBTFUL = re.compile(
    r"\bv?r(?:cp|sqrt)(?:14|28)?[ps][sd]\b|\bfrsqrte\b|\bfrecpe\b|\b(?:pow|exp|log|sin|cos|tanh?|fma)f?\b@?"
)


def digests(steps, count):
    """{name: digest} of the presets and of `count` random experiments that can be trained."""
    found = {preset.id: after(Experiment.load(preset.path), steps) for preset in presets()}
    for experiment in experiments():
        try:
            found[f"random {len(found)}"] = after(experiment, steps)
        except (UserError, Incomplete):  # what fits together only when the data are there
            continue
        if len(found) == len(presets()) + count:
            return found


def doubtful():
    """Every kernel's code for the least processor: {what is doubtful: how often}, and how many float instructions."""
    with tempfile.TemporaryDirectory() as empty:
        environment = {**os.environ, **AVX2, "NUMBA_CACHE_DIR": empty, "NUMBA_DUMP_ASSEMBLY": "1"}
        code = subprocess.run(
            [sys.executable, "-m", "tests.digests"],
            env=environment, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True,
        ).stdout  # fmt: skip
    counted = {}
    for line in code.splitlines():
        if re.match(r"\s+[a-z]", line) and (found := DOUBTFUL.search(line.split("#")[0])):
            counted[found.group()] = counted.get(found.group(), 0) + 1
    return counted, sum(bool(re.match(r"\tv\w+[ps][sd]\b", line)) for line in code.splitlines())


def main(steps=1000, count=200):
    if "--print" in sys.argv:
        print(json.dumps(digests(steps, count)))
        return
    own = elsewhere("tests.bench.same_bits", str(steps), str(count), "--print")
    least = elsewhere("tests.bench.same_bits", str(steps), str(count), "--print", **AVX2)
    differing = [name for name in own if own[name] != least.get(name)]
    print(
        f"{len(own)} runs of {steps} steps, {len(set(own.values()))} of them different; not the same bits: {differing}"
    )
    found, instructions = doubtful()
    print(f"doubtful among {instructions} vector and float instructions: {found}")
    sys.exit(bool(differing or found))


if __name__ == "__main__":
    main(*map(int, [argument for argument in sys.argv[1:] if not argument.startswith("-")]))
