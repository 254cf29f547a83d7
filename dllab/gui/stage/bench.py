"""How smooth the window is while it trains, and what it costs the training.

fps                   paints of the window a second that followed a new snapshot
frame_ms_p50, _p99    time spent on one such refresh: taking the snapshot into the panels, plus painting the window
event_gap_ms_p99      gaps between the ticks of a 5 ms timer of its own in the GUI thread: how long a click waits
us_per_step           wall time over steps taken while the window was refreshed
us_per_step_headless  the same for a session that is only asked for its latest snapshot 60 times a second; the mean of
                      one measured before the window and one after, since a busy machine changes its speed meanwhile
"""

import time
from tempfile import TemporaryDirectory

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication

from dllab.experiment import Experiment
from dllab.gui.app import make_application
from dllab.gui.kit.poller import INTERVAL_MS
from dllab.gui.main_window import MainWindow
from dllab.gui.shell.settings import Settings
from dllab.gui.stage.drive import RunFailed, TookTooLong, fresh_settings, put_away, show_at, wait_for_run, wait_until
from dllab.training.outcomes import Failed, Paused
from dllab.training.session import Session
from dllab.training.snapshot import Snapshot

SIZE = QSize(1600, 1000)
HEARTBEAT_MS = 5
POLL_SECONDS = INTERVAL_MS / 1000
PREPARING_SECONDS = 300
WARM_UP_SECONDS = 1.0


def deep20() -> Experiment:
    """The workload: 20 hidden layers of 32 sigmoid units on two spirals, for longer than any measurement."""
    return Experiment.model_validate(
        {
            "schema": 1,
            "name": "deep20",
            "dataset": {"name": "spiral", "samples": 1000},
            "network": {"hidden": [32] * 20, "activation": {"name": "sigmoid"}},
            "loss": {"name": "cross_entropy"},
            "optimizer": {"name": "adam", "learning_rate": 1e-3},
            "training": {"batch_size": 32, "epochs": 1_000_000},
        }
    )


def measure(experiment: Experiment, seconds: float, pins: int = 0, after: int = 0) -> dict[str, float]:
    """Train for `seconds` in a window, beside `pins` pinned runs, `after` steps, and before and after without one."""
    before = _us_per_step_headless(experiment, seconds)
    if QApplication.instance() is None:
        make_application()
    with TemporaryDirectory() as folder:
        window = MeasuredWindow(Session(), fresh_settings(folder))
        show_at(window, SIZE)
        try:
            window.document.open(experiment)
            wait_for_run(window, PREPARING_SECONDS)
            window.commands["run"].trigger()
            wait_until(lambda: _latest(window.session).step >= after, float("inf"))
            _work_for(WARM_UP_SECONDS)
            for _ in range(pins):
                window.pins.add(_latest(window.session).whole)
            _work_for(WARM_UP_SECONDS)
            figures = _measured(window, seconds)
        finally:
            put_away(window)
    return {**figures, "us_per_step_headless": (before + _us_per_step_headless(experiment, seconds)) / 2}


class MeasuredWindow(MainWindow):
    """Notes how long each refresh takes: the poll that brought a snapshot, and the paint it led to."""

    def __init__(self, session: Session, settings: Settings):
        self.frames: list[float] = []
        self._polling = 0.0
        super().__init__(session, settings)
        self.poller.stop()
        self._timer = QTimer(self, interval=INTERVAL_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._poll)
        self._timer.start()

    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.UpdateRequest:
            return super().event(event)
        begun = time.perf_counter()
        done = super().event(event)  # Qt paints everything in the window in here
        if self._polling:
            self.frames.append(self._polling + time.perf_counter() - begun)
            self._polling = 0.0
        return done

    def _poll(self) -> None:
        begun, shown = time.perf_counter(), self.poller.snapshot
        self.poller.poll()
        if self.poller.snapshot is not shown:
            self._polling += time.perf_counter() - begun


class Heartbeat(QTimer):
    """Notes the gaps between its ticks, and how long the processor was at work for this thread in each."""

    def __init__(self) -> None:
        super().__init__(interval=HEARTBEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self.gaps: list[float] = []
        self.busy: list[float] = []
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self.timeout.connect(self._tick)
        self.start()

    def _tick(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.gaps.append(now - self._last)
        self.busy.append(worked - self._worked)
        self._last, self._worked = now, worked


def _measured(window: MeasuredWindow, seconds: float) -> dict[str, float]:
    heartbeat = Heartbeat()
    window.frames.clear()
    before, begun = _latest(window.session), time.perf_counter()
    _work_for(seconds)
    took, steps = time.perf_counter() - begun, _latest(window.session).step - before.step
    heartbeat.stop()
    frames = np.array(window.frames or [np.inf]) * 1e3
    return {
        "fps": len(window.frames) / took,
        "frame_ms_p50": float(np.percentile(frames, 50)),
        "frame_ms_p99": float(np.percentile(frames, 99)),
        "event_gap_ms_p99": float(np.percentile(heartbeat.gaps, 99)) * 1e3,
        "us_per_step": took / max(steps, 1) * 1e6,
    }


def _us_per_step_headless(experiment: Experiment, seconds: float) -> float:
    session = Session()
    try:
        session.load(experiment)
        end = time.monotonic() + PREPARING_SECONDS
        while not isinstance(session.outcome, Paused):
            if isinstance(session.outcome, Failed):
                raise RunFailed(session.outcome.details)
            if time.monotonic() > end:
                raise TookTooLong(f"preparing {experiment.name}")
            time.sleep(POLL_SECONDS)
        session.run()
        _poll_for(session, WARM_UP_SECONDS)
        before, begun = _latest(session), time.perf_counter()
        _poll_for(session, seconds)
        took, steps = time.perf_counter() - begun, _latest(session).step - before.step
        return took / max(steps, 1) * 1e6
    finally:
        session.close()


def _poll_for(session: Session, seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        session.latest()
        time.sleep(POLL_SECONDS)


def _work_for(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1e3), loop.quit)
    loop.exec()


def _latest(session: Session) -> Snapshot:
    snapshot = session.latest()
    assert snapshot is not None, "the run was ready"
    return snapshot
