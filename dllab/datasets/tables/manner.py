"""How a person wants a file to be read, where that is not left to the lab."""

from dataclasses import dataclass
from typing import Literal

from dllab.datasets.tables.markers import Markers

HeaderRow = Literal["auto", "yes", "no"]
Encoding = Literal[
    "auto", "utf-8", "gb18030", "big5", "shift-jis", "euc-jp", "euc-kr", "windows-1250", "windows-1251", "windows-1252",
    "koi8-r",
]  # fmt: skip


@dataclass(frozen=True)
class Manner:
    """header: whether the first row holds names; encoding: of text; markers: what else says that there is no value;
    sheet: which one of a workbook, by name or number, or "".
    """

    header: HeaderRow = "auto"
    encoding: Encoding = "auto"
    markers: Markers = Markers()
    sheet: str = ""


AUTO = Manner()
