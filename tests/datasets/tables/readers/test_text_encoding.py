"""Text in UTF-8, UTF-16 and GB18030: read as it is meant, and said where that was judged."""

import codecs

import pytest

from dllab.datasets import DataError
from dllab.datasets.tables.readers.text_encoding import CHUNK

PEOPLE = "姓名,身高,城市,及格\n" + "".join(f"学生{n},{150 + n},{'北上广'[n % 3]},{'是否'[n % 2]}\n" for n in range(40))
CHINESE = ("是", "否")
RAW = {"ignore": "姓名"}


@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "utf-16", "utf-8", "utf-8-sig"])
def test_that_chinese_names_and_categories_are_read_in_every_encoding(choose, encoding):
    choice = choose(PEOPLE.encode(encoding))
    data = choice.load(0)
    assert data.features == ("身高", "城市=上", "城市=北", "城市=广") and set(data.classes) == set(CHINESE)
    said = [note for note in data.notes if "GB18030" in str(note)]
    assert bool(said) == encoding.startswith("gb") and choice.sketch().notes == data.notes[: len(said)]
    assert all(note.remedies[0].key == "encoding" for note in said)


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_that_the_mark_of_utf_16_decides_the_order_of_its_bytes(choose, mark):
    order = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    assert set(choose(mark + PEOPLE.encode(order)).load(0).classes) == set(CHINESE)


def test_that_an_encoding_that_was_chosen_is_taken_and_not_said(choose):
    data = choose(PEOPLE.encode("gbk"), encoding="gb18030").load(0)
    assert set(data.classes) == set(CHINESE) and data.notes == ()


def test_that_letters_that_only_the_last_rows_hold_are_found(choose):
    many = "a,城\n".encode("gbk") + b"1,u\n2,v\n" * CHUNK + "3,北\n4,北\n".encode("gbk")
    assert choose(many, ignore="").load(0).classes == ("u", "v", "北")


JAPANESE = "名前,身長,色\n" + "".join(f"ひと{n},{150 + n},{['あお', 'みどり', '赤いカナ'][n % 3]}\n" for n in range(40))


def test_that_japanese_is_read_and_said(choose):
    for options in ({}, {"encoding": "shift-jis"}):
        data = choose(JAPANESE.encode("cp932"), ignore="名前", **options).load(0)
        assert data.features == ("身長",) and set(data.classes) == {"あお", "みどり", "赤いカナ"}
        said = [str(note) for note in data.notes if "Shift-JIS" in str(note)]
        assert said == ([] if options else ["The text is not in UTF-8; it is read as Shift-JIS (Japanese)"])


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "big5", "koi8-r", "cp1251", "gbk"])
def test_that_other_letters_are_no_kana(choose, encoding):
    words = {"big5": "顏色紅綠藍", "gbk": "颜色红绿蓝，。", "koi8-r": "красный", "cp1251": "синий"}.get(
        encoding, "größé"
    )
    content = f"{words},y\n" + "".join(f"{words[n % len(words) :]},{n % 2}\n" for n in range(40))
    try:
        notes = choose(content.encode(encoding), ignore="").load(0).notes
    except DataError:
        return
    assert not [note for note in notes if "Shift-JIS" in str(note)]


def test_that_big5_is_not_taken_for_words_of_gb18030(choose):
    content = "顏色,y\n" + "".join(f"{'紅綠藍'[n % 3]},{n}\n" for n in range(12))
    data = choose(content.encode("big5"), ignore="").load(0)
    assert data.features == ("顏色=紅", "顏色=綠", "顏色=藍") and "read as Big5" in str(data.notes[0])


EASTERN = {
    "euc-jp": ("EUC-JP", "都市,点数,合格", ("東京", "大阪", "京都"), ("合", "否")),
    "euc-jp kana": ("EUC-JP", "いろ,点数,合格", ("あお", "みどり", "赤いカナ"), ("可", "否")),
    "shift-jis": ("Shift-JIS", "都市,点数,合格", ("東京", "大阪", "京都"), ("合", "否")),
    "euc-kr": ("EUC-KR", "도시,점수,합격", ("서울", "부산", "대구"), ("예", "아니요")),
    "cp949": ("EUC-KR", "성별,나이,키", ("남자", "여자", "뷁"), ("높음", "낮음")),
    "big5": ("Big5", "城市,分數,及格", ("臺北", "高雄", "臺中"), ("是", "否")),
    "gbk": ("GB18030", "姓名,年龄,结果", ("张伟", "王芳", "刘洋"), ("好", "坏")),
    "gb18030": ("GB18030", "省份,销售额,等级", ("广东", "四川", "浙江"), ("甲", "乙")),
}


@pytest.mark.parametrize(("codec", "eastern"), EASTERN.items(), ids=EASTERN)
def test_that_texts_of_east_asia_are_told_apart_and_the_reading_is_said(choose, codec, eastern):
    name, header, words, classes = eastern
    content = header + "\n" + "".join(f"{words[n % 3]},{n},{classes[n % 2]}\n" for n in range(40))
    data = choose(content.encode(codec.split()[0]), ignore="").load(0)
    first, second, _ = header.split(",")
    assert set(data.features) == {*(f"{first}={word}" for word in words), second} and set(data.classes) == set(classes)
    assert f"read as {name} (" in str(data.notes[0]) and data.notes[0].remedies


