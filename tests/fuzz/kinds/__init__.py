"""The kinds of files that the lab reads, one a module."""

from tests.fuzz.kinds.base import Kind
from tests.fuzz.kinds.experiments import DrawnPoints, Experiments
from tests.fuzz.kinds.formats import FORMATS
from tests.fuzz.kinds.labs import HandIns, Labs
from tests.fuzz.kinds.lectures import Lectures
from tests.fuzz.kinds.recovery import RecoveryFolders
from tests.fuzz.kinds.runs import Runs
from tests.fuzz.kinds.settings import SettingsFiles
from tests.fuzz.kinds.tables import Csv

KINDS: tuple[Kind, ...] = (
    Experiments(),
    DrawnPoints(),
    Lectures(),
    Runs(),
    RecoveryFolders(),
    Csv(),
    *FORMATS,
    SettingsFiles(),
    Labs(),
    HandIns(),
)
