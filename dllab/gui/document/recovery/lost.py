"""What windows that ended unexpectedly have left behind."""

import fnmatch
import json
import logging
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from dllab.experiment import Experiment, ExperimentError
from dllab.files import CannotSave
from dllab.gui.document.recovery.folder import EXPERIMENT, RUN, SESSION, Owner, take_over
from dllab.gui.kit.language import Wording, tr
from dllab.gui.kit.readable import word
from dllab.gui.kit.wording import error_words
from dllab.messages import UserError, text
from dllab.training.archive import SUFFIX, ArchivedRun, DamagedRun, load_run

DISCARDED, DAMAGED = ".discarded", ".damaged"
PINS = f"pin-*{SUFFIX}"
MOST_SESSIONS = 10  # that are kept of dead windows,
MOST_BYTES = 200_000_000  # discarded ones included

log = logging.getLogger(__name__)


class Gone(UserError):
    """What was lost has been restored or discarded by another window."""


@dataclass(frozen=True, eq=False)
class RecoveredSession:
    """What could be read of a lost session.

    path, modified: the experiment's own file, and whether the experiment differs from it. run: with its state where
    that was saved. problems: the words for everything that could not be read. folder: where it all still is, to be
    removed once another folder has taken it over.
    """

    experiment: Experiment
    path: Path | None
    modified: bool
    run: ArchivedRun | None
    pins: tuple[ArchivedRun, ...]
    problems: tuple[Wording, ...]
    folder: Path


@dataclass(frozen=True)
class Lost:
    """A session whose process is gone: what it was about, and when it last wrote, in seconds since 1970."""

    folder: Path
    name: str
    step: int
    pins: int
    written: float

    def load(self) -> RecoveredSession:
        """Take the session over and read what can be read; damaged files are renamed and named in `problems`.

        Raises Gone where another window was faster. Takes as long as reading the files does.
        """
        mine = self.folder.with_name(f"{self.folder.name}-{secrets.token_hex(2)}")
        self._move(mine)
        description = _description(mine)
        try:
            take_over(mine, description)
        except CannotSave:
            log.exception("%s cannot be claimed", mine)  # on a disk that is full: it is read all the same
        match description:
            case {"pins": [*pins], "path": str(path), "modified": bool(modified)}:
                names = fnmatch.filter((Path(str(name)).name for name in pins), PINS)
            case _:
                names, path, modified = sorted(file.name for file in mine.glob(PINS)), "", True
        problems: list[Wording] = []
        run = _read_run(mine / RUN, problems) if (mine / RUN).exists() else None
        pins = [found for name in names if (found := _read_run(mine / name, problems))]
        experiment = _read_experiment(mine, run, problems)
        return RecoveredSession(
            experiment, Path(path) if path else None, modified, run, tuple(pins), tuple(problems), mine
        )

    def discard(self) -> None:
        """Never offer it again; it stays on the disk until it is tidied away."""
        self._move(self.folder.with_name(self.folder.name + DISCARDED))

    def _move(self, target: Path) -> None:
        try:
            self.folder.rename(target)
        except FileNotFoundError:
            raise Gone(text("Another window has restored or discarded it already.")) from None
        except OSError as error:
            raise Gone(
                text("{folder} cannot be opened: {reason}"), folder=self.folder, reason=error.strerror or str(error)
            ) from None


def find_lost(root: Path) -> tuple[Lost, ...]:
    """The sessions below `root` that are worth restoring and whose process is gone, newest first."""
    found = [lost for folder in _dead(root) if not _is_discarded(folder) and (lost := _lost(folder))]
    return tuple(sorted(found, key=lambda lost: lost.written, reverse=True))


def tidy(root: Path) -> None:
    """Remove what is left of dead sessions where nothing matters, and where there are too many or too much of them.

    Discarded ones go first, then the oldest; the newest lost one never goes.
    """
    lost = [each.folder for each in find_lost(root)]
    others = [folder for folder in _dead(root) if folder not in lost]
    discarded = sorted((folder for folder in others if _is_discarded(folder)), key=_written, reverse=True)
    room = MOST_BYTES
    for index, folder in enumerate([*lost, *discarded]):
        room -= _size(folder)
        if (index >= MOST_SESSIONS or room < 0) and folder not in lost[:1]:
            shutil.rmtree(folder, ignore_errors=True)
    for folder in others:
        if folder not in discarded:
            shutil.rmtree(folder, ignore_errors=True)


def _dead(root: Path) -> list[Path]:
    """The folders of processes that are gone."""
    try:
        folders = [path for path in root.iterdir() if path.is_dir() and not path.is_symlink()]
    except OSError:
        return []
    return [folder for folder in folders if (folder / SESSION).exists() and not _may_live(folder)]


def _may_live(folder: Path) -> bool:
    """Whether the owner may live; one that wrote nonsense did not write it itself."""
    description = _description(folder)
    try:
        return Owner(int(description["pid"]), float(description["started"]), str(description["host"])).may_live
    except (KeyError, TypeError, ValueError, OverflowError):
        return False


def _lost(folder: Path) -> Lost | None:
    """What is to be said of a dead session, where it matters or cannot say whether it does."""
    description, written = _description(folder), _written(folder)
    match description:
        case {"name": str(name), "step": int(step), "pins": list(pins), "matters": bool(matters)}:
            return Lost(folder, name, step, len(pins), written) if matters else None
    return Lost(folder, folder.name, 0, len(list(folder.glob(PINS))), written)


def _description(folder: Path) -> dict[str, Any]:
    """What session.json says; empty where it is damaged."""
    try:
        found = json.loads((folder / SESSION).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _is_discarded(folder: Path) -> bool:
    return folder.name.endswith(DISCARDED)


def _written(folder: Path) -> float:
    try:
        return (folder / SESSION).stat().st_mtime
    except OSError:
        return 0.0


def _size(folder: Path) -> int:
    """Bytes of all files in it; what vanishes meanwhile has none."""
    total = 0
    for file in folder.rglob("*"):
        with suppress(OSError):
            total += file.stat().st_size
    return total


def _read_experiment(folder: Path, run: ArchivedRun | None, problems: list[Wording]) -> Experiment:
    """As it was last edited, else as the run has it, else the default one."""
    try:
        return Experiment.load(folder / EXPERIMENT)
    except ExperimentError as error:
        problems.append(partial(error_words, error))
    return run.experiment if run else Experiment()


def _read_run(path: Path, problems: list[Wording]) -> ArchivedRun | None:
    try:
        run = load_run(path)
    except DamagedRun as error:
        problems.append(_set_aside(path, error))
        return None
    except UserError as error:
        problems.append(partial(error_words, error))
        return None
    if run.missing:
        problems.append(partial(_missing_words, run))
    return run


def _set_aside(path: Path, error: UserError) -> Wording:
    """Rename a damaged file, where it is there at all, and say so."""
    aside = path.with_name(path.name + DAMAGED)
    try:
        path.rename(aside)
    except OSError:
        return partial(error_words, error)
    return partial(_damaged_words, aside, error)


def _damaged_words(aside: Path, error: UserError) -> str:
    return tr("A saved run was set aside as {file}: {reason}", file=aside, reason=error_words(error))


def _missing_words(run: ArchivedRun) -> str:
    parts = ", ".join(tr(part) for part in run.missing)
    return tr("Of the saved run “{run}” these are missing or damaged: {parts}", run=word(run.label), parts=parts)
