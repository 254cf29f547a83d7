"""In which encoding a file's text is written.

Source: GB 18030-2022, Information technology, Chinese coded character set; JIS X 0208:1997; WHATWG, Encoding Standard.
"""

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from dllab.datasets.checks import DataError
from dllab.datasets.notes import Note, Remedy
from dllab.datasets.tables.manner import Encoding
from dllab.datasets.tables.source import FileReading
from dllab.messages import text

CHUNK = 1 << 18  # bytes decoded at once: about a millisecond
SAMPLE = 1 << 16  # bytes that a guess is judged by
COMMON = 0.5  # share of the letters beyond ASCII that are in daily use, where text is Chinese
PRIVATE = 0.1  # share of them without a meaning in GB18030: a quarter in Big5, but rare names are written with them too
KANA = 0.2  # share of them that are hiragana and katakana, where text is Japanese; in other encodings there are none
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
UTF_8, GB18030, SHIFT_JIS, WINDOWS = "utf-8-sig", "gb18030", "cp932", "cp1252"
CODECS: dict[Encoding, str] = {"utf-8": UTF_8, "gb18030": GB18030, "shift-jis": SHIFT_JIS, "windows-1252": WINDOWS}

AS_GB18030 = Remedy(text("Read as GB18030"), "encoding", "gb18030")
AS_WINDOWS = Remedy(text("Read as Windows-1252"), "encoding", "windows-1252")


def find_codec(path: Path, wanted: Encoding) -> str:
    """Python's name of the encoding: UTF-16 where its mark begins the file, else UTF-8, else Shift-JIS or GB18030.

    Raises DataError for text that is in none of them, or not in the one that is wanted.
    """
    with FileReading(path), open(path, "rb") as file:
        is_utf_16 = file.read(2) in UTF_16
    if wanted != "auto":
        return _proven(path, CODECS[wanted])
    if is_utf_16:
        return _proven(path, "utf-16")
    if _decodes(path, UTF_8):
        return UTF_8
    sample = _sample(path)
    if _is_japanese(sample) and _decodes(path, SHIFT_JIS):
        return SHIFT_JIS
    if _is_damaged_utf_8(sample) or not _decodes(path, GB18030):
        refuse_encoding(path, UTF_8)
    if not _is_chinese(sample):
        with FileReading(path):
            line, byte = _first_wrong(path, UTF_8) or (1, 0)
        raise DataError(
            text("{file}, line {row}: the byte {value} is not UTF-8; the file may be in Windows-1252 (Western "
                 "European) or in GB18030 (Chinese): choose its encoding, or save it as “CSV UTF-8”"),
            file=path.name, row=line, value=f"0x{byte:02X}",
        ).offering(AS_WINDOWS, AS_GB18030)  # fmt: skip
    return GB18030


def codec_note(codec: str, wanted: Encoding) -> tuple[Note, ...]:
    """What there is to say of an encoding that nobody chose."""
    if wanted != "auto" or codec not in (GB18030, SHIFT_JIS):
        return ()
    if codec == SHIFT_JIS:
        return (Note(text("The text is not in UTF-8; it is read as Shift-JIS (Japanese)"), {}, (AS_GB18030,)),)
    return (Note(text("The text is not in UTF-8; it is read as GB18030 (Chinese)"), {}, (AS_WINDOWS,)),)


def _proven(path: Path, codec: str) -> str:
    if not _decodes(path, codec):
        refuse_encoding(path, codec)
    return codec


def _chunks(path: Path) -> Iterator[bytes]:
    with FileReading(path), open(path, "rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def _decodes(path: Path, codec: str) -> bool:
    """Whether the whole file is text in that encoding."""
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        for chunk in _chunks(path):
            decoder.decode(chunk)
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return False
    return True


def _sample(path: Path) -> bytes:
    """The first part of the file that is not all ASCII."""
    part = next((chunk for chunk in _chunks(path) if not chunk.isascii()), b"")
    start = next((place for place, byte in enumerate(part) if byte > 127), 0)
    return part[start : start + SAMPLE]


def _is_damaged_utf_8(sample: bytes) -> bool:
    """Whether most letters beyond ASCII are UTF-8, as hardly any are in other encodings."""
    letters = [letter for letter in sample.decode("utf-8", "replace") if letter > "\x7f"]
    return 2 * letters.count("\ufffd") < len(letters)


def _is_japanese(sample: bytes) -> bool:
    """Whether enough letters are kana, which bytes of Chinese and Latin letters do not make."""
    letters = [letter for letter in sample.decode(SHIFT_JIS, "ignore") if letter > "\x7f"]
    return sum("\u3041" <= letter <= "\u30ff" for letter in letters) > KANA * len(letters)


def _is_chinese(sample: bytes) -> bool:
    """Whether half of the letters are among the 6,763 of GB 2312, which accents before Latin letters do not make."""
    letters = [letter for letter in sample.decode(GB18030, "ignore") if letter > "\x7f"]
    if sum("\ue000" <= letter <= "\uf8ff" for letter in letters) > PRIVATE * len(letters):
        return False
    common = sum(len(letter.encode("gb2312", "ignore")) == 2 for letter in letters)
    return common >= COMMON * len(letters)


def refuse_encoding(path: Path, codec: str) -> NoReturn:
    """Say where the text stops being in the encoding."""
    with FileReading(path):
        found = None if codec == "utf-16" else _first_wrong(path, codec)
    if found is None:
        raise DataError(
            text("{file} begins like text in UTF-16 but does not go on so; save it as “CSV UTF-8”"), file=path.name
        )
    line, byte = found
    values = {"file": path.name, "row": line, "value": f"0x{byte:02X}"}
    if codec == UTF_8:
        raise DataError(
            text(
                "{file}, line {row}: the byte {value} is not UTF-8; the file is in another encoding, such as "
                "Latin-1, or damaged. Save it as “CSV UTF-8”"
            ),
            **values,
        ).offering(AS_WINDOWS)
    name = next(name for name, known in CODECS.items() if known == codec)
    raise DataError(
        text("{file}, line {row}: the byte {value} does not belong to text in {encoding}; choose another encoding"),
        encoding=name, **values,
    )  # fmt: skip


def _first_wrong(path: Path, codec: str) -> tuple[int, int] | None:
    """The line, and the byte, where the text stops being in the encoding, whose line ends are those of ASCII."""
    with open(path, "rb") as file:
        for line, content in enumerate(file, 1):
            try:
                content.decode(codec)
            except UnicodeDecodeError as error:
                return line, content[error.start]
    return None
