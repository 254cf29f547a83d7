"""The chart kit: plain arrays drawn with pyqtgraph. It knows no subject; items are made once and given new arrays."""
