"""What the window remembers from one start to the next."""

from pathlib import Path

import platformdirs
from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow, QWidget

from dllab.gui.kit.translations import system_language
from dllab.gui.shell.appearance import SYSTEM
from dllab.training.session import CHECKPOINT_BYTES

LAYOUT_VERSION = 3  # a layout saved by other docks than today's is ignored
RECENT = 8
FIRST_SPEED = 1000
FIRST_MEMORY = CHECKPOINT_BYTES // 1_000_000


class Settings:
    """Typed access to a QSettings store."""

    def __init__(self, store: QSettings, autosave: Path | None = None):
        """`autosave`: the folder for what a crash must not lose; left out, the user's own."""
        self._store = store
        self.autosave = autosave or autosave_folder()

    @property
    def language(self) -> str:
        return str(self._store.value("language", system_language()))

    @language.setter
    def language(self, language: str) -> None:
        self._store.setValue("language", language)

    @property
    def theme(self) -> str:
        """One of the schemes of `appearance`."""
        return str(self._store.value("theme", SYSTEM))

    @theme.setter
    def theme(self, theme: str) -> None:
        self._store.setValue("theme", theme)

    @property
    def speed(self) -> int:
        """Steps per second; 0 for as many as the machine can do, which is too fast to see the first run learn."""
        return int(str(self._store.value("speed", FIRST_SPEED)))

    @speed.setter
    def speed(self, speed: int) -> None:
        self._store.setValue("speed", speed)

    @property
    def memory(self) -> int:
        """Megabytes of checkpoints to keep of a run."""
        return int(str(self._store.value("memory", FIRST_MEMORY)))

    @memory.setter
    def memory(self, megabytes: int) -> None:
        self._store.setValue("memory", megabytes)

    @property
    def export_folder(self) -> Path | None:
        """Where the last panel, run, model or film was saved."""
        name = str(self._store.value("export_folder", ""))
        return Path(name) if name and Path(name).is_dir() else None

    @export_folder.setter
    def export_folder(self, folder: Path) -> None:
        self._store.setValue("export_folder", str(folder))

    @property
    def recent(self) -> list[Path]:
        """Experiment files opened or saved lately that still exist, newest first."""
        value = self._store.value("recent", [])
        names = [value] if isinstance(value, str) else list(value or [])  # type: ignore[call-overload]
        return [Path(name) for name in names if Path(name).exists()]

    def remember(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        names = [str(path), *(str(other) for other in self.recent if other != path)]
        self._store.setValue("recent", names[:RECENT])

    def save_layout(self, window: QWidget, docks: QMainWindow) -> None:
        """Remember where `window` is, and the docks in `docks`."""
        self._store.setValue("geometry", window.saveGeometry())
        self._store.setValue("layout", docks.saveState(LAYOUT_VERSION))

    def restore_layout(self, window: QWidget, docks: QMainWindow) -> None:
        """Put window and docks back; a first start, or an older layout, leaves them as they are."""
        geometry, layout = self._store.value("geometry"), self._store.value("layout")
        if isinstance(geometry, QByteArray):
            window.restoreGeometry(geometry)
        if isinstance(layout, QByteArray):
            docks.restoreState(layout, LAYOUT_VERSION)


def autosave_folder() -> Path:
    """Where every window of this user has a folder of its own."""
    return Path(platformdirs.user_data_dir("dllab", appauthor=False)) / "autosave"
