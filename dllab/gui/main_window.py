"""The window: builds its parts, connects them, and brings back what it remembers."""

from functools import partial

from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QUndoGroup
from PySide6.QtWidgets import QMainWindow, QWidget

from dllab.catalogue import left_out
from dllab.experiment import Experiment
from dllab.gui.document.comparison import Comparison
from dllab.gui.document.document import Document
from dllab.gui.document.file_commands import FileCommands, dropped_file
from dllab.gui.document.lab_door import LabDoor
from dllab.gui.document.learning import Learning
from dllab.gui.document.recovery.autosave import Autosave
from dllab.gui.document.recovery.bar import RecoveryBar
from dllab.gui.document.recovery.lost import RecoveredSession
from dllab.gui.document.run_control import RunControl
from dllab.gui.document.sweep_runs import SweepRuns
from dllab.gui.document.taking_over import TakingOver
from dllab.gui.document.trials import Trials
from dllab.gui.document.way_in import WayIn
from dllab.gui.explorers.room import ExploreRoom
from dllab.gui.export.commands import Exports
from dllab.gui.film.command import RecordCommand
from dllab.gui.film.recorder import ScreenRecorder
from dllab.gui.kit.follows_language import FollowsLanguage
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.long_text import short_name
from dllab.gui.kit.message_bar import MessageBar
from dllab.gui.kit.pins import Pins
from dllab.gui.kit.poller import Poller
from dllab.gui.kit.readable import word
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.translations import Translations
from dllab.gui.kit.wording import left_out_words
from dllab.gui.lectures.player import Lectures
from dllab.gui.shell.actions import Actions
from dllab.gui.shell.announcements import Announcements
from dllab.gui.shell.appearance import Appearance
from dllab.gui.shell.banners import Banners
from dllab.gui.shell.choices import ChoiceMenus
from dllab.gui.shell.crosshair import Crosshair
from dllab.gui.shell.drawn_pins import DrawnPins
from dllab.gui.shell.figures import Figures
from dllab.gui.shell.form_access import FormAccess
from dllab.gui.shell.keyboard import Keyboard
from dllab.gui.shell.layer_selection import LayerSelection
from dllab.gui.shell.menus import Menus
from dllab.gui.shell.pages import Pages
from dllab.gui.shell.panel_set import PanelSet
from dllab.gui.shell.picked_image import PickedImage
from dllab.gui.shell.preferences import Preferences
from dllab.gui.shell.screen_fit import ScreenFit
from dllab.gui.shell.settings import Settings
from dllab.gui.shell.status_bar import StatusBar
from dllab.gui.shell.toolbar import Toolbar
from dllab.gui.shell.undo_actions import UndoActions
from dllab.gui.shell.workspace import Workspace
from dllab.gui.teaching.teaching import Teaching
from dllab.gui.timeline.bar import Timeline
from dllab.panel_names import FORM
from dllab.training.outcomes import Diverged, Failed, Outcome, Running
from dllab.training.session import Session
from dllab.training.snapshot import Kept

CLOSING_SECONDS = 0.7  # that each of two threads is waited for


