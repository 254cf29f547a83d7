"""What a person at the window does with files: opens and draws data; writes pictures, tables, models, runs, films."""

import random
from collections.abc import Callable
from pathlib import Path

from dllab.experiment import Experiment, ExperimentError
from dllab.gui.kit.export_button import FORMATS
from dllab.gui.main_window import MainWindow

ROWS = 120


class Hands:
    """Everything with files, by chance, in one folder."""

    def __init__(self, window: MainWindow, chance: random.Random, folder: Path):
        self._window, self._chance, self._folder = window, chance, folder
        self._tables = write_tables(folder, random.Random(0))
        self._written = 0

    def actions(self) -> list[tuple[str, Callable[[], object]]]:
        """Each with its name."""
        window = self._window
        return [
            *[("open a table", self._open_table)] * 4,
            *[("draw", self._draw)] * 3,
            *[("export a panel", self._export_panel)] * 4,
            ("export as PyTorch", lambda: window.exports.save_model("py", self._path(".py"))),
            ("save the run", lambda: window.exports.save_run(self._path(""))),
            ("save the experiment", self._save),
            ("open an experiment", self._open),
            *[("record", self._record)] * 2,
        ]

    def _path(self, suffix: str) -> Path:
        """One of a few names, so that files are written over as well."""
        self._written += 1
        return self._folder / f"written-{self._written % 7}{suffix}"

    def _edit(self, **sections: object) -> None:
        """As the form does it: parts that do not fit the rest are refused and nothing changes."""
        table = self._window.form.experiment.as_table() | sections
        try:
            experiment = Experiment.model_validate(table)
        except ExperimentError:
            return
        self._window.document.change(next(iter(sections)), experiment)

    def _open_table(self) -> None:
        path = self._chance.choice(self._tables)
        header, target = self._chance.choice(("auto", "auto", "yes", "no")), self._chance.choice(("", "", "1", "kind"))
        self._edit(dataset={"name": "csv", "path": str(path), "header": header, "target": target})

    def _draw(self) -> None:
        count = self._chance.choice((1, 4, 30))
        points = [[self._chance.uniform(-2, 2), self._chance.uniform(-2, 2), k % 3] for k in range(count)]
        self._edit(dataset={"name": "drawn", "points": points})

    def _export_panel(self) -> None:
        dock = self._chance.choice(list(self._window.workspace.docks.values()))
        kind = self._chance.choice(FORMATS)
        self._window.exports.save_panel(dock, kind, self._path(f".{kind}"))

    def _save(self) -> None:
        self._window.form.experiment.save(self._path(".toml"))

    def _open(self) -> None:
        found = sorted(self._folder.glob("written-*.toml"))
        if found:
            self._window.files.load(self._chance.choice(found))

    def _record(self) -> None:
        recorder = self._window.recorder
        if recorder.recording:
            recorder.stop()
        else:
            recorder.start(self._path(".gif"))


def write_tables(folder: Path, chance: random.Random) -> list[Path]:
    """Tables as people have them: for classification and regression, with gaps, with texts, wide, and broken."""
    plain = [["width", "height", "kind"]]
    plain += [[f"{chance.gauss(0, 1):.3f}", f"{chance.gauss(2, 5):.3f}", "ab"[k % 2]] for k in range(ROWS)]
    numbers = [row[:2] for row in plain]
    gaps = [[field if chance.random() < 0.95 else "" for field in row] for row in plain]
    names = [["name", *plain[0]]] + [[f"person {k}", *row] for k, row in enumerate(plain[1:])]
    wide = [[f"x{k}" for k in range(300)]] + [[f"{chance.random():.2f}" for _ in range(300)] for _ in range(40)]
    broken = [*plain[:50], plain[50][:2], *plain[51:]]
    tables = {"plain": plain, "numbers": numbers, "gaps": gaps, "names": names, "wide": wide, "broken": broken}
    paths = []
    for name, rows in tables.items():
        path = folder / f"{name}.csv"
        path.write_text("\n".join(",".join(row) for row in rows) + "\n", encoding="utf-8")
        paths.append(path)
    return [*paths, folder / "not there.csv"]
