"""What windows that ended unexpectedly have left behind."""

import fnmatch
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dllab.experiment import Experiment, ExperimentError
from dllab.gui.document.recovery.claim import DISCARDED, SESSION, Claim, is_free
from dllab.gui.document.recovery.description import Description
from dllab.gui.document.recovery.folder import EXPERIMENT, RUN
from dllab.gui.kit.language import Wording, tr
from dllab.gui.kit.readable import word
from dllab.gui.kit.wording import error_words
from dllab.messages import UserError, system_reason, text
from dllab.numerals import count
from dllab.training.archive import SUFFIX, ArchivedRun, DamagedRun, load_run
from dllab.training.snapshot import Course

DAMAGED = ".damaged"
PINS = f"pin-*{SUFFIX}"
MOST_SESSIONS = 10  # that are kept of dead windows,
MOST_BYTES = 200_000_000  # discarded ones included


class Gone(UserError):
    """What was lost has been restored or discarded by another window."""


@dataclass(frozen=True, eq=False)
class RecoveredSession:
    """What could be read of a lost session.

    path, modified: the experiment's own file, and whether the experiment differs from it. run: with its state where
    that was saved. problems: the words for everything that could not be read. claim: on the folder where it all still
    is.
    """

    experiment: Experiment
    path: Path | None
    modified: bool
    run: ArchivedRun | None
    pins: tuple[ArchivedRun, ...]
    problems: tuple[Wording, ...]
    claim: Claim

    @property
    def folder(self) -> Path:
        """Where it all still is."""
        return self.claim.folder

    def is_back(self, course: Course | None) -> bool:
        """Whether `course` is the run that was lost and goes on; also where there was none that could go on."""
        saved = self.run.saved if self.run else None
        if saved is None:
            return True
        return course is not None and course.recipe is not None and course.recipe.start is saved.run_state.recipe.start

    def give_up(self) -> None:
        """Everything is written elsewhere: remove the folder, or where something in it could not be read set it aside.

        Raises OSError.
        """
        unread = self.problems or any(self.folder.glob(f"*{DAMAGED}"))
        self.claim.discard() if unread else self.claim.remove()


@dataclass(frozen=True)
class Lost:
    """A session whose process is gone: what it was about, and when it last wrote, in seconds since 1970."""

    folder: Path
    name: str
    step: int
    pins: int
    written: float
    restoring: bool  # what another folder held when it ended, and had nothing of its own yet

    def load(self) -> RecoveredSession:
        """Claim the session and read what can be read; damaged files are renamed and named in `problems`.

        Raises Gone where another window was faster. Takes as long as reading the files does. Nothing is removed.
        """
        claim = self._claim()
        try:
            return self._read(claim)
        except BaseException:
            claim.release()
            raise

    def discard(self) -> None:
        """Never offer it again; it stays on the disk until it is tidied away. Raises Gone."""
        try:
            self._claim().discard()
        except OSError as error:
            raise _cannot_open(self.folder, error) from None

    def _claim(self) -> Claim:
        try:
            claim = Claim.take(self.folder)
        except FileNotFoundError:
            claim = None
        except OSError as error:
            raise _cannot_open(self.folder, error) from None
        if claim is None or not (self.folder / SESSION).exists():
            if claim:
                claim.release()
            raise Gone(text("Another window has restored or discarded it already."))
        return claim

    def _read(self, claim: Claim) -> RecoveredSession:
        folder, problems = self.folder, list[Wording]()
        told = Description.read(folder)
        if told is not None:
            names = fnmatch.filter((Path(name).name for name in told.pins), PINS)
            path, modified = told.path, told.modified
        else:
            names = sorted(file.name for file in folder.glob(PINS))
            path, modified = "", True
            problems.append(partial(_no_description_words, folder / SESSION))
        run = None
        if (folder / RUN).exists():
            run = _read_run(folder / RUN, problems)
        elif self.step > 0 and not (folder / (RUN + DAMAGED)).exists():
            problems.append(partial(_no_run_words, self.step))
        pins = [found for name in names if (found := _read_run(folder / name, problems))]
        experiment = _read_experiment(folder, run, problems)
        return RecoveredSession(
            experiment, Path(path) if path else None, modified, run, tuple(pins), tuple(problems), claim
        )


def _cannot_open(folder: Path, error: OSError) -> Gone:
    return Gone(text("{folder} cannot be opened: {reason}"), folder=folder, reason=system_reason(error))


def find_lost(root: Path) -> tuple[Lost, ...]:
    """The sessions below `root` that are worth restoring and whose process is gone, newest first.

    One that ended while it was restoring another comes after all others: there is less in it.
    """
    found = [lost for folder in _dead(root) if not _is_discarded(folder) and (lost := _lost(folder))]
    return tuple(sorted(found, key=lambda lost: (lost.restoring, -lost.written)))


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
            _remove(folder)
    for folder in others:
        if folder not in discarded:
            _remove(folder)


def _remove(folder: Path) -> None:
    """Remove a dead session, unless another window has just claimed it."""
    with suppress(OSError):
        claim = Claim.take(folder)
        if claim:
            claim.remove()


def _dead(root: Path) -> list[Path]:
    """The folders of processes that are gone."""
    try:
        folders = [path for path in root.iterdir() if path.is_dir() and not path.is_symlink()]
    except OSError:
        return []
    return [folder for folder in folders if (folder / SESSION).exists() and is_free(folder)]


def _lost(folder: Path) -> Lost | None:
    """What is to be said of a dead session, where it matters or cannot say whether it does."""
    told, written = Description.read(folder), _written(folder)
    if told is None:
        return Lost(folder, folder.name, 0, len(list(folder.glob(PINS))), written, restoring=False)
    restoring = bool(told.restoring) and told.step == 0
    return Lost(folder, told.name, told.step, len(told.pins), written, restoring) if told.matters else None


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


def _no_description_words(file: Path) -> str:
    return tr("What {file} says of the session is damaged: which file it was of is not known any more.", file=file)


def _no_run_words(step: int) -> str:
    return tr("The run had come to step {step}, but its file is not there: it is lost.", step=count(step))


def _set_aside(path: Path, error: UserError) -> Wording:
    """Rename a damaged file, where it is there at all, and say so."""
    aside = path.with_name(path.name + DAMAGED)
    try:
        path.replace(aside)  # Windows renames to no name that is taken
    except OSError:
        return partial(error_words, error)
    return partial(_damaged_words, aside, error)


def _damaged_words(aside: Path, error: UserError) -> str:
    return tr("A saved run was set aside as {file}: {reason}", file=aside, reason=error_words(error))


def _missing_words(run: ArchivedRun) -> str:
    parts = ", ".join(tr(part) for part in run.missing)
    return tr("Of the saved run “{run}” these are missing or damaged: {parts}", run=word(run.label), parts=parts)
