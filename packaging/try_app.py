"""Try a standalone app from outside, and compare what it computes with another dllab.

    python packaging/try_app.py PROGRAM [--as OTHER …]

PROGRAM trains a small experiment from a folder with blanks and Chinese in its name, twice at once and with empty
caches, and lists its catalogue. Its weights must be those that OTHER (such as `python -m dllab`) finds, to the last
bit. The standard library alone.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

EXPERIMENT = """schema = 1
seed = 3
[dataset]
name = "csv"
path = "数据 1.csv"
[network]
hidden = [12, 8]
activation = { name = "gelu" }
normalization = { name = "batch" }
[optimizer]
name = "adam"
learning_rate = 0.01
"""
STEPS = "200"


def parsed(words: list[str]) -> argparse.Namespace:
    """What is asked for; `other` is a command with options of its own, such as `python -m dllab`."""
    parser = argparse.ArgumentParser(description="Try a standalone app.")
    parser.add_argument("program", help="the app's program")
    parser.add_argument("--as", dest="other", nargs=argparse.REMAINDER, help="a dllab that must compute the same")
    return parser.parse_args(words)


def main() -> int:
    """Everything; 1 where something is not as it should be."""
    options = parsed(sys.argv[1:])
    with tempfile.TemporaryDirectory(prefix="试 用 ") as folder:
        place = Path(folder)
        rows = "".join(f"{n % 7},{n * n % 11},{(n % 7 + n * n % 11) % 3}\n" for n in range(120))
        (place / "数据 1.csv").write_text(f"a,b,类\n{rows}", encoding="utf-8")
        (place / "实验 1.toml").write_text(EXPERIMENT, encoding="utf-8")
        found = trained([options.program], place, "first", "second")
        if options.other:
            found += trained(options.other, place, "other")
        doctor = told([options.program], place, "doctor", "--json")
        catalogue = told([options.program], place, "catalogue", "--json")
    print(f"fingerprint {doctor['fingerprint']}, code for {doctor['code']['target']}, {len(catalogue)} families")
    for problem in doctor["problems"]:
        print(f"PROBLEM: {problem}")
    same = len({json.dumps(one, sort_keys=True) for one in found}) == 1
    print(f"{len(found)} runs: {'the same weights, bit for bit' if same else 'OTHER WEIGHTS'}")
    return int(not same or bool(doctor["problems"]))


def environment(place: Path, name: str) -> dict[str, str]:
    """Caches, settings and data that nobody has used before."""
    homes = {f"XDG_{kind}_HOME": str(place / name / kind.lower()) for kind in ("CACHE", "CONFIG", "DATA")}
    windows = {"WIN_PD_OVERRIDE_LOCAL_APPDATA": str(place / name)}  # what platformdirs takes for all three there
    return {**os.environ, **homes, **windows, "PYTHONUTF8": "1"}


def trained(program: list[str], place: Path, *names: str) -> list[dict[str, int]]:
    """Train once for each name, all at the same time; of each the checksums of its weights."""
    begun = time.monotonic()
    runs = [
        subprocess.Popen(
            [*program, "train", place / "实验 1.toml", "--steps", STEPS, "--out", place / name / "run"],
            env=environment(place, name),
            stdout=subprocess.DEVNULL,
        )
        for name in names
    ]
    if any(run.wait() for run in runs):
        sys.exit(f"{' '.join(program)} train: failed")
    print(f"{' '.join(program)}: {len(names)} × {STEPS} steps in {time.monotonic() - begun:.1f} s")
    return [checksums(place / name / "run" / "model.npz") for name in names]


def checksums(model: Path) -> dict[str, int]:
    """CRC-32 of every array in a file of NumPy's."""
    with zipfile.ZipFile(model) as file:
        return {entry.filename: entry.CRC for entry in file.infolist()}


def told(program: list[str], place: Path, *arguments: str) -> dict:
    """What a verb prints as JSON."""
    command = [*program, *arguments]
    done = subprocess.run(command, env=environment(place, "first"), stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
