"""A real window in which a student goes through a lab by its buttons, and which says what was done, until it is killed.

    python lab_victim.py FOLDER LAB SEED

Lines on standard output: `up`, then one for every event, once it is over: a Progress in JSON.
"""

import random
import sys
from pathlib import Path

from dllab.gui.app import make_application
from dllab.gui.main_window import MainWindow
from dllab.gui.panels.lab.foot import CHECK, LOAD, NEXT, SOLUTION
from dllab.gui.stage.drive import fresh_settings, is_ready, wait_until
from dllab.labs.handin import Student
from dllab.training.session import Session

PATIENCE = 120.0
STUDENT = Student.model_validate({"name": "王小明", "number": "2026/0001"})
STEPS = ("guess", "run", "say", "again")
TRAINED = 20


class Victim:
    """Does one thing after another, each drawn by chance from what the open step allows.

    It never turns back to what it left a moment ago: so no two things that it tells of are equal, and an older one
    cannot be taken for a newer one.
    """

    def __init__(self, window: MainWindow, seed: int):
        self._window, self._random, self._count = window, random.Random(seed), 0
        self._done = ""  # whatever was done but turning to a step,
        self._seen: set[str] = set()  # and the steps that were open since

    def go_on(self) -> None:
        """Do something, and say how far the student is then."""
        self._count += 1
        self._random.choice([self._answer, self._run, self._write, self._turn, self._next, self._give_up])()
        self.say()

    def say(self) -> None:
        progress = self._window.labs.desk.progress
        done = progress.moved("").model_dump_json()
        if done != self._done:
            self._done, self._seen = done, set()
        if progress.at in self._seen:
            return
        self._seen.add(progress.at)
        print(progress.model_dump_json(by_alias=True), flush=True)

    @property
    def _view(self):
        return self._window.panels.lab.panel.lab.view

    def _press(self, name: str) -> None:
        self._window.panels.lab.panel.lab.wanted.emit(name)

    def _answer(self) -> None:
        for question in self._view.questions:
            if getattr(question, "line", None) is not None and question.line.isEnabled():
                question.line.setText(str(self._count))
        if self._view.step.kind != "do":
            self._press(CHECK)

    def _run(self) -> None:
        """Load, train and have it checked, to its end."""
        if self._view.step.kind != "do" or self._view.step.id in self._window.labs.desk.progress.done:
            return
        window = self._window
        self._press(LOAD)
        wait_until(lambda: is_ready(window), PATIENCE)
        window.session.step(TRAINED)
        wait_until(lambda: window.poller.snapshot.step >= TRAINED, PATIENCE)
        events = len(window.labs.desk.progress.handin.events)
        self._press(CHECK)
        wait_until(
            lambda: len(window.labs.desk.progress.handin.events) >= events + 2, PATIENCE
        )  # answered, passed or failed

    def _write(self) -> None:
        """Write, and pause until it is kept."""
        if self._view.editor is not None:
            words = f"line {self._count}"
            self._view.editor.setPlainText(words)
            step = self._view.step.id
            wait_until(lambda: self._window.labs.desk.progress.handin.notes.get(step) == words, PATIENCE)

    def _turn(self) -> None:
        fresh = sorted(set(STEPS) - self._seen)
        if fresh:
            self._window.panels.lab.panel.lab.head.step_wanted.emit(self._random.choice(fresh))

    def _next(self) -> None:
        following = STEPS[STEPS.index(self._view.step.id) + 1 :][:1]
        if following and following[0] not in self._seen:
            self._press(NEXT)

    def _give_up(self) -> None:
        if self._view.step.kind == "do" and self._random.random() < 0.2:
            self._press(SOLUTION)


def main(folder: str, lab: str, seed: int) -> None:
    app = make_application()
    window = MainWindow(Session(), fresh_settings(folder))
    window.show()
    wait_until(lambda: is_ready(window) and not window.recovery.busy, PATIENCE)
    window.labs.desk.open(Path(lab))
    if window.labs.desk.progress is None:
        window.panels.lab.panel.student.given.emit(STUDENT)
    print("up", flush=True)
    victim = Victim(window, seed)
    victim.say()
    while True:
        victim.go_on()
        app.processEvents()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
