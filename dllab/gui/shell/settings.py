"""What the window remembers from one start to the next: plain text that is read without trusting it.

settings.json   an object of names and plain values; see SETTINGS

Nothing in it can run, and nothing in it can keep the lab from starting: what is not as it should be is the default.
"""

import base64
import binascii
import json
import stat
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import platformdirs
from PySide6.QtCore import QByteArray, QRect, Qt
from PySide6.QtWidgets import QDockWidget, QWidget

from dllab.files import CannotSave, write_atomically
from dllab.gui.forms.titles import SECTION_TITLES
from dllab.gui.kit.language import Wording, tr
from dllab.gui.kit.translations import system_language
from dllab.gui.kit.wording import error_words, sentence_words
from dllab.gui.shell import choices
from dllab.gui.shell.appearance import LIKE_THE_SYSTEM, SYSTEM
from dllab.gui.shell.dock_layout import BadLayout, check_layout
from dllab.gui.shell.workspace import Arrangement, Workspace
from dllab.messages import Sentence, system_reason, text
from dllab.training.session_thread import CHECKPOINT_BYTES

FILE = "settings.json"
SWEEPS = "sweeps"  # the folder beside that of autosave for sweeps that are not done
PROGRESS = "progress"  # the folder beside that of autosave for what is done in labs
MOST_BYTES = 1 << 20  # of a file that is read at all
MOST_LAYOUT = 1 << 16  # characters
LAYOUT_VERSION = 5  # a layout saved by other docks than today's is ignored
RECENT = 8
PLACES = 40  # of lectures
FIRST_SPEED = 1000
FIRST_MEMORY = CHECKPOINT_BYTES // 1_000_000

Plain = str | int | bool | list[str] | list[int]


@dataclass(frozen=True)
class Setting:
    """What stands for nothing, and what is accepted."""

    default: Callable[[], Plain]
    accepts: Callable[[Any], bool]


def _one_of(entries: Any) -> Callable[[Any], bool]:
    values = [value for value, _ in entries]
    return lambda found: type(found) is type(values[0]) and found in values


def _is_bool(found: Any) -> bool:
    return type(found) is bool


def _is_text(found: Any, most: int = 4096) -> bool:
    return isinstance(found, str) and len(found) <= most


def _is_section(found: Any) -> bool:
    return isinstance(found, str) and found in SECTION_TITLES


def _list_of(accepts: Callable[[Any], bool], most: int) -> Callable[[Any], bool]:
    return lambda found: isinstance(found, list) and len(found) <= most and all(map(accepts, found))


def _is_place(found: Any) -> bool:
    """x, y, width, height, and whether the window is maximized."""
    whole = isinstance(found, list) and all(type(each) is int and abs(each) < 1 << 16 for each in found)
    return whole and (not found or len(found) == 5 and min(found[2:4]) > 0)


def _is_base64(found: Any) -> bool:
    if not _is_text(found, MOST_LAYOUT):
        return False
    try:
        base64.b64decode(found, validate=True)
    except (binascii.Error, ValueError):
        return False
    return True


SETTINGS = {
    "language": Setting(system_language, _one_of(choices.LANGUAGES)),
    "theme": Setting(lambda: SYSTEM, _one_of(choices.SCHEMES)),
    "text_size": Setting(lambda: LIKE_THE_SYSTEM, _one_of(choices.TEXT_SIZES)),
    "speed": Setting(lambda: FIRST_SPEED, _one_of(choices.SPEEDS)),
    "memory": Setting(lambda: FIRST_MEMORY, _one_of(choices.MEMORIES)),
    "threads": Setting(lambda: choices.ALL_BUT_ONE, _one_of(choices.THREADS)),
    "export_folder": Setting(str, _is_text),
    "unfolded": Setting(list, _list_of(_is_section, len(SECTION_TITLES))),
    "recent": Setting(list, _list_of(_is_text, RECENT)),
    "lectures": Setting(list, _list_of(partial(_is_text, most=120), PLACES)),
    "welcomed": Setting(bool, _is_bool),
    "place": Setting(list, _is_place),
    "layout": Setting(str, _is_base64),
    "arrangement": Setting(str, lambda found: found in ("", *Arrangement.__members__)),
}


