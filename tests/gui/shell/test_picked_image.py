from PySide6.QtCore import Qt

PATIENCE_MS = 60_000


def test_that_a_picked_image_brings_feature_maps_to_the_front(window, qtbot):
    dock = window.workspace.docks["sight"]
    dock.hide()
    window.panels.prediction.image_picked.emit(3)
    assert dock.isVisible() and window.panels.sight.panel._wanted == 4
    assert window.workspace.dockWidgetArea(dock) != Qt.DockWidgetArea.NoDockWidgetArea
