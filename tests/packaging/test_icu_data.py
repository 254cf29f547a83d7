"""What is left out of ICU's data is what Qt never asks for."""

import importlib.util
import os
import struct
import subprocess
import sys
from pathlib import Path

import icu_data
import pytest

QT = Path(importlib.util.find_spec("PySide6").origin).parent / "Qt" / "lib"
REAL = next(iter(QT.glob("libicudata.so.*")), None)
ICU = pytest.mark.skipif(REAL is None, reason="this system's Qt has no ICU of its own")
ASKING = """
from PySide6.QtCore import QCollator, QLocale, QStringConverter, QStringDecoder, QTimeZone

WORDS = "zebra Äpfel apfel ö o l ll c ch ß ss 中 文 啊 あ ア ك ø æ 10 9".split()
KINDS = [(time, name) for time in QTimeZone.TimeType for name in QTimeZone.NameType]
for language in ("en_US", "zh_CN", "zh_TW", "de_DE", "sv_SE", "es_ES", "ja_JP", "ko_KR", "ar_EG", "tr_TR"):
    locale = QLocale(language)
    collator = QCollator(locale)
    print(locale.toUpper("iıäßd"), locale.toLower("IİÄSS"), [collator.compare(a, b) for a in WORDS for b in WORDS])
    for zone in map(QTimeZone, (b"Europe/Berlin", b"Asia/Shanghai", b"America/New_York")):
        print([zone.displayName(*kind, locale) for kind in KINDS])
print([(name, QStringDecoder(name).isValid()) for name in QStringConverter.availableCodecs()])
print([line.split()[-1] for line in open("/proc/self/maps") if "libicudata" in line][0])
"""


def library(contents):
    """A library with a table of items in its midst."""
    names, places, at = b"", [], 4 + 8 * len(contents)
    start = at + sum(len(name) + 1 for name in contents)
    for name, content in contents.items():
        places.append(struct.pack("<II", at + len(names), start))
        names += name.encode() + b"\0"
        start += len(content)
    head = struct.pack("<H2sHHBBBB4s", 32, icu_data.MAGIC, 20, 0, 0, 0, 2, 0, b"CmnD").ljust(32, b"\0")
    table = struct.pack("<I", len(contents)) + b"".join(places) + names + b"".join(contents.values())
    return b"\x7fELF" + bytes(60) + head + table + b"the rest"


def item(text):
    return struct.pack("<H2s", 32, icu_data.MAGIC) + text


def test_that_zeros_take_the_place_of_what_is_left_out_and_nothing_else_moves():
    contents = {
        "icu/brkitr/cjdict.dict": item(b"words"), "icu/coll/de.res": item(b"order"), "icu/curr/de.res": item(b"euro"),
        "icu/de.res": item(b"Januar"), "icu/lang/de.res": b"no head", "icu/zone/de.res": item(b"Zeit"),
    }  # fmt: skip
    whole = library(contents)
    left = icu_data.blanked(whole)
    assert len(left) == len(whole)
    for one in icu_data.items(whole):
        gone = one.name in ("icu/brkitr/cjdict.dict", "icu/curr/de.res")
        assert whole[one.start : one.end] == contents[one.name]
        assert left[one.start : one.end] == (bytes(len(contents[one.name])) if gone else contents[one.name])
    assert left.startswith(whole[:96]) and left.endswith(b"the rest")


def test_that_a_library_without_a_table_stays_as_it_is():
    assert icu_data.blanked(b"\x7fELF and more") == b"\x7fELF and more"


def test_that_an_app_whose_qt_asks_for_more_is_not_built(tmp_path):
    (tmp_path / "libicudata.so.73").write_bytes(library({"icu/curr/de.res": item(b"euro"), "icu/z.res": item(b"")}))
    (tmp_path / "libQt6Core.so.6").write_bytes(b"\0ucol_open_73\0u_strToLower_73\0")
    icu_data.leave_out(tmp_path)
    assert b"euro" not in (tmp_path / "libicudata.so.73").read_bytes()
    (tmp_path / "libQt6Core.so.6").write_bytes(b"\0ucol_open_73\0unum_formatDoubleCurrency_73\0")
    with pytest.raises(icu_data.OtherUse, match="unum"):
        icu_data.leave_out(tmp_path)


@ICU
def test_that_qt_asks_for_nothing_of_what_is_left_out():
    asked = {name for path in QT.glob("libQt6*.so*") for name in icu_data.asked_for(path.read_bytes())}
    assert asked == icu_data.ASKED_FOR


@ICU
def test_that_qt_sorts_converts_and_names_time_zones_as_before(tmp_path):
    content = REAL.read_bytes()
    left_out = icu_data.blanked(content)
    assert len(list(icu_data.items(content))) > 3000 and left_out.count(0) - content.count(0) > 10_000_000
    (tmp_path / REAL.name).write_bytes(left_out)
    (whole, own), (part, other) = answers({}), answers({"LD_PRELOAD": str(tmp_path / REAL.name)})
    assert own == str(REAL) and other == str(tmp_path / REAL.name)
    assert whole == part


def answers(environment):
    """What Qt says in a process of its own, and which library it asked."""
    command = [sys.executable, "-X", "utf8", "-c", ASKING]
    told = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=True)
    *said, asked = told.stdout.splitlines()
    assert len(said) == 41
    return "\n".join(said), asked
