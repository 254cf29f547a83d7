"""In which encoding a file's text is written.

Source: GB 18030-2022, Information technology, Chinese coded character set; JIS X 0208:1997; KS X 1001:2004; Big5-2003;
WHATWG, Encoding Standard.
"""

import codecs
import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NoReturn

from dllab.datasets.checks import DataError
from dllab.datasets.notes import Note, Remedy
from dllab.datasets.tables.manner import Encoding
from dllab.datasets.tables.readers.letters import broken_words, cyrillic_share, is_kana, usual_share
from dllab.datasets.tables.source import FileReading
from dllab.messages import text

CHUNK = 1 << 18  # bytes decoded at once: about a millisecond
SAMPLE = 1 << 16  # bytes that a guess is judged by
COMMON = 0.5  # share of the letters beyond ASCII that are in daily use, where text is Chinese
PRIVATE = 0.1  # share of them without a meaning in GB18030: a quarter in Big5, but rare names are written with them too
KANA = 0.2  # share of them that are hiragana and katakana, where text is Japanese; in other encodings there are none
SURE, MUCH = 0.3, 2.0  # share of usual letters that proves an encoding, if it is so many times that in GB18030,
LITTLE = 0.15  # and below which a file may be in another one as well
WORDS = 0.9  # share of the words that are Cyrillic where text is
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
UTF_8, GB18030, SHIFT_JIS, WINDOWS = "utf-8-sig", "gb18030", "cp932", "cp1252"
CODECS: dict[Encoding, str] = {
    "utf-8": UTF_8, "gb18030": GB18030, "big5": "cp950", "shift-jis": SHIFT_JIS, "euc-jp": "euc_jp", "euc-kr": "cp949",
    "windows-1250": "cp1250", "windows-1251": "cp1251", "windows-1252": WINDOWS, "koi8-r": "koi8_r",
}  # fmt: skip
EASTERN: tuple[Encoding, ...] = ("gb18030", "big5", "shift-jis", "euc-jp", "euc-kr")
CYRILLIC: tuple[Encoding, ...] = ("windows-1251", "koi8-r")
MOST_OFFERED = 3
NOT_UTF_8 = text(
    "{file}, line {row}: the byte {value} is not UTF-8; the file is in another encoding, such as Latin-1, or damaged. "
    "Save it as “CSV UTF-8”"
)

READ_AS: dict[str, str] = {
    GB18030: text("The text is not in UTF-8; it is read as GB18030 (Chinese)"),
    SHIFT_JIS: text("The text is not in UTF-8; it is read as Shift-JIS (Japanese)"),
    "cp950": text("The text is not in UTF-8; it is read as Big5 (traditional Chinese)"),
    "euc_jp": text("The text is not in UTF-8; it is read as EUC-JP (Japanese)"),
    "cp949": text("The text is not in UTF-8; it is read as EUC-KR (Korean)"),
}
OFFERS: dict[Encoding, Remedy] = {
    "gb18030": Remedy(text("Read as GB18030"), "encoding", "gb18030"),
    "big5": Remedy(text("Read as Big5"), "encoding", "big5"),
    "shift-jis": Remedy(text("Read as Shift-JIS"), "encoding", "shift-jis"),
    "euc-jp": Remedy(text("Read as EUC-JP"), "encoding", "euc-jp"),
    "euc-kr": Remedy(text("Read as EUC-KR"), "encoding", "euc-kr"),
    "windows-1250": Remedy(text("Read as Windows-1250"), "encoding", "windows-1250"),
    "windows-1251": Remedy(text("Read as Windows-1251"), "encoding", "windows-1251"),
    "windows-1252": Remedy(text("Read as Windows-1252"), "encoding", "windows-1252"),
    "koi8-r": Remedy(text("Read as KOI8-R"), "encoding", "koi8-r"),
}


