"""Runs set aside to be compared with the one that goes on."""
