"""What is wrong with a text that should be TOML, in words that can be said in another language than tomllib's."""

import re

from dllab.messages import Sentence, text

PLACE = re.compile(r"(?P<what>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)", re.DOTALL)
FAULTS = (  # what tomllib says most
    text("Invalid statement"),
    text("Invalid value"),
    text("Cannot overwrite a value"),
    text("Unclosed array"),
    text("Unclosed inline table"),
    text("Unterminated string"),
    text("Invalid initial character for a key part"),
    text("Expected '=' after a key in a key/value pair"),
    text("Expected newline or end of document after a statement"),
    text("Expected ']' at the end of a table declaration"),
)
OF_A_BACKSLASH = (
    "Unescaped '\\' in a string",
    "Invalid hex value",
    "Escaped character is not a Unicode scalar value",
)
OF_NO_END = ("Illegal character '\\n'", "Unterminated string")  # of a string: the line's, or the file's
BACKSLASH = text(
    "{fault}. A backslash within quotes is written twice, or the text put in single quotes: 'C:\\data\\x.csv'"
)


def toml_fault(said: str, written: str) -> Sentence:
    """What tomllib said of a text, as a sentence of the lab's with the place."""
    found = PLACE.fullmatch(said)
    what = found["what"] if found else said
    known = Sentence(what) if what in FAULTS else Sentence(text("What stands there is not TOML"))
    if found is None:
        return known
    if found["line"] is None:
        lines = written.splitlines() or [""]
        line, fault = len(lines), Sentence(text("{what} (at the end of the file)"), what=known)
    else:
        lines, line, column = written.split("\n"), int(found["line"]), int(found["column"])
        fault = Sentence(text("{what} (at line {line}, column {column})"), what=known, line=line, column=column)
    return Sentence(BACKSLASH, fault=fault) if _is_of_a_backslash(what, lines[line - 1]) else fault


def _is_of_a_backslash(what: str, line: str) -> bool:
    """Whether there is a wrong one in a string, or one before the quote that should have been its end."""
    before, _, after = line.rpartition('"')
    behind = after.strip()
    ends = (len(before) - len(before.rstrip("\\"))) % 2 == 1 and (not behind or behind.startswith("#"))
    return what in OF_A_BACKSLASH or (what in OF_NO_END and ends)
