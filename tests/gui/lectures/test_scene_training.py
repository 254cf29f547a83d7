"""When a scene of a lecture trains by itself."""

import threading

from tests.gui.lectures.test_player import MINUTE, opened, settled
from tests.labs.small import TINY
from tests.lectures.small import ASK, scene


def test_that_a_scene_that_somebody_changed_before_it_was_ready_does_not_train(window, qtbot, tmp_path):
    lectures = opened(window, tmp_path)
    lectures.go_to(1)
    lectures.go_to(2)
    lectures.go_to(1)
    settled(window, qtbot, 7)
    lectures.restore()
    window.document.change("seed", window.document.experiment.model_copy(update={"seed": 5}))
    qtbot.waitUntil(lambda: not lectures.stand.work.due, timeout=MINUTE)
    window.session.reset()
    settled(window, qtbot, 0)


def test_that_a_scene_trains_although_the_one_between_became_ready_late(window, qtbot, tmp_path):
    lectures = opened(window, tmp_path)
    lectures.go_to(1)
    lectures.go_to(2)
    go_on = threading.Event()
    window.session.hold(go_on, 60)
    lectures.go_to(1)
    qtbot.waitUntil(
        lambda: window.poller.snapshot is not None and window.poller.snapshot.experiment.network.hidden == (5,),
        timeout=MINUTE,
    )
    go_on.set()
    settled(window, qtbot, 7)


def test_that_a_scene_that_asks_first_trains_once_its_answer_is_revealed(window, qtbot, tmp_path):
    first = scene("first", start={"experiment": TINY}, ask=ASK, train=7, trains="once revealed")
    lectures = opened(window, tmp_path, scene=[first, scene("page", explorer={"name": "bayes"})])
    settled(window, qtbot, 0)
    window.commands["ask"].trigger()
    assert window.poller.snapshot.step == 0 and lectures.stand.work.due == 7
    lectures.go_to(1)
    lectures.go_to(0)
    window.commands["reveal"].trigger()
    settled(window, qtbot, 7)
    before = window.poller.snapshot.run
    lectures.restore()
    qtbot.waitUntil(lambda: window.poller.snapshot.run > before, timeout=MINUTE)
    settled(window, qtbot, 7)
