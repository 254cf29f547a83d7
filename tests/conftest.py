"""What holds for all tests."""

import signal
from collections.abc import Iterator

import pytest
from hypothesis import settings

from dllab.blas import use_one_thread
from tests.homes import homes

use_one_thread()  # as the program does, before anything imports NumPy

# A busy machine is slow, not wrong.
settings.register_profile("patient", parent=settings.get_profile(settings.get_current_profile_name()), deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session", autouse=True)
def nothing_of_the_users_is_touched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Settings and recovery go to folders of each process's own; what was compiled is shared."""
    with pytest.MonkeyPatch.context() as patch:
        for name, place in homes(tmp_path_factory.mktemp("home")).items():
            patch.setenv(name, place)
        yield


@pytest.fixture
def nothing_is_ignored() -> Iterator[None]:
    """Whoever started the tests may have signals ignored, as nohup and "&" have, which would stay so."""
    names = {"SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"} & set(dir(signal))
    first = {signal.SIGINT: signal.default_int_handler}
    before = {
        number: signal.signal(number, first.get(number, signal.SIG_DFL))
        for number in (getattr(signal, name) for name in names)
    }
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--quick", action="store_true", help="one case of every test, few of the window, none slow")
    parser.addoption("--renew", action="store_true", help="make the pictures in tests/gui/baselines anew")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the tests that find most faults in a minute, where that is what is asked for."""
    if config.getoption("--quick"):
        kept = quick(items)
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = [item for item in items if item in kept]


def quick(items: list[pytest.Item]) -> set[pytest.Item]:
    """Of every test its first case; of those of a file that show the same on the screen the first; none marked slow."""
    first: dict[object, pytest.Item] = {}
    for item in items:
        if item.get_closest_marker("slow") is None:
            fixtures = frozenset(getattr(item, "fixturenames", ()))
            first.setdefault((item.path, fixtures if "qtbot" in fixtures else getattr(item, "originalname", "")), item)
    return set(first.values())
