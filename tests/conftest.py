"""What holds for all tests."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

# A busy machine is slow, not wrong.
settings.register_profile("patient", parent=settings.get_profile(settings.get_current_profile_name()), deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session", autouse=True)
def nothing_of_the_users_is_touched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Settings and recovery go to folders of each process's own; what was compiled is shared."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield
