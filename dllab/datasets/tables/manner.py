"""How a person wants a file to be read, where that is not left to the lab."""

from dataclasses import dataclass
from typing import Literal

HeaderRow = Literal["auto", "yes", "no"]
Encoding = Literal["auto", "utf-8", "gb18030", "windows-1252"]


@dataclass(frozen=True)
class Manner:
    """header: whether the first row holds names; encoding: of text."""

    header: HeaderRow = "auto"
    encoding: Encoding = "auto"


AUTO = Manner()
