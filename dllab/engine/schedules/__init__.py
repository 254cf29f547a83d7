"""The schedules on offer: one file a choice, found by being here."""

from dllab.catalogue import import_choices
from dllab.engine.schedules.base import SCHEDULES, Schedule

import_choices(__name__, __path__)

__all__ = ["SCHEDULES", "Schedule"]
