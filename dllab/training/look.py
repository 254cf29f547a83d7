"""How several runs stand, for who looks at them while they go on."""

from dataclasses import dataclass

from dllab.training.outcomes import Failed, Finished, Preparing, Running


@dataclass(frozen=True)
class Cancelled:
    """Somebody stopped the runs before the last one was done."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Look:
    """How several runs stand.

    outcome: Preparing and Running while they go on; at last Finished, Cancelled or Failed. share: of all that is to be
    done, from 0 to 1. seconds_left: None as long as nobody can say.
    """

    outcome: Preparing | Running | Finished | Cancelled | Failed = Preparing()
    share: float = 0.0
    seconds_left: float | None = None

    @property
    def over(self) -> bool:
        """Whether nothing more will come."""
        return isinstance(self.outcome, Finished | Cancelled | Failed)
