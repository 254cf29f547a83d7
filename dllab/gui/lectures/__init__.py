"""The player of lectures."""
