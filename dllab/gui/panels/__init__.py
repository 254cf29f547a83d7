"""The window's panels: each shows one subject from snapshots."""
