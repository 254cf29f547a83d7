"""Nothing that is said moves what somebody is aiming at."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication

from dllab.labs.handin import Student
from dllab.labs.lab import shipped
from dllab.training.outcomes import Paused

PATIENCE_MS = 20_000


def places(window):
    """Where each panel, each button of the rows, and the timeline lie on the screen."""
    QApplication.processEvents()
    widgets = [*window.workspace.docks.values(), window.timeline.slider, window.toolbar, window.status]
    return [QRect(widget.mapToGlobal(widget.rect().topLeft()), widget.size()) for widget in widgets]


def test_that_messages_lie_over_the_panels_and_move_nothing(qtbot, window):
    before = places(window)
    assert window.banners.isHidden()
    for words in ("short", "a long message " * 40):
        window.messages.say(lambda words=words: words)
        qtbot.waitUntil(lambda: window.messages.isVisible() and window.messages.height() >= 20)
        assert places(window) == before
        bar = QRect(window.messages.mapTo(window.centralWidget(), QPoint()), window.messages.size())
        assert window.workspace.geometry().contains(bar)
        assert bar.bottom() == window.workspace.geometry().bottom()
    window.resize(1000, 640)
    qtbot.waitUntil(lambda: window.messages.width() == window.workspace.width() == 1000)
    window.messages._close.click()
    assert window.banners.isHidden()


def test_that_messages_lie_beside_the_buttons_of_a_lab(qtbot, window):
    window.labs.desk.open(shipped()[0])
    window.panels.lab.panel.student.given.emit(Student(name="A", number="1"))
    window.labs.desk.show()
    foot = window.panels.lab.panel.lab.foot
    qtbot.waitUntil(foot.isVisible)
    window.messages.say(lambda: "a long message " * 40)
    qtbot.waitUntil(lambda: window.messages.isVisible() and window.messages.height() >= 20)
    buttons = QRect(foot.mapToGlobal(QPoint()), foot.size())

    def covered():
        return QRect(window.banners.mapToGlobal(QPoint()), window.banners.size())

    qtbot.waitUntil(lambda: not covered().intersects(buttons))
    assert covered().width() > window.workspace.width() / 2 and covered().bottom() >= buttons.bottom()
    window.workspace.bring("experiment")
    qtbot.waitUntil(lambda: covered().width() == window.workspace.width())


def test_that_changes_that_wait_for_reset_move_no_field(qtbot, window):
    field = window.form.form
    before = field.mapToGlobal(field.rect().topLeft())
    window.form.hint.set_count(3)
    QApplication.processEvents()
    assert window.form.hint.isVisible()
    assert field.mapToGlobal(field.rect().topLeft()) == before


def test_that_the_slider_keeps_its_width_while_it_is_dragged(qtbot, window):
    window.session.step(50)
    qtbot.waitUntil(lambda: window.poller.snapshot.step == 50, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: isinstance(window.poller.outcome, Paused), timeout=PATIENCE_MS)
    QApplication.processEvents()
    width = window.timeline.slider.width()
    window.timeline.slider.sought.emit(7)
    qtbot.waitUntil(lambda: "7" in window.timeline._where.text(), timeout=PATIENCE_MS)
    QApplication.processEvents()
    assert window.timeline.slider.width() == width


def test_that_the_toolbar_keeps_its_places_whatever_is_chosen(qtbot, window):
    buttons = [window.toolbar.widgetForAction(action) for action in window.toolbar.actions()]

    def lie():
        QApplication.processEvents()
        return [button.geometry() for button in buttons]

    before = lie()
    for menu in (window.choices.preset, window.choices.speed):
        for value in menu.values():
            menu.select(value)
            window.toolbar.refresh()
            assert lie() == before
    for running in (True, False):
        window.commands.show_running(running)
        assert lie() == before
