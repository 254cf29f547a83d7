"""The kinds of findings: one file a kind, found by being here."""

from dllab.catalogue import import_choices

import_choices(__name__, __path__)
