"""What set-up, and the standalone app's building, compile is all that anybody waits for later."""

import json
import os
import subprocess
import sys

import pytest
import standalone


@pytest.mark.slow
def test_that_pages_panels_and_the_way_down_ask_for_no_kernel_that_set_up_has_not_made():
    folders = [str(standalone.ROOT), str(standalone.PACKAGING), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, folders)), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.bench.ready", "--json"]
    done = subprocess.run(command, env=environment, cwd=standalone.ROOT, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["ready"] > 100 and found["left"] == []
