"""A script that is killed, as kill -9 does, and what it said until then."""

import os
import subprocess
import sys
import threading
from collections.abc import Collection
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


class LostForGood(AssertionError):
    """A kill cost more than it may."""


def said_until_killed(script: Path, folder: Path, *arguments: str, after: Collection[str], seconds: float) -> list[str]:
    """The whole lines that it says until it is killed, so many seconds after the first of the lines `after`.

    It is told the folder and the arguments. Raises LostForGood where it ends by itself.
    """
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(script), str(folder), *arguments]
    fired, heard = threading.Event(), []
    with (
        open(folder / "errors.txt", "wb") as errors,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, env=environment) as window,
    ):

        def kill() -> None:
            fired.set()
            window.kill()

        killer = None
        assert window.stdout is not None
        for line in window.stdout:
            if not line.endswith(b"\n"):
                break
            heard.append(line.decode().strip())
            if killer is None and heard[-1] in after:
                killer = threading.Timer(seconds, kill)
                killer.start()
        if not fired.is_set():
            if killer is not None:
                killer.cancel()
            raise LostForGood(f"the window ended by itself: {(folder / 'errors.txt').read_text()[-2000:]}")
    return heard
