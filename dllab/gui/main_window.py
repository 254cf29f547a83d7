"""The window: builds its parts, connects them, and brings back what it remembers."""

from functools import partial

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from dllab.experiment import Experiment
from dllab.gui.actions import Actions
from dllab.gui.appearance import Appearance
from dllab.gui.choices import Choices
from dllab.gui.document import Document
from dllab.gui.file_commands import FileCommands, dropped_file
from dllab.gui.help import HelpWindow, about_body, about_title, shortcuts_body, shortcuts_title
from dllab.gui.language import tr
from dllab.gui.menus import Menus
from dllab.gui.message_bar import MessageBar, Words
from dllab.gui.panels.experiment import ExperimentPanel
from dllab.gui.panels.gradients import GradientPanel
from dllab.gui.panels.layers import LayersPanel
from dllab.gui.panels.loss import LossPanel
from dllab.gui.panels.metrics import MetricsPanel
from dllab.gui.panels.prediction import PredictionPanel
from dllab.gui.poller import Poller
from dllab.gui.run_control import RunControl
from dllab.gui.settings import Settings
from dllab.gui.status_bar import StatusBar
from dllab.gui.theme import Theme
from dllab.gui.toolbar import Toolbar
from dllab.gui.translations import Translations
from dllab.gui.wording import outcome_words
from dllab.gui.workspace import FORM, Workspace
from dllab.training.outcomes import Diverged, Failed, Outcome, Running
from dllab.training.session import Session

FIRST_SIZE = QSize(1440, 900)


class MainWindow(QMainWindow):
    """Owns `session`: closing the window ends its thread."""

    def __init__(self, session: Session, settings: Settings):
        super().__init__()
        self.session = session
        self.settings = settings
        self.translations = Translations(self)
        self.translations.use(settings.language)
        self.appearance = Appearance(self, settings.theme)
        self.document = Document(self)
        self.files = FileCommands(self, self.document, settings)
        self.control = RunControl(session, self.document, self)
        self.poller = Poller(session, self)
        self._outcome_words: Words = str
        self._build()
        self._connect()
        self._restore()

    def _build(self) -> None:
        self.form = ExperimentPanel()
        self.commands = Actions(self)
        self.choices = Choices(self)
        self.toolbar = Toolbar(self, self.commands, self.choices)
        self.addToolBar(self.toolbar)
        self.messages = MessageBar(self)
        self.workspace = Workspace(
            self,
            {
                FORM: self.form,
                "loss": LossPanel(),
                "gradients": GradientPanel(),
                "prediction": PredictionPanel(watch=self.session.watch),
                "layers": LayersPanel(),
                "metrics": MetricsPanel(watch=self.session.watch),
            },
            self.poller,
        )
        self.setStatusBar(StatusBar(self, self.poller))
        self.menus = Menus(self.menuBar(), self.commands, self.choices, self.files, self.workspace.toggles())
        self.shortcuts = HelpWindow(self, shortcuts_title, partial(shortcuts_body, self.commands))
        self.about = HelpWindow(self, about_title, about_body)
        centre = QWidget(self)
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.messages)
        layout.addWidget(self.workspace, 1)
        self.setCentralWidget(centre)
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        for name, slot in (
            ("run", self.control.toggle),
            ("step", self.control.step),
            ("epoch", self.control.epoch),
            ("reset", self.control.reset),
            ("new_seed", self.control.new_seed),
            ("open", self.files.ask_for_file),
            ("save", self.files.save),
            ("save_as", self.files.ask_for_name),
            ("quit", self.close),
            ("undo", self.form.undo),
            ("redo", self.form.redo),
            ("presentation", self._present),
            ("reset_layout", self.workspace.arrange),
            ("shortcuts", self.shortcuts.show),
            ("about", self.about.show),
        ):
            self.commands[name].triggered.connect(slot)
        self.choices.preset.chosen.connect(self.files.load_preset)
        self.choices.speed.chosen.connect(self._set_speed)
        self.choices.scheme.chosen.connect(self._set_scheme)
        self.choices.language.chosen.connect(self._set_language)
        self.files.refused.connect(self.messages.say)
        self.document.replaced.connect(self.form.set_experiment)
        self.document.opened.connect(self._start)
        self.document.changed.connect(self._show_title)
        self.form.edited.connect(self.document.edit)
        self.form.edited.connect(self.session.edit)
        self.form.reset_requested.connect(self.control.reset)
        self.form.undo_stack.canUndoChanged.connect(self.commands["undo"].setEnabled)
        self.form.undo_stack.canRedoChanged.connect(self.commands["redo"].setEnabled)
        self.poller.outcome_changed.connect(self._show_outcome)
        self.appearance.changed.connect(self._apply_theme)

    def _restore(self) -> None:
        self.resize(FIRST_SIZE)
        self.settings.restore_layout(self, self.workspace)
        self.choices.language.select(self.settings.language)
        self.choices.scheme.select(self.settings.theme)
        self.choices.speed.select(self.settings.speed)
        self.control.set_speed(self.settings.speed)
        self.commands["undo"].setEnabled(False)
        self.commands["redo"].setEnabled(False)
        self._apply_theme(self.appearance.theme)
        self.retranslate()
        self.choices.preset.choose(self.choices.preset.values()[0])
        self.poller.start()

    def retranslate(self) -> None:
        self.commands.retranslate()
        self.choices.retranslate()
        self.menus.retranslate()
        self.toolbar.refresh()
        self._show_title()

    def show_unforeseen(self, traceback: str) -> None:
        """Tell of an error nobody expected; the run goes on."""
        self.messages.say(partial(tr, "Something went wrong inside the lab. Training goes on if it can."), traceback)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.files.may_close():
            event.ignore()
            return
        self.settings.save_layout(self, self.workspace)
        self.poller.stop()
        self.hide()  # a kernel that is being compiled is finished first, which may take seconds
        self.session.close()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData().urls())
        if path:
            self.files.load(path)

    def _start(self, experiment: Experiment) -> None:
        self.messages.hide()
        if self.document.path:
            self.choices.preset.select(None)
            self.toolbar.refresh()
        self.session.load(experiment)

    def _show_title(self) -> None:
        name = self.document.experiment.name
        self.setWindowTitle(tr("{name}[*] — dllab", name=tr(name)))
        self.setWindowModified(self.document.modified)

    def _show_outcome(self, outcome: Outcome) -> None:
        self.commands.show_running(isinstance(outcome, Running))
        for name in ("run", "step", "epoch"):
            self.commands[name].setEnabled(not isinstance(outcome, Diverged | Failed))
        self.messages.withdraw(self._outcome_words)
        self._outcome_words = partial(outcome_words, outcome)
        if self._outcome_words():
            self.messages.say(self._outcome_words, outcome.details if isinstance(outcome, Failed) else "")

    def _apply_theme(self, theme: Theme) -> None:
        self.commands.apply_theme(theme)
        self.toolbar.apply_theme(theme)
        self.messages.apply_theme(theme)
        self.workspace.apply_theme(theme)

    def _present(self, on: bool) -> None:
        self.workspace.present(on)
        self.appearance.present(on)

    def _set_speed(self, speed: int) -> None:
        self.settings.speed = speed
        self.control.set_speed(speed)

    def _set_scheme(self, scheme: str) -> None:
        self.settings.theme = scheme
        self.appearance.use(scheme)

    def _set_language(self, language: str) -> None:
        self.settings.language = language
        self.translations.use(language)
