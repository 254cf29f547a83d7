"""pyqtgraph has every name it always had, those of what was left out as well."""

import json
import os
import subprocess
import sys

PLAIN = "import PySide6.QtWidgets, json, pyqtgraph; print(json.dumps(sorted(vars(pyqtgraph))))"
LEAN = """
import json, sys
import dllab.gui
import pyqtgraph
brought, few = sorted(sys.modules), sorted(vars(pyqtgraph))
asked = pyqtgraph.RemoteGraphicsView.__module__, pyqtgraph.ROI.__module__
try:
    pyqtgraph.nothing_like_it
except AttributeError as error:
    refused = str(error)
print(json.dumps([brought, few, sorted(vars(pyqtgraph)), asked, refused]))
"""


def said_by(code):
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_that_what_is_left_out_comes_when_it_is_asked_for():
    brought, few, then, asked, refused = said_by(LEAN)
    assert len([name for name in brought if name.startswith("pyqtgraph")]) < 60, "of 145"
    assert not {"multiprocessing", "pyqtgraph.parametertree", "pyqtgraph.imageview"} & {*brought}
    assert {"PlotWidget", "ImageItem", "mkPen"} <= {*few} and not {"ROI", "Vector", "RemoteGraphicsView"} & {*few}
    assert {*said_by(PLAIN)} <= {*then}
    assert asked == ["pyqtgraph.widgets.RemoteGraphicsView", "pyqtgraph.graphicsItems.ROI"]
    assert refused == "module 'pyqtgraph' has no attribute 'nothing_like_it'"
