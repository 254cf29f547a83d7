"""Ideas of the course that are no training run, each as a page that can be touched: one file an explorer.

    settings, step  ──>  scene: named arrays to draw
                    ──>  readouts: named numbers to read off

Both are pure. The page is drawn by a view of the same name in `gui/explorers`.
"""

from dllab.explorers.base import EXPLORERS, Card, Explorer, Readout, Scene

EXPLORERS.load_when_asked(__name__, __path__)

__all__ = ["EXPLORERS", "Card", "Explorer", "Readout", "Scene"]
