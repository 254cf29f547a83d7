"""This program in a process beside: what crashes or hangs there costs nobody else, and takes no turns with Python."""

import errno
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import IO, Any

import psutil

LOOK_SECONDS = 0.05  # between two looks at whether somebody still waits
LAST_SECONDS = 5.0  # for a process that has answered its last to end
# Ctrl-C is for who started it: it is ended from there, or by the end of its standard input
APART: dict[str, Any] = (
    {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
    if sys.platform == "win32"
    else {"start_new_session": True}
)


class Child:
    """A process whose answers a thread reads: no system waits for a pipe and a clock at once everywhere.

    Belongs to one thread at a time.
    """

    def __init__(self, arguments: Sequence[str], read: Callable[[IO[bytes]], Any], errors: IO[bytes] | None = None):
        """Start it with what stands behind `dllab` on a command line; raises OSError, and then there is none.

        read: the next answer on its standard output, None at the end. errors: where its standard error goes; left out,
        to where this process's goes.
        """
        command, pipe = [*program(), *arguments], subprocess.PIPE
        self._process = subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=errors, **APART, **_itself(command[0])
        )
        self._answers: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, args=(read,), name="answers of a process", daemon=True)
        try:
            self.watched = psutil.Process(self._process.pid)
            self._reader.start()
        except (psutil.Error, RuntimeError) as error:  # it has ended already, or there is no room for a thread
            self._release()
            raise OSError(errno.EAGAIN, str(error)) from error

    def tell(self, message: bytes) -> None:
        """Write to its standard input; where it has ended, `hear` says so."""
        assert self._process.stdin is not None
        with suppress(OSError, ValueError):  # it has ended, or been ended
            self._process.stdin.write(message)
            self._process.stdin.flush()

    def hear(self, guard: Callable[[], None]) -> Any:
        """Its next answer; None where it has ended. guard: called meanwhile, and may raise."""
        while True:
            try:
                return self._answers.get(timeout=LOOK_SECONDS)
            except queue.Empty:
                guard()

    def heard(self) -> bool:
        """Whether `hear` would return at once."""
        return not self._answers.empty()

    def status(self) -> int | None:
        """Its exit status, once it is about to end; None where it does not."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(LAST_SECONDS)
        return self._process.returncode

    def kill(self) -> None:
        """Have it end, if it has not; `end` is still to be called."""
        self._process.kill()

    def end(self) -> None:
        """End it, if it has not ended, and let go of all that was for it."""
        self.kill()
        self._reader.join()
        self._release()

    def _release(self) -> None:
        self.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            with suppress(OSError):  # of what nobody has read
                pipe.close()

    def _read(self, read: Callable[[IO[bytes]], Any]) -> None:
        """In the thread: every answer, then None."""
        assert self._process.stdout is not None
        with suppress(Exception):  # half an answer of one that was killed
            while (answer := read(self._process.stdout)) is not None:
                self._answers.put(answer)
        self._answers.put(None)


def _itself(name: str) -> dict[str, Any]:
    """What has Popen start Python itself: in an environment on Windows, python.exe only starts it, and waits.

    Else its memory and niceness would be asked for and set in vain. Source: multiprocessing/popen_spawn_win32.py.
    """
    base = getattr(sys, "_base_executable", None)
    if sys.platform == "win32" and name == sys.executable and base not in (None, name):
        return {"executable": base, "env": {**os.environ, "__PYVENV_LAUNCHER__": name}}
    return {}


def program() -> list[str]:
    """How this very program is started: the frozen app is one, Python needs to be told."""
    return [sys.executable] if hasattr(sys, "_MEIPASS") else [sys.executable, "-m", "dllab"]
