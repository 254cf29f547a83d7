"""Python's cyclic garbage, collected in the GUI thread only.

Python collects in whichever thread happens to allocate. Where that is the training thread, which makes a great many
objects while it compiles, it also destroys the widgets, menus and timers of a window that was closed, and Qt ends the
process: nothing of Qt's that belongs to the GUI thread may be destroyed in another.

What was imported before, 200,000 objects, is set apart: going through it took 100 ms, and it never is garbage.
"""

import gc

from PySide6.QtCore import QObject, QTimer

FIRST_MS = 1500  # when the window has been drawn
LOOK_MS = 100
GROWTH = 1.25  # of the oldest generation, before it is worth going through again


class GarbageCollection(QObject):
    """Takes over from Python's own collection, with the same generations and thresholds, until `stop`."""

    def __init__(self, parent: QObject):
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self._old = len(gc.get_objects(2))
        self._timer = QTimer(self, interval=FIRST_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def stop(self) -> None:
        """Hand over to Python again, with nothing left for another thread to find."""
        self._timer.stop()
        gc.unfreeze()
        gc.collect()
        gc.enable()

    def look(self) -> None:
        """Collect the generations that have grown enough."""
        self._timer.setInterval(LOOK_MS)
        (young, middle, old), (most_young, most_middle, most_old) = gc.get_count(), gc.get_threshold()
        if young <= most_young:
            return
        if middle <= most_middle:
            gc.collect(0)
        elif old <= most_old or len(gc.get_objects(2)) <= GROWTH * self._old:
            gc.collect(1)
        else:
            gc.collect(2)
            self._old = len(gc.get_objects(2))