def find_codec(path: Path, wanted: Encoding) -> str:
    """Python's name of the encoding: UTF-16 where its mark begins the file, else UTF-8, else one of East Asia.

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
    shares = _shares(sample)
    for japanese in ("shift-jis", "euc-jp"):
        if japanese in shares and _is_japanese(sample, CODECS[japanese]) and _decodes(path, CODECS[japanese]):
            return CODECS[japanese]
    if _is_damaged_utf_8(sample):
        refuse_encoding(path, UTF_8)
    best = next(iter(shares), None)
    if best and shares[best] >= max(SURE, MUCH * shares.get("gb18030", 0)) and _decodes(path, CODECS[best]):
        return CODECS[best]
    shares = {name: share for name, share in shares.items() if _decodes(path, CODECS[name])}
    if "gb18030" in shares and _is_chinese(sample) and not _cyrillic(sample, shares):
        return GB18030
    _refuse_unknown(path, sample, shares)


def codec_note(path: Path, codec: str, wanted: Encoding) -> tuple[Note, ...]:
    """What there is to say of an encoding that nobody chose, with the others that it may be."""
    if wanted != "auto" or codec not in READ_AS:
        return ()
    shares = _shares(_sample(path))
    own = next(name for name, known in CODECS.items() if known == codec)
    likely = [name for name, share in shares.items() if name != own and (share >= LITTLE or shares[own] < LITTLE)]
    western: Encoding = "windows-1252" if codec == GB18030 else "gb18030"
    offered = dict.fromkeys([*likely[: MOST_OFFERED - 1], western])
    return (Note(READ_AS[codec], {}, tuple(OFFERS[name] for name in offered)),)


def _shares(sample: bytes) -> dict[Encoding, float]:
    """Of the encodings of East Asia in which this is text: how many of its letters are usual ones, most first."""
    found: dict[Encoding, float] = {}
    for name in EASTERN:
        with contextlib.suppress(UnicodeDecodeError):
            content = codecs.getincrementaldecoder(CODECS[name])().decode(sample)  # whose last letter may be half
            found[name] = usual_share(name, "".join(letter for letter in content if letter > "\x7f"))
    return dict(sorted(found.items(), key=lambda one: -one[1]))


def _refuse_unknown(path: Path, sample: bytes, shares: Mapping[Encoding, float]) -> NoReturn:
    """Refuse a file that may be in several encodings, or in none, and offer those that fit best."""
    western: Encoding = "windows-1252"
    if broken_words(sample.decode(WINDOWS, "replace")) > broken_words(sample.decode("cp1250", "replace")):
        western = "windows-1250"
    cyrillic = _cyrillic(sample, shares)
    offered = [*([cyrillic] if cyrillic else []), *(name for name, share in shares.items() if share >= LITTLE), western]
    if "gb18030" in shares and not cyrillic:
        offered.append("gb18030")
    offers = tuple(OFFERS[name] for name in dict.fromkeys(offered[:MOST_OFFERED]))
    with FileReading(path):
        line, byte = _first_wrong(path, UTF_8) or (1, 0)
    values = {"file": path.name, "row": line, "value": f"0x{byte:02X}"}
    if "gb18030" in shares and not cyrillic:
        raise DataError(
            text("{file}, line {row}: the byte {value} is not UTF-8; the file may be in Windows-1252 (Western "
                 "European) or in GB18030 (Chinese): choose its encoding, or save it as “CSV UTF-8”"),
            **values,
        ).offering(*offers)  # fmt: skip
    raise DataError(NOT_UTF_8, **values).offering(*offers)


def _cyrillic(sample: bytes, shares: Mapping[Encoding, float]) -> Encoding | None:
    """The Cyrillic encoding in which nearly all words are such, of a text that makes no usual letters of East Asia."""
    if any(share >= LITTLE for share in shares.values()):
        return None
    found = {name: cyrillic_share(sample.decode(CODECS[name], "replace")) for name in CYRILLIC}
    best = max(found, key=found.__getitem__)
    return best if found[best] >= WORDS else None


def _beyond_ascii(sample: bytes, codec: str) -> str:
    return "".join(letter for letter in sample.decode(codec, "ignore") if letter > "\x7f")


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


def _is_japanese(sample: bytes, codec: str) -> bool:
    """Whether enough letters are kana, which bytes of Chinese and Latin letters do not make."""
    letters = _beyond_ascii(sample, codec)
    return sum(map(is_kana, letters)) > KANA * len(letters)


def _is_chinese(sample: bytes) -> bool:
    """Whether half of the letters are among the 6,763 of GB 2312, which accents before Latin letters do not make."""
    letters = _beyond_ascii(sample, GB18030)
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
        raise DataError(NOT_UTF_8, **values).offering(OFFERS["windows-1252"])
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
