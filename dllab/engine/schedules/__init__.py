"""The schedules on offer: one file a choice, found by being here."""

from dllab.engine.schedules.base import SCHEDULES, Schedule

SCHEDULES.load(__name__, __path__)

__all__ = ["SCHEDULES", "Schedule"]
