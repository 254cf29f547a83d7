"""What somebody who is asked for help wants to know of a machine: versions, processor, arithmetic, cache, display."""

import importlib.metadata
import locale
import os
import platform
import sys
import tempfile
from pathlib import Path
from typing import Any

import psutil

from dllab.engine.kernels.cache import cache_folder
from dllab.engine.kernels.target import UnfitProcessor, require_fit_processor, target
from dllab.training.fingerprint import FINGERPRINT, fingerprint
from dllab.version import __version__

PACKAGES = (
    "numpy",
    "scipy",
    "numba",
    "llvmlite",
    "scikit-learn",
    "pydantic",
    "PySide6-Essentials",
    "pyqtgraph",
)
DISPLAY = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "QT_SCALE_FACTOR", "LANG")


def examine() -> dict[str, Any]:
    """Everything, ready for JSON; `problems` are sentences."""
    folder = cache_folder()
    found: dict[str, Any] = {
        "versions": {"dllab": __version__, "python": platform.python_version(), **_packages()},
        "system": {
            "name": platform.platform(),
            "encoding": locale.getpreferredencoding(False),
            "program": sys.executable,
        },
        "processor": {
            "name": _processor(),
            "cores": psutil.cpu_count(logical=False),
            "threads": os.cpu_count(),
            "memory_gb": round(psutil.virtual_memory().total / 1e9, 1),
        },
        "code": {"target": target().name, "triple": target().triple, "vector_bits": 512 if target().wide else 256},
        "cache": {"folder": str(folder), "writable": _writable(folder), "megabytes": _megabytes(folder)},
        "display": {name: os.environ.get(name) for name in DISPLAY},
        "fingerprint": None,
        "problems": [],
    }
    try:
        require_fit_processor()
        found["fingerprint"] = fingerprint()
        if found["fingerprint"] != FINGERPRINT:
            found["problems"].append(
                f"this machine computes other bits than others do: a fingerprint other than {FINGERPRINT}"
            )
    except UnfitProcessor as error:
        found["problems"].append(str(error))
    if not found["cache"]["writable"]:
        found["problems"].append("compiled kernels cannot be kept: every start compiles them again")
    return found


def lines(found: dict[str, Any]) -> list[str]:
    """The same as text, one fact a line."""
    written = []
    for subject, facts in found.items():
        if isinstance(facts, dict):
            written += [f"{subject}.{name}: {'-' if value is None else value}" for name, value in facts.items()]
    return [*written, f"fingerprint: {found['fingerprint'] or '-'}", *(f"PROBLEM: {one}" for one in found["problems"])]


def _packages() -> dict[str, str | None]:
    versions: dict[str, str | None] = {}
    for package in PACKAGES:
        try:
            versions[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:  # not there, or frozen into the app without its description
            versions[package] = None
    return versions


def _processor() -> str:
    try:
        described = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
        return next(line.split(":", 1)[1].strip() for line in described.splitlines() if line.startswith("model name"))
    except (OSError, StopIteration):  # not Linux, or a processor that it does not describe
        return platform.processor() or platform.machine()


def _writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _megabytes(folder: Path) -> float:
    return round(sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6, 1)
