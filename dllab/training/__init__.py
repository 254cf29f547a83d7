"""Runs an experiment: step by step (Trainer), or in a thread of its own (Session)."""
