"""What the lab says to people, kept apart from the language it says it in.

Messages are written in English, marked with `text` so that the translations can be collected, and filled in when they
are shown. Nothing here knows Qt: the window looks the template up in its translations, the command line prints it as
it is.
"""

from typing import Any


def text(english: str) -> str:
    """Mark a literal for translation and return it unchanged."""
    return english


class UserError(Exception):
    """Something a person asked for cannot be done; says what was wrong with which value and what would be right.

    `template` is a literal marked with `text`, with `{name}` fields; `values` fills them.
    """

    def __init__(self, template: str, **values: Any):
        self.template = template
        self.values = values
        super().__init__(template.format(**values))