class Settings:
    """Typed access to the file `settings.json` in `folder`.

    What cannot be read is told once, and what cannot be written once until a write succeeds again.
    """

    def __init__(self, folder: Path, autosave: Path | None = None):
        """`autosave`: the folder for what a crash must not lose; left out, the user's own."""
        self._path = folder / FILE
        self.autosave = autosave or autosave_folder()
        self.progress = self.autosave.parent / PROGRESS
        self.sweeps = self.autosave.parent / SWEEPS
        self._untold: list[Wording] = []
        self._complain: Callable[[Wording], None] = self._untold.append
        self._writable = True
        self._values = {name: self._checked(name, found) for name, found in self._read(self._complain).items()}

    @property
    def language(self) -> str:
        return str(self._value("language"))

    @language.setter
    def language(self, language: str) -> None:
        self._set(language=language)

    @property
    def theme(self) -> str:
        """One of the schemes of `appearance`."""
        return str(self._value("theme"))

    @theme.setter
    def theme(self, theme: str) -> None:
        self._set(theme=theme)

    @property
    def text_size(self) -> int:
        """Percent, or LIKE_THE_SYSTEM."""
        return int(self._value("text_size"))

    @text_size.setter
    def text_size(self, percent: int) -> None:
        self._set(text_size=percent)

    @property
    def speed(self) -> int:
        """Steps per second; 0 for as many as the machine can do, which is too fast to see the first run learn."""
        return int(self._value("speed"))

    @speed.setter
    def speed(self, speed: int) -> None:
        self._set(speed=speed)

    @property
    def memory(self) -> int:
        """Megabytes of checkpoints to keep of a run."""
        return int(self._value("memory"))

    @memory.setter
    def memory(self, megabytes: int) -> None:
        self._set(memory=megabytes)

    @property
    def threads(self) -> int:
        """That train, as `choices` has them: ALL_BUT_ONE, or so many."""
        return int(self._value("threads"))

    @threads.setter
    def threads(self, threads: int) -> None:
        self._set(threads=threads)

    @property
    def unfolded(self) -> list[str]:
        """The sections of the form whose content is shown."""
        return list(self._value("unfolded"))

    @unfolded.setter
    def unfolded(self, sections: list[str]) -> None:
        self._set(unfolded=sections)

    @property
    def export_folder(self) -> Path | None:
        """Where the last panel, run, model or film was saved."""
        name = str(self._value("export_folder"))
        return Path(name) if name and _is_there(Path.is_dir, Path(name)) else None

    @export_folder.setter
    def export_folder(self, folder: Path) -> None:
        self._set(export_folder=str(folder))

    @property
    def recent(self) -> list[Path]:
        """Experiments opened or saved lately, and tables opened, that still exist, newest first."""
        return [Path(name) for name in self._value("recent") if _is_there(Path.is_file, Path(name))]

    def remember(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        names = [str(path), *(str(other) for other in self.recent if other != path)]
        self._set(recent=names[:RECENT])

    def place_in(self, lecture: str) -> str:
        """The scene at which a lecture was left; "" where it was never begun."""
        return dict(name.split("/", 1) for name in self._value("lectures") if "/" in name).get(lecture, "")

    def remember_place(self, lecture: str, scene: str) -> None:
        """Where a lecture is, by the ids of both; "" once it is over."""
        others = [name for name in self._value("lectures") if name.split("/", 1)[0] != lecture]
        self._set(lectures=[*([f"{lecture}/{scene}"] if scene else []), *others][:PLACES])

    @property
    def welcomed(self) -> bool:
        """Whether the cards of a first start have been closed."""
        return bool(self._value("welcomed"))

    @welcomed.setter
    def welcomed(self, welcomed: bool) -> None:
        self._set(welcomed=welcomed)

    def save_layout(self, window: QWidget, docks: Workspace) -> None:
        """Remember where `window` is, and the docks in `docks`."""
        stretched = window.isMaximized() or window.isFullScreen()
        place = window.normalGeometry() if stretched else window.geometry()
        numbers = [place.x(), place.y(), place.width(), place.height(), int(window.isMaximized())]
        layout = base64.b64encode(docks.saveState(LAYOUT_VERSION).data()).decode()
        self._set(place=numbers, layout=layout, arrangement=docks.fitting(place.width()).name)

    def restore_layout(self, window: QWidget, docks: Workspace, put: Callable[[QRect], None]) -> None:
        """Put window and docks back; a first start, or an older layout, leaves them as they are.

        Docks that stood in a window of another width, or for another size of text, stand as at first. put: places the
        window, on a screen there is.
        """
        if place := self._value("place"):
            put(QRect(*place[:4]))
            docks.arrange()
            if place[4]:
                window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
        if layout := base64.b64decode(self._value("layout")):
            if self._value("arrangement") not in ("", docks.fitting(window.width()).name):
                return
            try:
                check_layout(layout, LAYOUT_VERSION, [dock.objectName() for dock in docks.findChildren(QDockWidget)])
            except BadLayout:
                self._complain(partial(_unusable_words, self._path, "layout"))
            else:
                docks.restoreState(QByteArray(layout), LAYOUT_VERSION)

    def report_to(self, complain: Callable[[Wording], None]) -> list[Wording]:
        """Tell somebody of what goes wrong from now on; the words for what went wrong before."""
        self._complain = complain
        return self._untold

    def _value(self, name: str) -> Any:
        return self._values[name] if name in self._values else SETTINGS[name].default()

    def _checked(self, name: str, found: Any) -> Any:
        """What was found, or the default where it is not what it should be."""
        if SETTINGS[name].accepts(found):
            return found
        default = SETTINGS[name].default()
        self._complain(partial(_unusable_words, self._path, name))
        return default

    def _read(self, complain: Callable[[Wording], None]) -> dict[str, Any]:
        """What the file says of the settings there are."""
        try:
            content = _content(self._path)
            table = json.loads(content) if content else {}
        except OSError as error:
            complain(partial(_unreadable_words, self._path, system_reason(error)))
            return {}
        except (ValueError, RecursionError):
            complain(partial(_unreadable_words, self._path, Sentence(text("It is not as the lab wrote it."))))
            return {}
        if not isinstance(table, dict):
            complain(partial(_unreadable_words, self._path, "[…]"))
            return {}
        return {name: table[name] for name in SETTINGS if name in table}

    def _set(self, **changed: Plain) -> None:
        """Write the file again with these values; what another window has written since of the others stays."""
        self._values |= changed
        others = {name: found for name, found in self._read(_say_nothing).items() if SETTINGS[name].accepts(found)}
        content = json.dumps(others | changed, indent=1).encode()
        try:
            write_atomically(self._path, lambda stream: stream.write(content))
            self._writable = True
        except CannotSave as error:
            if self._writable:
                self._complain(partial(error_words, error))
            self._writable = False


def settings_folder() -> Path:
    """Where this user's settings are."""
    return Path(platformdirs.user_config_dir("dllab", appauthor=False))


def autosave_folder() -> Path:
    """Where every window of this user has a folder of its own."""
    return Path(platformdirs.user_data_dir("dllab", appauthor=False)) / "autosave"


def _content(path: Path) -> bytes:
    """The file's bytes; none where there is no file. Raises OSError, or ValueError where it is too long or a pipe."""
    try:
        if stat.S_ISFIFO(path.stat().st_mode):  # opening it would wait for who writes into it
            raise ValueError
        with open(path, "rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return b""
    if len(content) > MOST_BYTES:
        raise ValueError
    return content


def _is_there(look: Callable[[Path], bool], path: Path) -> bool:
    """Whether a file or folder is there and may be looked at."""
    try:
        return look(path)
    except (OSError, ValueError):
        return False


def _say_nothing(words: Wording) -> None:
    """Of what was told when the lab started."""


def _unusable_words(path: Path, name: str) -> str:
    return tr("The setting “{name}” in {file} cannot be used; the lab goes on with its default.", name=name, file=path)


def _unreadable_words(path: Path, reason: str) -> str:
    return tr(
        "The settings in {file} cannot be read; the lab goes on with its defaults. {reason}",
        file=path, reason=sentence_words(reason),
    )  # fmt: skip
