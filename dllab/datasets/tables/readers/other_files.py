"""Files that are no table of text, told by their first bytes.

Source: for LIBSVM's format, Chang & Lin (2011), LIBSVM: a library for support vector machines.
"""

import re
from pathlib import Path

from dllab.datasets.checks import DataError
from dllab.datasets.tables.readers.text_encoding import UTF_16
from dllab.messages import text

BEGINNINGS = {
    "HTML": re.compile(rb"\s*<(!doctype html|html|table|head|body)\b", re.IGNORECASE),
    "XML": re.compile(rb"\s*<\?xml\b", re.IGNORECASE),
    "JSON": re.compile(rb"\s*(\[\s*)*\{\s*\"|\s*\[\s*\[|\s*\[[^\n]*\]\s*\n\s*\["),
    "PDF": re.compile(rb"%PDF-"),
    "Parquet": re.compile(rb"PAR1"),
    "RTF": re.compile(rb"\s*\{\\rtf"),
    "YAML": re.compile(rb"(---\s+)?- [^\s:,;]+: [^\n]*\n  [^\s:,;]+: "),
}
PACKED = {b"\x1f\x8b": "gzip", b"BZh": "bzip2", b"\xfd7zXZ\0": "xz", b"7z\xbc\xaf": "7-Zip", b"Rar!": "RAR",
          b"(\xb5/\xfd": "Zstandard"}  # fmt: skip
UTF_32 = (b"\xff\xfe\0\0", b"\0\0\xfe\xff")
SHIFTED = re.compile(rb"\x1b(\$[@B]|\$\(D)")  # to kanji, as ISO-2022-JP does, all of whose bytes are ASCII
SPARSE = re.compile(rb"\s*[-+.\deE]+(,[-+.\deE]+)*([ \t]+\d+:[-+.\deE]+)+[ \t]*(#.*)?\s*")
LOOKED_AT = 20  # lines
ONE_SIDED = 0.4  # share of all places at which every other byte is 0, as in text of Latin letters in UTF-16


def refuse_text(path: Path, beginning: bytes, kind: str) -> None:
    """Raise DataError for text where a workbook or another file of a program should be, by its first bytes."""
    if not beginning.strip():
        raise DataError(text("{file} is empty"), file=path.name)
    _refuse_kinds(path, beginning.removeprefix(b"\xef\xbb\xbf"))
    if not any(byte < 9 or 13 < byte < 32 for byte in beginning):
        raise DataError(
            text("{file} is text, not {kind}; give it a name that ends in .csv to read it so"),
            file=path.name,
            kind=kind,
        )


def refuse_other_files(path: Path, beginning: bytes) -> None:
    """Raise DataError for what is empty, no text, or text of another kind."""
    content = beginning.removeprefix(b"\xef\xbb\xbf")
    if not content.strip():
        raise DataError(text("{file} is empty"), file=path.name)
    if beginning[:4] == b"PK\x03\x04":
        if b"opendocument.spreadsheet" in beginning[:200]:
            raise DataError(
                text("{file} is an OpenDocument spreadsheet; save the sheet as “CSV UTF-8”, or the whole as .xlsx"),
                file=path.name,
            )
        raise DataError(
            text("{file} is a workbook or archive, not text; the name of a workbook must end in .xlsx"), file=path.name
        )
    _refuse_kinds(path, content)
    for mark, kind in PACKED.items():
        if beginning.startswith(mark):
            raise DataError(text("{file} is packed ({kind}); unpack it first"), file=path.name, kind=kind)
    _refuse_encodings(path, beginning)
    if b"\0" in beginning and beginning[:2] not in UTF_16:
        if _is_utf_16(beginning):
            raise DataError(
                text("{file} seems to be text in UTF-16 without the mark that says so; save it as “CSV UTF-8”"),
                file=path.name,
            )
        raise DataError(
            text("{file} is not text (byte 0 at position {position}); choose a CSV file"),
            file=path.name, position=beginning.index(b"\0"),
        )  # fmt: skip
    lines = [line for line in content.splitlines()[:LOOKED_AT] if line.strip()]
    if len(lines) > 1 and all(map(SPARSE.fullmatch, lines[:-1])):
        raise DataError(
            text("{file} is in the sparse format of LIBSVM (“label index:value …”), which is not read; write its "
                 "numbers as a table, as with scikit-learn's load_svmlight_file, and save that as CSV"),
            file=path.name,
        )  # fmt: skip


def _refuse_encodings(path: Path, beginning: bytes) -> None:
    """Raise DataError for text in an encoding that is told by its first bytes and is not read."""
    for name, found in (("UTF-32", beginning.startswith(UTF_32)), ("ISO-2022-JP", SHIFTED.search(beginning))):
        if found:
            raise DataError(
                text("{file} is text in {encoding}, which is not read; save it as “CSV UTF-8”"),
                file=path.name, encoding=name,
            )  # fmt: skip


def _is_utf_16(beginning: bytes) -> bool:
    """Whether it is text in UTF-16 without its mark: of Latin letters, or of any that can be printed."""
    few, many = sorted(beginning[side::2].count(0) for side in (0, 1))
    if many > ONE_SIDED * len(beginning) and few < many / 10:
        return True
    whole = beginning[: len(beginning) // 2 * 2]
    for order in ("utf-16-le", "utf-16-be"):
        letters = whole.decode(order, "replace")
        if "\n" in letters and all(letter.isprintable() or letter.isspace() for letter in letters):
            return True
    return False


def _refuse_kinds(path: Path, content: bytes) -> None:
    for kind, pattern in BEGINNINGS.items():
        if pattern.match(content):
            raise DataError(
                text("{file} is {kind}, not a text with columns; save the table in it as CSV"),
                file=path.name,
                kind=kind,
            )
