"""dllab beside JAX and PyTorch on the work all three have, one core, taking turns so that a noisy machine is fair.

    .venv/bin/python tests/bench/compare.py PYTHON_WITH_JAX_AND_TORCH [rounds]

Prints, for each workload, the median µs a step of each and how many times faster dllab is, with everything recorded.
"""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def run(*command):
    pinned = ("taskset", "-c", "0") if hasattr(os, "sched_setaffinity") else ()
    return json.loads(subprocess.run([*pinned, *command], check=True, stdout=subprocess.PIPE).stdout)


def main(peer, rounds=3):
    times = {}
    for _ in range(rounds):
        own = {row["workload"]: row for row in run(sys.executable, "-m", "dllab", "bench", "engine", "--json")}
        peers = {
            "jax": run(peer, str(HERE / "jax_scan.py")),
            "jax, norms": run(peer, str(HERE / "jax_scan.py"), "--norms"),
            "torch": run(peer, str(HERE / "torch_eager.py")),
        }
        for name in own.keys() & peers["jax"].keys():
            row = own[name]
            times.setdefault((name, "dllab"), []).append(row["us_per_step"])
            times.setdefault((name, "unrecorded"), []).append(row["us_per_step_unrecorded"])
            for who, figures in peers.items():
                times.setdefault((name, who), []).append(figures[name])
    for name in sorted({name for name, _ in times}):
        us = {who: statistics.median(values) for (work, who), values in times.items() if work == name}
        ratios = {who: value / us["dllab"] for who, value in us.items() if who not in ("dllab", "unrecorded")}
        print(
            f"{name:11} dllab {us['dllab']:8.2f} µs, unrecorded {us['unrecorded']:8.2f} µs"
            f" (recording {100 * (us['dllab'] / us['unrecorded'] - 1):+.1f} %)",
            *(f"{who} {us[who]:8.1f} µs = {ratio:.2f}×" for who, ratio in ratios.items()),
            sep="; ",
        )


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