def test_that_a_reading_of_few_letters_offers_the_others_that_it_may_be(choose):
    data = choose(("점수,y\n" + "1.5,2\n2.5,3\n" * 9).encode("euc-kr"), ignore="").load(0)
    offered = {remedy.value for remedy in data.notes[0].remedies}
    assert "euc-kr" in offered
    assert choose(("점수,y\n" + "1.5,2\n2.5,3\n" * 9).encode("euc-kr"), ignore="", encoding="euc-kr").load(
        0
    ).features == ("점수",)


WESTERN = {
    "cp1251": ("windows-1251", ("Москва", "Казань", "Пермь")),
    "koi8-r": ("koi8-r", ("Москва", "Казань", "Омск", "Тула")),
    "cp1250": ("windows-1250", ("Łódź", "Poznań", "Wrocław")),
    "cp1252": ("windows-1252", ("München", "Orléans", "Málaga")),
}


@pytest.mark.parametrize(("codec", "western"), WESTERN.items(), ids=WESTERN)
def test_that_letters_of_europe_are_none_of_east_asia_and_the_right_reading_comes_first(choose, codec, western):
    right, words = western
    content = ("name,y\n" + "".join(f"{words[n % len(words)]},{n % 2}\n" for n in range(40))).encode(codec)
    with pytest.raises(DataError, match=r"line 2: the byte 0x.. is not UTF-8") as refused:
        choose(content, ignore="").load(0)
    first = refused.value.remedies[0]
    assert first.value == right
    assert set(choose(content, ignore="", encoding=right).load(0).features) == {f"name={word}" for word in words}


def test_that_a_rare_name_in_a_character_of_its_own_is_chinese(choose):
    names = ["王小明", "李丽"] * 20 + ["张\ue000"] * 2
    content = "姓名,身高\n" + "".join(f"{name},{150 + n}\n" for n, name in enumerate(names))
    data = choose(content.encode("gb18030"), ignore="", target="姓名").load(0)
    assert set(data.classes) == set(names)


LATIN = "name,y\n" + "Müller,1\nBjörn,2\nJosé,1\nRené,2\n" * 9


def test_that_latin_letters_are_no_chinese_words_and_both_readings_are_offered(choose):
    choice = choose(LATIN.replace("José", "Josef").replace("René", "Rena").encode("latin-1"), ignore="")
    with pytest.raises(DataError, match="line 2: the byte 0xFC is not UTF-8") as refusal:
        choice.load(0)
    assert [remedy.value for remedy in refusal.value.remedies] == ["windows-1252", "gb18030"]


def test_that_latin_letters_are_read_when_that_is_chosen(choose):
    content = LATIN.encode("cp1252")
    with pytest.raises(DataError, match="line 2: the byte 0xFC") as refusal:
        choose(content, ignore="").load(0)
    (remedy,) = refusal.value.remedies
    data = choose(content, ignore="", **{remedy.key: remedy.value}).load(0)
    assert data.features == ("name=Björn", "name=José", "name=Müller", "name=René")


def test_that_damaged_utf_8_is_not_taken_for_another_encoding(choose):
    content = PEOPLE.encode()
    cut = content.rindex("是".encode()) + 1
    damaged = content[:cut] + content[cut + 1 :]
    with pytest.raises(DataError, match=r"line \d+: the byte 0xE6 is not UTF-8"):
        choose(damaged).load(0)


WIDE = "身高，体重，类别\n" + "".join(f"１{n % 10}.５　，{'０１２'[n % 3]}，{'甲乙'[n % 2]}\n" for n in range(40))


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_that_full_width_commas_digits_and_spaces_are_read_as_the_narrow_ones(choose, encoding):
    data = choose(WIDE.encode(encoding), ignore="", standardize=False, validation=0.0).load(0)
    assert data.features == ("身高", "体重") and data.classes == ("乙", "甲")
    assert sorted(set(data.x_train[:, 0].tolist())) == [10.5 + n for n in range(10)]
    assert sorted(set(data.x_train[:, 1].tolist())) == [0, 1, 2]


def test_that_a_comma_in_chinese_text_does_not_part_columns_that_others_part(choose):
    content = "".join(f"{n}\t甲，乙\t{n % 2}\n" for n in range(20))
    assert choose(content.encode(), ignore="").sketch().like.rows.delimiter == "\t"
    assert choose("".join(f"{n},“甲，乙”,{n % 2}\n" for n in range(20)).encode(), ignore="").load(0).feature_count == 2


def test_that_full_width_spaces_part_columns_as_narrow_ones_do(choose):
    content = "甲　乙\n" + "".join(f"{n}.5　{n % 2}\n" for n in range(20))
    assert choose(content.encode(), ignore="").load(0).features == ("甲",)


def test_that_columns_are_left_out_by_a_list_with_chinese_marks(choose):
    assert choose(PEOPLE.encode(), ignore="姓名，城市").load(0).features == ("身高",)
    assert choose(PEOPLE.encode(), ignore="姓名、身高").load(0).feature_count == 3
    both = PEOPLE.replace("身高", "身高、米")
    assert choose(both.encode(), ignore="姓名,身高、米").load(0).feature_count == 3
