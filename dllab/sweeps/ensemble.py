"""Several runs of one experiment, one after another: the same with other seeds, or each holding out another fold."""

import logging
import threading
import traceback
from dataclasses import replace
from typing import TYPE_CHECKING

from dllab.datasets import Dataset
from dllab.datasets.library import Library
from dllab.experiment import Experiment
from dllab.messages import UserError, text
from dllab.training.outcomes import Failed, Finished, Preparing, Running
from dllab.training.several import parts
from dllab.training.spread import Cancelled, Kind, Run, Spread

if TYPE_CHECKING:
    from dllab.training.trainer import Trainer

log = logging.getLogger(__name__)


class _Stop(Exception):
    """The runs are cancelled while one is prepared."""


class Ensemble:
    """Trains several runs in a thread of its own. Every method but `close` returns at once.

    `latest()` is the newest value, immutable; nobody waits for anybody. The thread ends with the last run; runs are cut
    into chunks of about 10 ms, between which it may be cancelled.
    """

    def __init__(self, library: Library | None = None) -> None:
        """`library`: where the data come from; left out, one of its own."""
        self._library = library or Library()
        self._latest: Spread | None = None
        self._cancelled = threading.Event()
        self._thread: threading.Thread | None = None

    def start(
        self, kind: Kind, experiment: Experiment, count: int, steps: int | None = None, dataset: Dataset | None = None
    ) -> None:
        """Take `count` runs to step `steps`, or through all epochs of the experiment, unless they stop earlier.

        Runs that are still going on are cancelled and waited for. What cannot be done is the spread's outcome (Failed).
        """
        self.close()
        self._cancelled.clear()
        self._latest = Spread(kind, experiment, count, Preparing())
        self._thread = threading.Thread(target=self._work, args=(self._latest, steps, dataset), name="several runs")
        self._thread.start()

    def latest(self) -> Spread | None:
        """The newest look at the runs; None before any was started."""
        return self._latest

    def cancel(self) -> None:
        """Stop after the current chunk; the runs that are done stay."""
        self._cancelled.set()

    def close(self, seconds: float | None = None) -> bool:
        """Stop, and wait until the thread has ended, or `seconds` at most; whether it has."""
        self._cancelled.set()
        if self._thread is not None:
            self._thread.join(seconds)
            if self._thread.is_alive():
                return False
            self._thread = None
        return True

    # Everything below runs in the thread.

    def _work(self, spread: Spread, steps: int | None, dataset: Dataset | None) -> None:
        try:
            runs = parts(spread.kind, spread.experiment, spread.total, dataset, self._library, self._report)
            for experiment, data in runs:
                self._train(experiment, data, steps)
            self._show(outcome=Finished())
        except _Stop:
            self._show(outcome=Cancelled())
        except UserError as error:
            self._show(outcome=Failed(error.template, error.values))
        except Exception:
            log.exception("one of several runs failed")
            details = traceback.format_exc()
            self._show(outcome=Failed(text("The training stopped on an error of the program itself."), {}, details))

    def _train(self, experiment: Experiment, dataset: Dataset | None, steps: int | None) -> None:
        from dllab.training.chunks import chunks  # late: these bring numba in, after the window is up
        from dllab.training.trainer import Trainer

        trainer = Trainer(experiment, dataset, progress=self._report, library=self._library)
        if steps is not None:
            trainer.stop_at(steps)
        end = trainer.now.last_step
        self._show(outcome=Running(), step=trainer.step, steps=end)
        for _ in chunks(trainer):
            self._stop_if_cancelled()
            self._show(outcome=Running(), step=trainer.step, steps=end)
        assert self._latest is not None
        self._show(runs=(*self._latest.runs, ended(trainer, self._latest.done + 1)))

    def _report(self, what: str, done: int, total: int) -> None:
        self._stop_if_cancelled()
        self._show(outcome=Preparing(what, done, total), step=0)

    def _stop_if_cancelled(self) -> None:
        if self._cancelled.is_set():
            raise _Stop

    def _show(self, **new: object) -> None:
        assert self._latest is not None
        self._latest = replace(self._latest, **new)  # type: ignore[arg-type]


def ended(trainer: "Trainer", number: int) -> Run:
    """Run `number` of several, as it stands now that it has ended."""
    trainer.evaluate()
    train, validation = trainer.scores("train"), trainer.scores("val")
    scores = {f"train_{name}": value for name, value in vars(train).items()}
    scores |= {f"val_{name}": value for name, value in vars(validation).items()}
    curves = trainer.history.evaluations.drawn.curves()
    return Run(number, trainer.experiment.seed, trainer.outcome, trainer.step, curves, scores)
