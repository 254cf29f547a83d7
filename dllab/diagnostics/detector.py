"""What finds: one detector a kind of finding, and their registry."""

import importlib.util
import pkgutil
from collections.abc import Callable
from typing import ClassVar, TypeVar

from dllab.diagnostics.evidence import Evidence
from dllab.diagnostics.finding import Finding, Measured, Remedy, Severity


class Detector:
    """Base of the detectors; a subclass in a file of its own, decorated with `detects`, is all that a new kind takes.

    title, template, why: English literals marked with `text`; `why` is two sentences. source: where they come from.
    immediate: it shows at the first look that finds it; others have to be found twice in a row while the run moves.
    symptom: what it finds comes of something else that is found as well; of equal severity it is told last.
    most: so many remedies are offered; up to MOST_REMEDIES, where every one was seen to help.
    """

    kind: ClassVar[str]
    title: ClassVar[str]
    template: ClassVar[str]
    why: ClassVar[str]
    source: ClassVar[str]
    immediate: ClassVar[bool] = False
    symptom: ClassVar[bool] = False
    most: ClassVar[int] = 3

    def look(self, evidence: Evidence, active: bool) -> Finding | None:
        """What there is to say, or None.

        active: it was there at the last look. It then clears only beyond a second, weaker threshold (hysteresis).
        Pure: the same evidence gives the same answer.
        """
        raise NotImplementedError

    def finding(
        self, severity: Severity, since: int, numbers: tuple[Measured, ...], remedies: tuple[Remedy, ...] = (),
        layer: int | None = None, template: str = "", **values: object,
    ) -> Finding:  # fmt: skip
        """A finding of this kind; `values`, and `since` and `layer`, fill its template, or the one given."""
        values |= {"since": since, "layer": layer}
        return Finding(
            self.kind, severity, self.title, template or self.template, values, self.why, self.source, since, layer,
            numbers, remedies[: self.most],
        )  # fmt: skip


D = TypeVar("D", bound=Detector)
DETECTORS: dict[str, Detector] = {}


def detects(kind: str) -> Callable[[type[D]], type[D]]:
    """Register a Detector under the kind of its findings; a second of the same kind raises ValueError."""

    def register(cls: type[D]) -> type[D]:
        if kind in DETECTORS:
            raise ValueError(f"{kind} is detected twice")
        cls.kind = kind
        DETECTORS[kind] = cls()
        return cls

    return register


def kinds() -> tuple[str, ...]:
    """Every kind there is, by the names of their files: without importing them, which would bring numba in."""
    found = importlib.util.find_spec("dllab.diagnostics.findings")
    places = found.submodule_search_locations if found else None
    return tuple(sorted(module.name for module in pkgutil.iter_modules(places)))
