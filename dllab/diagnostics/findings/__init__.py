"""The kinds of findings: one file a kind, found by being here."""

from dllab.catalogue import import_all

import_all(__name__, __path__)
