"""Proves labs under the code for AVX2 and for AVX-512, and prints a table of every check's values and margin.

    .venv/bin/python tests/bench/lab_margins.py [--labs 1,27] [--out build/margins]

Each lab's start must fail and its solution pass for every seed, and every value be the same under both; ends with
status 1 where not. What `dllab labs verify --json` gave stays in `--out`, a file a lab and target, and is not measured
again: all labs take about an hour of two cores.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from dllab.labs.lab import shipped

ROOT = Path(__file__).resolve().parents[2]
TARGETS = ("x86-64-v3", "x86-64-v4")


def verified(lab: Path, target: str, out: Path) -> dict:
    """What verifying a lab gave under a target, measured now if it was not before."""
    path = out / target / f"{lab.name.removesuffix('.lab.toml')}.json"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        environment = os.environ | {"NUMBA_CPU_NAME": target, "NUMBA_CPU_FEATURES": "", "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "dllab", "labs", "verify", str(lab), "--json"]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        path.write_bytes(done.stdout)
    (found,) = json.loads(path.read_bytes())
    return found


def table(number: str, found: dict) -> list[str]:
    """A row a check: the lab, its step, what is measured, least and largest value, what is needed, and the margin."""
    rows = []
    for check in found["checks"]:
        if check["range"] is not None:
            span = " … ".join(f"{value:.4g}" for value in dict.fromkeys(map(float, check["range"])))
            rows.append(" | ".join([number, check["step"], check["what"], span, check["needed"], check["margin"]]))
    return rows


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labs", default="", help="their numbers; left out, all")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "margins")
    asked = parser.parse_args()
    wanted = {int(one) for one in asked.labs.split(",") if one}
    labs = [path for path in shipped() if not wanted or int(path.name.split("-")[0]) in wanted]
    print("lab | step | measured | least … largest | needed | margin")
    wrong, checks = [], 0
    for lab in labs:
        least, most = (verified(lab, target, asked.out) for target in TARGETS)
        checks += len(least["checks"])
        print(*table(lab.name.split("-")[0], least), sep="\n", flush=True)
        wrong += [f"{lab.name}, {target}: {problem}" for target, found in zip(TARGETS, (least, most), strict=True)
                  for problem in found["problems"]]  # fmt: skip
        pairs = zip(least["checks"], most["checks"], strict=True)
        wrong += [f"{lab.name}: {one['step']}, {one['what']} differs" for one, other in pairs if one != other]
    print(*wrong, sep="\n")
    print(f"{len(labs)} labs, {checks} checks and questions, {len(wrong)} wrong or different")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
