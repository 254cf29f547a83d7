"""Everything that can be done from the menus, the toolbar and the keyboard, as one table."""

from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from dllab.gui.kit.icons import icon
from dllab.gui.kit.language import Wording, tr
from dllab.gui.kit.long_text import short_name
from dllab.gui.kit.theme import Theme
from dllab.messages import text

NATIVE = QKeySequence.SequenceFormat.NativeText


@dataclass(frozen=True)
class Description:
    """One action: its words are English literals marked with `text`; `icon` is a name of the icon family."""

    name: str
    label: str
    tip: str
    shortcut: str = ""
    icon: str = ""
    checkable: bool = False


DESCRIPTIONS = (
    Description("train_page", text("Training"), text("Train a network and watch it"), "Ctrl+1", "training", True),
    Description(
        "explore_page", text("Explore"), text("Ideas of the course that are no training run"), "Ctrl+2", "explore", True
    ),
    Description("labs", text("Labs"), text("Exercises whose answers are numbers that a run has"), "Ctrl+L", "labs"),
    Description("lectures", text("Lectures"), text("Scenes for a class, one after the other"), "Ctrl+K", "lectures"),
    Description("next_scene", text("Next scene"), text("Go on to the next scene"), "PgDown", "next_scene"),
    Description(
        "previous_scene",
        text("Previous scene"),
        text("Go back to the scene before, as it was left"),
        "PgUp",
        "previous_scene",
    ),
    Description("ask", text("Ask"), text("Show the question to the class, or put it away"), "A", "ask", checkable=True),
    Description(
        "reveal",
        text("Reveal"),
        text("Show which answer is right, and why; a scene that asked first then trains"),
        "V",
        "reveal",
        checkable=True,
    ),
    Description(
        "restore_scene",
        text("Back to the scene"),
        text("Show the scene as it began; Undo brings back what you made of it"),
        "Home",
        "reset",
    ),
    Description(
        "notes", text("Presenter's notes"), text("Show what only the speaker needs"), "T", "notes", checkable=True
    ),
    Description(
        "end_lecture",
        text("End the lecture"),
        text("Put back what was in the window before; Undo goes on with the lecture"),
        "Ctrl+W",
        "close",
    ),
    Description("run", text("Run"), text("Train until paused"), "Space F5", "run"),
    Description("step", text("Step"), text("Take one training step, then pause"), "S", "step"),
    Description("epoch", text("Epoch"), text("Train for one epoch, then pause"), "E", "epoch"),
    Description("reset", text("Reset"), text("Start again from the same initial weights"), "R", "reset"),
    Description(
        "new_seed", text("Reset with new weights"), text("Start again from the weights of another seed"), "Shift+R"
    ),
    Description("step_back", text("Step back"), text("Go back by one training step"), "Shift+S", "step_back"),
    Description(
        "play_back", text("Play backward"), text("Play the run backward, up to its first step"), "J", "play_back", True
    ),
    Description(
        "play_forward",
        text("Play forward"),
        text("Play the run again, up to its newest step"),
        "L",
        "play_forward",
        True,
    ),
    Description("to_newest", text("Newest step"), text("Return to the newest step of the run"), "N", "newest"),
    Description(
        "pin", text("Pin as baseline"), text("Keep this run's curves, to compare the next runs with them"), "P", "pin"
    ),
    Description("unpin", text("Unpin all"), text("Take every pinned run away")),
    Description(
        "find_rate",
        text("Find rate"),
        text("A short run at each of 25 learning rates, and the rate an order of magnitude before they diverge."),
    ),
    Description(
        "bring_back",
        text("Bring back"),
        text("Go on with the run that was reset, replaced or left last, where it stood"),
        "Ctrl+B",
    ),
    Description("open", text("Open…"), text("Open an experiment file"), "Ctrl+O", "open"),
    Description(
        "open_table",
        text("Open CSV…"),
        text("Open a table of your own, such as a CSV file, as the data of a new experiment"),
        "Ctrl+Shift+O",
    ),
    Description("save", text("Save"), text("Save the experiment to its file"), "Ctrl+S", "save"),
    Description("save_as", text("Save as…"), text("Save the experiment to another file"), "Ctrl+Shift+S"),
    Description("save_run", text("Save run…"), text("Save what the run has recorded, and its model, as a folder")),
    Description(
        "report",
        text("Report…"),
        text("Write the run on one page to hand in: settings, results, findings and the panels that can be seen"),
        "Ctrl+P",
    ),
    Description(
        "export_pytorch",
        text("Export as PyTorch script…"),
        text("Write a plain PyTorch script that starts from the same weights"),
    ),
    Description("export_onnx", text("Export as ONNX…"), text("Write the network as an ONNX model")),
    Description(
        "record", text("Record the window…"), text("Film the window as GIF or WebM"), "Ctrl+Shift+R", "record", True
    ),
    Description("save_page", text("Save page…"), text("Save what is set on this page"), "Ctrl+S", "save"),
    Description("play", text("Play"), text("Play the page, or pause"), "Space F5"),
    Description("page_step", text("One step"), text("Take one step of the page"), "S"),
    Description("page_back", text("One step back"), text("Go back by one step of the page"), "Shift+S"),
    Description("page_restart", text("Back to the start"), text("Go back to the page's first step"), "R"),
    Description(
        "grade", text("Grade hand-ins…"), text("Train every run of a folder of hand-ins again, and mark it"), "Ctrl+G"
    ),
    Description(
        "new_lab", text("New lab…"), text("Make a lab out of the experiment in the window, and of runs that solve it")
    ),
    Description("quit", text("Quit"), text("Close the lab"), "Ctrl+Q"),
    Description("undo", text("Undo"), text("Take back the last change to the experiment"), "Ctrl+Z", "undo"),
    Description("redo", text("Redo"), text("Make the change that was taken back"), "Ctrl+Shift+Z", "redo"),
    Description("find", text("Find a setting…"), text("Find a setting in the form by what it is called"), "Ctrl+F"),
    Description(
        "presentation",
        text("Presentation"),
        text("Larger text and thicker lines on the whole screen, without the form"),
        "F11",
        "presentation",
        checkable=True,
    ),
    Description(
        "enlarge",
        text("Enlarge or put back"),
        text("Give all the room to the panel under the mouse, or put it back"),
        "F",
    ),
    Description("reset_layout", text("Reset layout"), text("Put every panel back in its place")),
    Description("handbook", text("Handbook"), text("How everything works, and every choice with its formula"), "F1"),
    Description("welcome", text("Welcome"), text("Three ways to begin")),
    Description("shortcuts", text("Shortcuts"), text("Every key that does something"), "?"),
    Description("about", text("About dllab"), text("Versions of dllab and what it is made with")),
)


