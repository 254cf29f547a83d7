"""Dragging a run back to any of its steps, and playing it."""
