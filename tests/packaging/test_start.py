"""Where the standalone app begins: what it lacks of the system is said in words, and nothing else is hidden."""

import subprocess
import sys
from pathlib import Path

import pytest
import standalone

START = Path(standalone.__file__).parent / "app" / "start.py"
LIBRARY = "libGL.so.1: cannot open shared object file: No such file or directory"


@pytest.fixture
def start(tmp_path):
    """Run it with a lab that does `what`."""

    def run(what, language="C.UTF-8"):
        package = tmp_path / "dllab"
        package.mkdir(exist_ok=True)
        (package / "__init__.py").touch()
        (package / "__main__.py").write_text(f"def main():\n    {what}\n", encoding="utf-8")
        environment = {"PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1", "LC_ALL": language}
        return subprocess.run([sys.executable, START], env=environment, capture_output=True, encoding="utf-8")

    return run


@pytest.mark.parametrize("status", [0, 1, 2])
def test_that_the_exit_status_is_the_labs(start, status):
    done = start(f"return {status}")
    assert done.returncode == status and done.stderr == ""


@pytest.mark.parametrize(
    ("language", "said"), [("en_US.UTF-8", "needs the system's library"), ("zh_CN.UTF-8", "需要系统库")]
)
def test_that_a_library_that_the_system_lacks_is_named(start, language, said):
    done = start(f"raise ImportError({LIBRARY!r})", language)
    assert done.returncode == 2 and said in done.stderr and "libGL.so.1" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("error", ["ImportError('cannot import name')", "ValueError('one')"])
def test_that_a_fault_of_the_lab_stays_one(start, error):
    done = start(f"raise {error}")
    assert done.returncode == 1 and "Traceback" in done.stderr