class MainWindow(FollowsLanguage, QMainWindow):
    """Owns `session`: closing the window ends its thread.

    at_rest: whether every thread had ended when the window was closed. A step cannot be interrupted.
    """

    def __init__(self, session: Session, settings: Settings):
        super().__init__()
        self.session = session
        self.settings = settings
        self.translations = Translations(self)
        self.translations.use(settings.language)
        self.appearance = Appearance(self, settings.theme, settings.text_size)
        self.document = Document(self)
        self.pins = Pins(self, self.document.undo_stack)
        self.panels = PanelSet(session, self.pins, self.document.undo_stack)
        self.form = self.panels.form
        self.files = FileCommands(self, self.document, settings)
        self.control = RunControl(session, self.document, self)
        self.poller = Poller(session, self)
        self.room = ExploreRoom(self)
        self.at_rest = False
        self._build()
        self._connect()
        self._restore()

    def _build(self) -> None:
        self.commands = Actions(self)
        self.choices = ChoiceMenus(self)
        self.preferences = Preferences(
            self.settings, self.choices, self.session, self.appearance, self.translations, self.control.set_speed
        )
        self.toolbar = Toolbar(self, self.commands, self.choices)
        self.addToolBar(self.toolbar)
        self.messages = MessageBar(self)
        self.recovery = RecoveryBar(self)
        self.workspace = Workspace(self, self.panels.all, self.poller, self.appearance.theme.points)
        self.layer_selection = LayerSelection(self.panels.all.values(), self)
        self.crosshair = Crosshair(self.panels.all.values(), self)
        PickedImage(self.panels, self.workspace, self)
        self.comparison = Comparison(self.session, self.pins, self.document, self.poller, self)
        self.drawn_pins = DrawnPins(self.pins, self.poller, self.panels.all.values(), self)
        self.trials = Trials(self.session.library, self.pins, self.poller, self.panels.findings)
        self.sweep_runs = SweepRuns(self.panels.sweep, self.comparison, self.pins, self.settings.sweeps)
        self.exports = Exports(self, self.session, self.poller, self.pins, self.settings.export_folder)
        self.recorder = ScreenRecorder(self, self.settings.export_folder)
        self.autosave = Autosave(self.settings.autosave, self.document, self.session, self.poller, self.pins, self)
        self.timeline = Timeline(self, self.poller, self.commands, self.choices.play_speed)
        self.figures = Figures(self.poller)
        self.status = StatusBar(self, self.poller)
        self.setStatusBar(self.status)
        self.announce = Announcements(self.messages, self.status)
        RecordCommand(self.recorder, self.commands["record"], self.status)
        of_panels = self.workspace.toggles(), self.workspace.enlargers()
        self.menus = Menus(self.menuBar(), self.commands, self.choices, self.files.fill_recent, *of_panels)
        centre = QWidget(self)
        vertical(centre, self.figures, (self.workspace, 1), self.timeline, spacing=0)
        self.banners = Banners(self.workspace, self.recovery, self.messages)
        self.panels.lab.when_made(lambda panel: self.banners.spare(panel.lab.foot))
        self.undo = QUndoGroup(self)
        self.undo.addStack(self.document.undo_stack)
        self.undo.setActiveStack(self.document.undo_stack)
        self.pages = Pages(centre, self.room, self.commands, self.menus, self.toolbar, sum(of_panels, []), self.undo)
        self.taking_over = TakingOver(self.session, self.room, self)
        Learning(self.room, self.document, self.pages, self)
        self.labs = LabDoor(self.panels.lab, self.session, self.document, self.workspace, self.pages, self.settings)
        self.teaching = Teaching(self.appearance, self.session, self.document, self.pages, self.commands)
        self.lectures = Lectures(
            self.document, self.session, self.poller, self.pages, self.workspace, self.commands, self.menus,
            self.files, self.labs, self.settings, self.autosave.hold,
        )  # fmt: skip
        parts = self.commands, self.choices, self.document, self.panels.findings, self.session, self.pages, self.labs
        self.way_in = WayIn(self, *parts, self.settings)
        self.setCentralWidget(self.lectures)
        self.setAcceptDrops(True)
        self.screen_fit = ScreenFit(self)
        self.keyboard = Keyboard(self, [self.commands[name] for name in ("run", "reset", "new_seed")])

    def _connect(self) -> None:
        for name, slot in (
            ("run", self.control.toggle),
            ("step", self.control.step),
            ("epoch", self.control.epoch),
            ("reset", self.control.reset),
            ("new_seed", self.control.new_seed),
            ("open", self.files.ask_for_file),
            ("open_table", self.files.ask_for_table),
            ("save", self.files.save),
            ("save_as", self.files.ask_for_name),
            ("save_page", self._save_page),
            ("report", self.exports.ask_for_report),
            ("save_run", self.exports.ask_for_run),
            ("export_pytorch", self.exports.ask_for_pytorch),
            ("export_onnx", self.exports.ask_for_onnx),
            ("labs", self.labs.show),
            ("quit", self.close),
            ("pin", self.comparison.pin),
            ("unpin", self.pins.clear),
            ("find_rate", self._find_rate),
            ("bring_back", self.comparison.bring_back),
            ("presentation", self._present),
            ("enlarge", self.workspace.enlarge_at_hand),
            ("reset_layout", self.workspace.arrange),
        ):
            self.commands[name].triggered.connect(slot)
        self.choices.preset.chosen.connect(self.files.load_preset)
        self.timeline.sought.connect(self.session.seek)
        self.pins.changed.connect(self._show_pins)
        self.lectures.asking.connect(self.panels.findings.withhold)
        self.panels.findings.remedy_chosen.connect(self.comparison.try_remedy)
        for telling in (self.trials, self.comparison, self.teaching, self.sweep_runs):
            telling.said.connect(self.announce.say)
        self.panels.comparison.edit_wanted.connect(self.comparison.edit_from)
        self.comparison.can_bring_back.connect(self.commands["bring_back"].setEnabled)
        self.files.table_chosen.connect(self._show_table)
        self.files.loaded.connect(self.way_in.cards.leave)
        self.files.page_opened.connect(self.pages.open)
        self.files.lab_opened.connect(self.labs.open)
        self.teaching.lab_saved.connect(self.settings.remember)
        self.files.run_opened.connect(self.control.take_up)
        self.labs.handed_in.connect(self.announce.saved)
        for dock in self.workspace.docks.values():
            self.exports.serve(dock)
        self.room.export_wanted.connect(self.exports.ask_for_page)
        self.pages.turned.connect(self._turn)
        refusing = self.files, self.taking_over, self.exports, self.recorder, self.labs, self.teaching, self.lectures
        for part in refusing:
            part.refused.connect(self.messages.say)
        self.exports.done.connect(self.announce.saved)
        self.exports.folder_changed.connect(partial(setattr, self.settings, "export_folder"))
        self.recorder.done.connect(self.announce.saved)
        for failing in (self.trials, self.sweep_runs, self.autosave, self.recovery):
            failing.failed.connect(self.messages.say)
        self.recovery.restored.connect(self._recover)
        self.document.attach(self.form)
        self.document.opened.connect(self._start)
        self.document.edited.connect(self.control.edit)
        self.document.changed.connect(self._show_title)
        self.document.changed.connect(self._show_experiment)
        self.form.reset_requested.connect(self.control.reset)
        UndoActions(self.commands, self.undo, self)
        self.poller.outcome_changed.connect(self._show_outcome)
        self.appearance.changed.connect(self._apply_theme)

    def _restore(self) -> None:
        self.screen_fit.place_first()
        self.workspace.arrange()
        self.settings.restore_layout(self, self.workspace, self.screen_fit.place)
        self.preferences.restore()
        FormAccess(self.form, self.settings, self.workspace, self.commands["find"])
        self.commands["bring_back"].setEnabled(False)
        self._show_pins()
        self._apply_theme(self.appearance.theme)
        self.retranslate()
        self.choices.preset.choose(self.choices.preset.values()[0])
        self.document.undo_stack.clear()
        self.poller.start()
        self.recovery.look(self.settings.autosave)
        self.way_in.open()
        self.announce.problems(*self.settings.report_to(self.messages.say), *([left_out_words] if left_out else []))

    def retranslate(self) -> None:
        self.commands.retranslate()
        self.choices.retranslate()
        self.menus.retranslate()
        self.toolbar.refresh()
        self.comparison.call_pins()
        self._show_title()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not (self.files.may_close() and self.teaching.may_close() and self.labs.may_close()):
            event.ignore()
            return
        self.workspace.put_back()
        self.settings.save_layout(self, self.workspace)
        self.poller.stop()
        self.hide()
        ending = self.sweep_runs.stop, self.recorder.finish, self.labs.close, self.teaching.close
        for end in (*ending, self.autosave.close):
            end()
        beside = *self.panels.beside, self.trials
        for each in beside:
            each.close_runs(0.0)  # all are told to stop before any is waited for
        self.at_rest = self.session.close(CLOSING_SECONDS) and all(each.close_runs(CLOSING_SECONDS) for each in beside)
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if path := dropped_file(event.mimeData().urls()):
            self.files.load(path)

    def _show_table(self, name: str) -> None:
        """Let the form open a table: it says how it is read, and what is wrong with it."""
        self.pages.show_training()
        self.workspace.bring(FORM)
        self.form.open_table(name)

    def _turn(self, to_training: bool) -> None:
        self.banners.move_over(self.workspace if to_training else self.room)

    def _find_rate(self) -> None:
        self.workspace.bring("sweep")
        self.panels.sweep.panel.find_rate()

    def _save_page(self) -> None:
        if self.room.page is not None:
            self.files.ask_for_page_name(self.room.page.saved())

    def _start(self, experiment: Experiment, kept: Kept | None) -> None:
        self.pages.show_training()
        self.messages.hide()
        self._show_preset()
        self.session.take_up(experiment, kept) if kept else self.session.load(experiment)

    def _recover(self, found: RecoveredSession) -> None:
        """Bring back a session that ended unexpectedly; its run goes on where it was written last."""
        with self.autosave.restoring(found):
            for number, run in enumerate(found.pins, 1):
                self.pins.add(run.course(-number), run.label, undoable=False, by_hand=True)
            self.document.recover(found.experiment, found.path, found.modified)
            self._show_preset()
            saved = found.run.saved if found.run else None
            if found.run and saved:
                self.session.load(found.run.experiment, saved=saved)
                self.session.edit(found.experiment)
            else:
                self.session.load(found.experiment)
        self.announce.problems(*found.problems)

    def _show_preset(self) -> None:
        self.choices.preset.select(self.document.preset)
        self.toolbar.refresh()

    def _show_title(self) -> None:
        self.setWindowTitle(tr("{name}[*] — dllab", name=short_name(word(self.document.experiment.name))))
        self.setWindowModified(self.document.modified)

    def _show_outcome(self, outcome: Outcome) -> None:
        self.commands.show_running(isinstance(outcome, Running))
        for name in ("run", "step", "epoch"):
            self.commands[name].setEnabled(not isinstance(outcome, Diverged | Failed))
        self.announce.outcome(outcome)

    def _apply_theme(self, theme: Theme) -> None:
        themed = self.commands, self.toolbar, self.messages, self.recovery, self.figures, self.workspace, self.timeline
        for part in (*themed, self.room, self.lectures, self.way_in):
            part.apply_theme(theme)

    def _present(self, on: bool) -> None:
        self.workspace.present(on, partial(self.appearance.present, on), self.appearance.tell)
        self.appearance.fill_screen(on)

    def _show_experiment(self) -> None:
        self.panels.set_experiment(self.document.experiment)

    def _show_pins(self) -> None:
        self.commands["unpin"].setEnabled(bool(self.pins.pins))
