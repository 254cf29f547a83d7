"""Test with the oldest versions that pyproject.toml allows, in an environment of their own, .venv-oldest.

    python3 packaging/dev.py oldest              what finds most faults within minutes
    python3 packaging/dev.py oldest ARGUMENTS    the tests that these arguments of pytest name

Every requirement with a lower bound is installed at that bound; what those need in turn is as new as it may be.
"""

import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv-oldest"
EXTRAS = ("onnx", "tables", "video")
BOUND = re.compile(r"([A-Za-z0-9._-]+)\s*(?:>=|~=)\s*([0-9][0-9.]*)")


def oldest(project: dict[str, Any]) -> list[str]:
    """ "name==bound" of every requirement of the lab and of EXTRAS; raises ValueError for one without a bound."""
    optional = project["optional-dependencies"]
    wanted = [*project["dependencies"], *(one for extra in EXTRAS for one in optional[extra])]
    found = [(one, BOUND.match(one)) for one in wanted]
    for one, bound in found:
        if bound is None:
            raise ValueError(f"{one!r} in pyproject.toml says no oldest version")
    return [f"{bound[1]}=={bound[2]}" for _, bound in found if bound]


def main(arguments: list[str]) -> int:
    """Install, then run the tests; returns the exit status."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    python = VENV / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists() and subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False).returncode:
        return 1
    with tempfile.TemporaryDirectory() as folder:
        constraints = Path(folder) / "oldest.txt"
        constraints.write_text("\n".join(oldest(project)), encoding="ascii")
        lab = f".[dev,{','.join(EXTRAS)}]"
        install = [
            str(python),
            "-m",
            "pip",
            "install",
            "--disable-pip-version-check",
            "-q",
            "-c",
            str(constraints),
            "-e",
            lab,
        ]
        if subprocess.run(install, cwd=ROOT, check=False).returncode:
            return 1
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    tests = [str(python), "-m", "pytest", *(arguments or ["--quick"])]
    return subprocess.run(tests, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
