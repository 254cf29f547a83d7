"""The experiment that is open: its files, its undoing, its run, and what a crash must not lose."""
