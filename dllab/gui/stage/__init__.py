"""Driving the real window from a program: pictures of every state, and measurements."""
