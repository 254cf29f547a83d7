"""A copy of the lab in which one fault at a time is tried out."""

import importlib.util
import os
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as Xml

from tests.bench.mutation.faults import Fault

NEAR = 6  # test files that are tried before all others are even collected
WIDER = 4  # times as many in every further round
MEMORY_KB = 8_000_000  # a fault must not take the machine's
NOTICED = re.compile(r"^(?:FAILED|ERROR) (.+?)(?: - .*)?$", re.MULTILINE)
NO_TESTS = 5  # pytest's exit status
USAGE = 4


@dataclass(frozen=True)
class Verdict:
    """What came of a fault: the test that noticed it, or None, and the seconds that took."""

    fault: Fault
    noticed_by: str | None
    seconds: float


class Tree:
    """A copy of the repository at `root` in `folder`, with a cache of its own."""

    def __init__(self, root: Path, folder: Path, patience: float):
        self.path, self._patience = folder / "lab", patience
        self._caches = folder
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, check=True, capture_output=True).stdout
        for name in filter(None, listed.decode().split("\0")):
            target = self.path / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, target)

    def seconds_of_tests(self) -> tuple[dict[str, float], list[str]]:
        """How long every test file takes without any fault, and the tests that fail all the same."""
        report = self._caches / "report.xml"
        self._pytest(f"--junitxml={report}", "tests", cache=self._caches / "cache")
        seconds: dict[str, float] = {}
        failing = []
        for case in Xml.parse(report).getroot().iter("testcase"):
            file = case.get("classname", "").replace(".", "/") + ".py"
            seconds[file] = seconds.get(file, 0.0) + float(case.get("time", "0"))
            if case.find("failure") is not None or case.find("error") is not None:
                failing.append(f"{file}::{case.get('name')}")
        return seconds, failing

    def try_out(self, fault: Fault, tests: list[str], left_out: list[str] | None) -> Verdict:
        """Run the tests in their order until one notices the fault.

        Those `left_out` fail without it; where that is None nobody knows, and each that fails is tried without.
        """
        begun, file = time.monotonic(), self.path / fault.path
        source, excused = file.read_bytes(), list(left_out or [])
        groups = rounds(tests)
        try:
            with TemporaryDirectory(dir=self._caches) as fresh:
                own = fault.path.startswith("dllab/engine/")  # its machine code is nobody else's
                cache = Path(fresh) if own else self._caches / "cache"
                while groups:
                    _replace(file, fault.put_into(source))
                    options = [option for test in excused for option in ("--deselect", test)]
                    noticed = self._pytest("-x", *options, *groups[0], cache=cache)
                    _replace(file, source)
                    if noticed is None:
                        del groups[0]
                    elif (left_out is None or groups[0] != tests[:NEAR]) and self._fails_anyway(noticed):
                        excused.append(noticed)
                    else:
                        return Verdict(fault, noticed, time.monotonic() - begun)
        finally:
            _replace(file, source)
        return Verdict(fault, None, time.monotonic() - begun)

    def _fails_anyway(self, test: str) -> bool:
        """Whether a test that is far from a fault fails without it as well: some do now and then on a busy machine."""
        return "::" in test and self._pytest(test, cache=self._caches / "cache") is not None

    def _pytest(self, *arguments: str, cache: Path) -> str | None:
        """What went wrong in a run of pytest, if anything did."""
        limited = ("sh", "-c", f'ulimit -v {MEMORY_KB}; exec "$@"', "sh")
        command = [*limited, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=no", *arguments]
        environment = os.environ | {
            "PYTHONPATH": str(self.path), "PYTHONUNBUFFERED": "1", "XDG_CACHE_HOME": str(cache),
            "QT_QPA_PLATFORM": "offscreen",
        }  # fmt: skip
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        with subprocess.Popen(command, cwd=self.path, env=environment, start_new_session=True, **pipes) as process:
            said = self._listen(process)
        status = process.returncode
        if status == USAGE and "while loading conftest" not in said:  # which a fault can keep from being imported
            raise RuntimeError(said)
        if said.endswith(SILENCE):
            return SILENCE
        if status in (0, NO_TESTS):
            return None
        named = NOTICED.search(said)
        return named[1] if named else f"exit status {status}"

    def _listen(self, process: "subprocess.Popen[bytes]") -> str:
        """All that the process prints; one that is silent for too long is ended, with what it started."""
        assert process.stdout is not None
        said = []
        while True:
            if not select.select([process.stdout], [], [], self._patience)[0]:
                os.killpg(process.pid, signal.SIGKILL)
                return b"".join(said).decode(errors="replace") + SILENCE
            piece = os.read(process.stdout.fileno(), 65536)
            if not piece:
                return b"".join(said).decode(errors="replace")
            said.append(piece)


def rounds(tests: list[str]) -> list[list[str]]:
    """The tests in their order, NEAR of them first and ever more after that: what is not run is not collected."""
    found, begin, count = [], 0, NEAR
    while begin < len(tests):
        found.append(tests[begin : begin + count])
        begin, count = begin + count, count * WIDER
    return found


SILENCE = "(no test came to its end any more)"


def _replace(file: Path, source: bytes) -> None:
    """Write a module, and forget the bytecode of what it was: within a second, Python would not see the change."""
    file.write_bytes(source)
    Path(importlib.util.cache_from_source(str(file))).unlink(missing_ok=True)
