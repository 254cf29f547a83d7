"""What the lab is made of, and under which licences: read from what is installed, or was put into the app.

Packages bring their metadata along; the fonts and the data have a file beside them; resources/licences holds texts that
packages only name and, in an app, those of Python itself and of the system's libraries.
"""

import re
import sys
import sysconfig
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from importlib.metadata import Distribution, PackageMetadata, PackageNotFoundError, distribution
from pathlib import Path

from dllab.assets import MissingResource, resource
from dllab.version import __version__

OWN = "dllab-desktop"
TOOLS = "dev"  # the extra with what makes and tests the lab, and is no part of it
PYTHON = "Python.txt"
# What packages hold of others, which their metadata does not name.
INSIDE = {
    "av": "FFmpeg with x264 and x265: GPL-2.0-or-later",
    "numpy": "OpenBLAS: BSD-3-Clause, libgfortran: GPL-3.0 WITH GCC-exception",
    "pyside6-essentials": "Qt: LGPL-3.0-only",
    "scipy": "OpenBLAS: BSD-3-Clause, libgfortran: GPL-3.0 WITH GCC-exception",
}
LONGEST = 80  # characters of a licence's name; what is longer is its text
SUFFIXES = ("", ".txt", ".md", ".rst")
TEXT = re.compile(r"(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)


@dataclass(frozen=True)
class Component:
    """licence: its name, an SPDX expression where the package has one; "" where only the text tells. read: the text,
    "" where none came along."""

    name: str
    version: str
    licence: str
    read: Callable[[], str]


def components() -> list[Component]:
    """Everything, the lab first."""
    own = Component("dllab", __version__, "BSD-3-Clause", _own_text)
    python = Component("Python", sys.version.split()[0], "PSF-2.0", _python_text)
    return [own, python, *_packages(), *_files()]


def _packages() -> list[Component]:
    """The packages that the lab needs or can use, directly or not, as far as they are installed, by name."""
    found: dict[str, tuple[Distribution, PackageMetadata]] = {}  # each parse of the latter takes milliseconds
    waiting: list[tuple[str, tuple[str, ...]]] = [(OWN, ())]
    while waiting:
        name, extras = waiting.pop()
        with suppress(PackageNotFoundError):
            package = distribution(name)
            facts = package.metadata
            found[name] = package, facts
            if name == OWN:
                extras = tuple(one for one in facts.get_all("Provides-Extra", ()) if one != TOOLS)
            needed = (_needed(line, extras) for line in facts.get_all("Requires-Dist", ()))
            waiting += [(one, ()) for one in needed if one and one not in found]
    return [_component(name, *found[name]) for name in sorted(found) if name != OWN]


def _needed(requirement: str, extras: tuple[str, ...]) -> str:
    """The name of the package that a line of metadata asks for; "" where it does so for another extra."""
    extra = re.search(r"""extra\s*==\s*["']([^"']+)""", requirement)
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    return "" if name is None or (extra and extra[1] not in extras) else re.sub(r"[-_.]+", "-", name[0]).lower()


def _component(name: str, package: Distribution, facts: PackageMetadata) -> Component:
    kinds = [line.rpartition(" :: ")[2] for line in facts.get_all("Classifier") or () if line.startswith("License ::")]
    named = *facts.get_all("License-Expression", ()), *facts.get_all("License", ()), ", ".join(kinds)
    licence = next((one for one in named if one and one != "LICENSE" and len(one) <= LONGEST and "\n" not in one), "")
    said = "; ".join(filter(None, [licence, INSIDE.get(name, "")]))
    return Component(facts["Name"], facts["Version"], said, partial(_texts, package))


def _texts(package: Distribution) -> str:
    """All that a package says of licences and authors."""
    named = [file for file in package.files or () if TEXT.search(str(file)) and file.suffix in SUFFIXES]
    places = [Path(str(package.locate_file(file))) for file in named]
    return "\n\n".join(f"{place.name}\n\n{_text(place)}" for place in places if place.is_file())


def _files() -> list[Component]:
    """Fonts, data, and what lies in resources/licences."""
    found = [*resource("fonts").glob("*LICENSE.txt"), *resource("datasets").glob("*LICENSE.txt")]
    found += [file for file in sorted(resource("licences").glob("*.txt")) if file.name != PYTHON]
    return [Component(re.sub(r"[-.]LICENSE$", "", file.stem), "", "", partial(_text, file)) for file in found]


def _text(place: Path) -> str:
    return place.read_text(encoding="utf-8", errors="replace")


def _own_text() -> str:
    """The lab's licence: in a checkout in its root, else beside its metadata."""
    root = resource().parent / "LICENSE"
    return _text(root) if root.is_file() else _texts(distribution(OWN))


def _python_text() -> str:
    with suppress(MissingResource):
        return _text(resource("licences", PYTHON))
    places = (Path(place) / "LICENSE.txt" for place in (sysconfig.get_paths()["stdlib"], sys.base_prefix))
    return next((_text(place) for place in places if place.is_file()), "")
