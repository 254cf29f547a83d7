import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QCursor

from dllab.gui.handbook.book import Book
from dllab.gui.handbook.document import SCHEME
from dllab.gui.handbook.window import LINK
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.translations import CHINESE


@pytest.fixture
def handbook(qtbot, window):
    window.commands["handbook"].trigger()
    shown = window.way_in.handbook
    assert shown.isVisible()
    yield shown
    shown.hide()


def titles(handbook):
    return [handbook.contents.item(row).text() for row in range(handbook.contents.count())]


def test_that_f1_opens_the_first_page_and_esc_closes_it(qtbot, window):
    QCursor.setPos(window.mapToGlobal(QPoint(2, window.height() - 2)))
    qtbot.keyClick(window, Qt.Key.Key_F1)
    handbook = window.way_in.handbook
    assert handbook.isVisible() and handbook.at == "start"
    assert "First steps" in handbook.page.toPlainText() and "Optimizers" in titles(handbook)
    qtbot.keyClick(handbook, Qt.Key.Key_Escape)
    assert not handbook.isVisible()


def test_that_f1_opens_at_the_choice_that_is_worked_on(qtbot, window):
    window.activateWindow()
    form = window.form.form.optimizer
    picker = form.picker_row.editor
    picker.setFocus()
    qtbot.waitUntil(picker.hasFocus)
    window.commands["handbook"].trigger()
    assert window.way_in.handbook.at == "optimizers#adam"
    assert window.way_in.handbook.page.verticalScrollBar().value() > 0
    window.way_in.handbook.hide()


def test_that_links_and_the_way_back_work(qtbot, handbook):
    handbook.go("start")
    handbook.page.anchorClicked.emit(QUrl("optimizers"))
    assert handbook.at == "optimizers" and "AdaBelief" in handbook.page.toPlainText()
    handbook.page.anchorClicked.emit(QUrl("#lion"))
    assert handbook.at == "optimizers#lion"
    qtbot.mouseClick(handbook.back, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(handbook.back, Qt.MouseButton.LeftButton)
    assert handbook.at == "start" and not handbook.back.isEnabled()
    handbook.go_forward()
    assert handbook.at == "optimizers"
    handbook.go("labs")
    assert not handbook.forward.isEnabled()
    handbook.go("no-such-page")
    assert handbook.at == "labs"


def test_that_the_search_shows_what_is_found_and_enter_opens_it(qtbot, handbook):
    qtbot.keyClicks(handbook.search, "hessian")
    qtbot.waitUntil(lambda: "Hessian" in titles(handbook)[0])
    qtbot.keyClick(handbook.search, Qt.Key.Key_Return)
    assert handbook.at == "explore-pages#hessian"
    handbook.search.setText("xyzzy")
    qtbot.waitUntil(lambda: titles(handbook) == ["Nothing found"])
    qtbot.keyClick(handbook.search, Qt.Key.Key_Return)
    assert handbook.at == "explore-pages#hessian"
    handbook.search.clear()
    qtbot.waitUntil(lambda: "Optimizers" in titles(handbook))


def test_that_it_follows_language_and_theme(qtbot, window, handbook):
    handbook.go("optimizers#adam")
    window.choices.language.choose(CHINESE)
    qtbot.waitUntil(lambda: "优化器" in handbook.page.toPlainText())
    assert handbook.at == "optimizers#adam" and "优化器" in titles(handbook)
    window.choices.scheme.choose("dark")
    assert handbook._look.theme == Theme(dark=True, presentation=False)


def test_that_pages_are_made_when_they_are_read_and_the_others_while_nothing_is_to_be_done(qtbot, window):
    shown = window.way_in.handbook
    shown.show()
    shown.go("start")
    assert [page.name for page in shown.book.pages if "html" in vars(page)] == ["start"]
    shown.go("optimizers#adam")
    assert shown.at == "optimizers#adam", "a link into a page makes it"
    qtbot.waitUntil(lambda: not shown._ahead.isActive())
    assert all("sections" in vars(page) for page in shown.book.pages)
    shown.hide()


def test_that_it_is_not_made_anew_before_somebody_sees_it(qtbot, window, handbook, monkeypatch):
    handbook.go("optimizers#adam")
    handbook.hide()
    made, make = [], Book.made
    monkeypatch.setattr(Book, "made", lambda *parts: made.append(parts) or make(*parts))
    window.choices.language.choose(CHINESE)
    window.choices.scheme.choose("dark")
    window.commands["presentation"].trigger()
    qtbot.waitUntil(window.workspace.updatesEnabled)
    assert made == [] and "Optimizers" in titles(handbook)
    handbook.open()
    assert len(made) == 1 and "优化器" in titles(handbook) and "优化器" in handbook.page.toPlainText()
    assert handbook.at == "optimizers#adam" and handbook._look.theme == Theme(dark=True, presentation=True)


def test_that_formulas_are_drawn_in_the_page(handbook):
    handbook.go("optimizers#adam")
    picture = handbook.page.document().loadResource(2, QUrl(f"{SCHEME}:w%2F2"))
    assert not picture.isNull() and picture.height() > picture.width() * 0.8
    assert handbook.page.document().toHtml().count(f"{SCHEME}:") > 50


def test_that_headings_of_the_contents_cannot_be_chosen(handbook):
    items = [handbook.contents.item(row) for row in range(handbook.contents.count())]
    headings = [item for item in items if not item.data(LINK)]
    assert headings and not any(bool(item.flags()) for item in headings)
    assert all(item.flags() & Qt.ItemFlag.ItemIsSelectable for item in items if item.data(LINK))
