import importlib.metadata

import numpy as np

from dllab import __version__
from dllab.gui.shell.about import LicenceList
from dllab.gui.shell.help import PACKAGES, about_body


def test_that_about_names_the_versions_of_the_lab_and_of_what_it_stands_on():
    body = about_body()
    assert f"dllab</b></td><td>{__version__}" in body
    assert f"numpy</b></td><td>{np.__version__}" in body
    assert all(package in body for package in PACKAGES)


def test_that_about_opens_where_no_package_has_metadata(monkeypatch):
    def nothing_installed(name):
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata.Distribution, "from_name", nothing_installed)
    assert f"dllab</b></td><td>{__version__}" in about_body()


def test_that_about_lists_the_licence_of_everything_inside(window, qtbot):
    about = window.way_in.about
    about.show()
    listed = about.findChild(LicenceList)
    names = [listed.names.item(row).text() for row in range(listed.names.count())]
    assert names[0].startswith(f"dllab {__version__}") and any("LGPL" in name for name in names)
    for row in range(listed.names.count()):
        listed.names.setCurrentRow(row)
        assert listed.text.toPlainText()
    about.close()
