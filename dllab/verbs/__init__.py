"""The verbs of the command line, one file each: `add` says what can be typed, `run` does it, returning the exit status.

What a verb needs beyond the parser is imported when it runs.
"""
