"""Plain arrays drawn with pyqtgraph: items are made once and given new arrays."""