def action_words() -> dict[str, str]:
    """What every action is called, with its keys, in the current language."""
    words = {}
    for description in DESCRIPTIONS:
        keys = ", ".join(QKeySequence(key).toString(NATIVE) for key in description.shortcut.split())
        words[description.name] = (
            tr("{what} ({keys})", what=tr(description.label), keys=keys) if keys else tr(description.label)
        )
    return words


RUN = next(description for description in DESCRIPTIONS if description.name == "run")
PAUSE = Description("run", text("Pause"), text("Pause training"), "Space F5", "pause")


class Actions:
    """The QActions of the table, by name. They belong to the window, so that their shortcuts work everywhere in it."""

    def __init__(self, window: QWidget):
        self._descriptions = {description.name: description for description in DESCRIPTIONS}
        self._actions: dict[str, QAction] = {}
        self._theme: Theme | None = None
        self._told: dict[str, Wording] = {}
        for name, description in self._descriptions.items():
            action = QAction(window, checkable=description.checkable)
            action.setShortcuts([QKeySequence(key) for key in description.shortcut.split()])
            window.addAction(action)
            self._actions[name] = action
        self._actions["quit"].setMenuRole(QAction.MenuRole.QuitRole)
        self._actions["about"].setMenuRole(QAction.MenuRole.AboutRole)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def overview(self) -> list[tuple[str, str]]:
        """(keys, what they do) of every action that has keys, and what other keys do, in the current language."""
        own = [
            (_keys(self._actions[name]), tr(description.tip))
            for name, description in self._descriptions.items()
            if description.shortcut
        ]
        return [
            *own,
            ("1 … 9", tr("Enlarge one of the panels, or put it back; View ▸ Enlarge says which")),
            ("+, −", tr("In the picture of the network: units of the layer that is selected; with Ctrl, layers")),
            ("Tab, Enter", tr("Go to the next control, and press it")),
            ("Enter, Esc", tr("Take what was typed, or drop it; the keyboard is the run's again")),
        ]

    def run_words(self) -> tuple[str, str]:
        """What the first button says, at rest and in a run."""
        return tr(RUN.label), tr(PAUSE.label)

    def tell(self, name: str, words: Wording | None) -> None:
        """What an action would do just now is said behind its name; nothing without words."""
        self._told.pop(name, None)
        if words is not None:
            self._told[name] = words
        self._refresh(name)

    def show_running(self, running: bool) -> None:
        """Let the first button pause a run, or start one."""
        self._descriptions["run"] = PAUSE if running else RUN
        self._refresh("run")

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        for name in self._actions:
            self._refresh(name)

    def retranslate(self) -> None:
        for name in self._actions:
            self._refresh(name)

    def _refresh(self, name: str) -> None:
        description, action = self._descriptions[name], self._actions[name]
        label, tip = tr(description.label), tr(description.tip)
        if name in self._told:
            what = short_name(self._told[name]())
            label, tip = (tr("{action}: {what}", action=said, what=what) for said in (label, tip))
        action.setText(label)
        action.setToolTip(tr("{what} ({keys})", what=tip, keys=_keys(action)) if description.shortcut else tip)
        if description.icon and self._theme:
            color = "#ffffff" if name == "run" else self._theme.foreground  # the one coloured button
            action.setIcon(icon(description.icon, color, self._theme.disabled))


def _keys(action: QAction) -> str:
    return ", ".join(keys.toString(NATIVE) for keys in action.shortcuts())
