"""How people of many countries keep tables: what is no example, no number or no input is said, with the click."""

import pytest

from dllab.datasets import DataError

RAW = {"standardize": False, "standardize_target": False, "validation": 0.0}
ROWS = 24


def table(x, y=lambda n: n % 2, z=lambda n: n * 3 % 7 / 8, names="x\tz\ty", rows=ROWS):
    """A file with these three columns."""
    return names + "\n" + "".join(f"{x(n)}\t{z(n)}\t{y(n)}\n" for n in range(rows))


def said(data):
    return [str(note) for note in data.notes]


@pytest.mark.parametrize("name", ["id", "PassengerId", "编号", "Nr.", "row", "用户ID", "Kunden-Nr", ""])
def test_that_row_numbers_in_the_last_column_are_said_and_a_click_predicts_the_one_before(choose, name):
    content = table(lambda n: n * 7 % 5, z=lambda n: n % 3, y=lambda n: n + 1, names=f"x\tcls\t{name}")
    choice = choose(content)
    (note,) = choice.sketch().notes
    assert (
        "is predicted because it is the last. Left out, 'cls' is predicted" in str(note)
        and note in choice.load(0).notes
    )
    (click,) = note.remedies
    assert click.key == "ignore"
    mended = choose(content, ignore=click.value)
    data = mended.load(0)
    assert data.features == ("x",) and data.classes == ("0", "1", "2") and not mended.sketch().notes
    assert not choose(content, target="3").sketch().notes


def test_that_the_last_column_that_is_not_left_out_is_predicted(choose):
    content = table(lambda n: n % 5, z=lambda n: "ab"[n % 2], y=lambda n: n / 8)
    assert choose(content, ignore="y").load(0).classes == ("a", "b")


def test_that_every_column_of_row_numbers_is_said_and_none_of_them_predicted_after_a_click(choose):
    content = "id,x,cls,no,row_id\n" + "".join(f"{n + 1},{n % 5},{n % 3},{n},{900 + n}\n" for n in range(30))
    notes = choose(content).sketch().notes
    assert [note.values["column"] for note in notes] == ["id", "no", "row_id"]
    assert "Left out, 'cls' is predicted" in str(notes[-1])
    data = choose(content, ignore=notes[-1].remedies[0].value).load(0)
    assert data.features == ("x",) and data.classes == ("0", "1", "2") and not said(data)


def test_that_a_comma_between_names_does_not_part_rows_that_semicolons_part(choose):
    data = choose("a,b;c\n1,5;0\n2,5;1\n3,5;0\n", task="regression").load(0)
    assert data.features == ("a,b",) and sorted(data.x_train[:, 0]) == [1.5, 2.5, 3.5]
    assert choose("a,b\nx,u;v\ny,u\nx,u;v\n").load(0).classes == ("u", "u;v")


NUMBERED = [
    "Lfd. Nr.",
    "N°",
    "№",
    "Numéro",
    "Matrikelnummer",
    "番号",
    "번호",
    "Sr. No.",
    "学籍番号",
    "user_id",
    "订单号",
    "Id.",
]


@pytest.mark.parametrize("name", NUMBERED)
def test_that_numbers_of_people_and_things_are_no_inputs_whatever_the_language(choose, name):
    content = table(lambda n: 100_000 + n * 37 % 1000, names=f"{name}\tz\ty")
    (note,) = choose(content).sketch().notes
    assert "holds for this file alone" in str(note) and note.remedies[0].value in (name, "1")


TOTALS = ["Summe", "Gesamtsumme", "Insgesamt", "Somme", "Moyenne", "合計", "総計", "합계", "평균", "Итого",
          "Durchschnitt", "TOTAL:", "कुल", "Ø", "Totale"]  # fmt: skip


@pytest.mark.parametrize("name", TOTALS)
def test_that_a_row_of_totals_is_said_in_many_languages(choose, name):
    content = table(lambda n: "pq"[n % 2], y=lambda n: n / 3) + f"{name}\t50\t92\n"
    assert said(choose(content).load(0)) == [
        f"Row 26, column 'x': {name!r} seems to sum up the rows above it; take the row out if it is no example"
    ]


def test_that_a_row_of_totals_without_a_name_is_told_by_its_numbers(choose):
    content = table(lambda n: n + 0.5, z=lambda n: n % 5, y=lambda n: n / 4, rows=20)
    note = "Row 22 holds the sums or means of the rows above it, as in x, z, y; take it out if it is no example"
    assert said(choose(content + "200\t40\t47.5\n").load(0)) == [note]
    assert said(choose(content + "10\t2\t2.375\n").load(0)) == [note]
    assert said(choose(content + "10.5\t3\t2.5\n").load(0)) == []


def test_that_counts_of_rare_words_are_no_row_of_totals(choose):
    rows = [[int(place in (row, row + 7)) for place in range(12)] for row in range(12)]
    rows.append([1, 1, 1, *[0] * 7, 0, 1])  # as many as stood above, in the columns with one word
    content = ",".join([*(f"w{place}" for place in range(12)), "y"]) + "\n"
    content += "".join(",".join(map(str, [*row, "pq"[n % 2]])) + "\n" for n, row in enumerate(rows))
    assert not any("sums or means" in note for note in said(choose(content).load(0)))


def test_that_a_row_of_means_does_not_need_the_mean_of_a_year(choose):
    content = table(lambda n: n + 0.5, z=lambda n: n % 5, y=lambda n: n / 4, names="x\tz\tyear", rows=20)
    (note,) = said(choose(content + "10\t2\t2024\n").load(0))
    assert note.startswith("Row 22 holds the sums or means of the rows above it, as in x, z;")


def test_that_names_that_come_again_are_no_category_without_a_word(choose):
    part = "red,big\nblue,small\n" * 6
    data = choose("color,size\n" + part + "color,size\n" + part).load(0)
    assert said(data) == ["Row 14 holds the names of the columns again, and is taken as an example; take it out"]
    assert data.features == ("color=blue", "color=color", "color=red")
    assert choose(part + "red,big\n").load(0).features == ("column 1=blue", "column 1=red")


def test_that_a_category_called_as_its_column_is_no_row_of_names(choose):
    assert said(choose(table(lambda n: ["basic", "pro", "max"][n % 3], names="basic\tz\ty")).load(0)) == []


USUAL = [("5 marks", "10 marks", "20 marks"), ("2 sets", "3 sets", "4 sets"), ("1 deck", "2 decks", "3 decks"),
         ("Q110", "Q123", "Q245"), ("2 dice", "3 dice", "4 dice"), ("Maroon 12", "Mayor 10", "Junior 14")]  # fmt: skip


@pytest.mark.parametrize("values", USUAL, ids=[values[0] for values in USUAL])
def test_that_words_that_begin_as_months_do_are_no_dates(choose, values):
    assert not any("dates or times" in note for note in said(choose(table(lambda n: values[n % 3])).load(0)))


def test_that_a_title_above_the_names_is_refused_with_what_to_do(choose):
    content = "Survey 2023,,\nregion,color,size\n" + "north,red,big\nsouth,blue,small\n" * 6
    with pytest.raises(DataError, match="row 1 holds nothing but 'Survey 2023', above a row of 3 texts; if") as refused:
        choose(content).load(0)
    (click,) = refused.value.remedies
    assert choose(content, **{click.key: click.value}).load(0).size == 13
    assert choose("name,,\n" + "a,1,2\nb,2,3\n" * 4).load(0).size == 8


def test_that_a_second_row_of_names_or_units_is_called_that(choose):
    content = "time,height,ok\ns,m,\n" + "1.5,2.5,0\n2.5,3.5,1\n" * 4
    with pytest.raises(
        DataError, match=r"row 2 holds no numbers \(s, m\) where the rows below it do; if it names"
    ) as no:
        choose(content).load(0)
    assert not no.value.remedies


DATES = ["{}. Januar 2024", "2024년 1월 {}일", "令和6年1月{}日", "R6.1.{}", "2024. 1. {}.", "Mon, 0{} Jan 2024",
         "Jan-2{}", "Q{} 2024", "2024Q{}", "2024-W0{}", "January 202{}", "0{}.01.", "2024010{}T1000", "10:3{} Uhr",
         "{}月5日",
         "0{}-Jan-2024 10:00:00", "民國113年1月{}日", "上午10:3{}", "{} de enero de 2024", "{} days, 2:00:00",
         "P{}DT2H", "{} января 2024 г."]  # fmt: skip


@pytest.mark.parametrize("written", DATES)
def test_that_dates_are_recognized_in_many_languages(choose, written):
    (note,) = said(choose(table(lambda n: written.format(n % 4 + 1), y=lambda n: "ab"[n % 2])).load(0))
    assert "Column 'x' holds dates or times, such as" in note


def test_that_dates_in_eight_digits_are_said(choose):
    content = table(lambda n: f"2024{n % 12 + 1:02}{n + 1:02}")
    (note,) = choose(content, standardize=True).load(0).notes
    assert "holds dates written as numbers, such as 20240101, which leap" in str(note)
    assert choose(content, ignore=note.remedies[0].value).load(0).features == ("z",)
    assert said(choose(table(lambda n: 20_240_000 + 90 * n), standardize=True).load(0)) == []


SHORT_DATES = {
    "months": lambda n: f"{2020 + n // 12}{n % 12 + 1:02}", "two digits": lambda n: f"24{n % 12 + 1:02}{n + 1:02}",
    "days first": lambda n: f"{n % 20 + 10}{n % 12 + 1:02}2024",
    "months first": lambda n: f"1{n % 3}{n % 28 + 1:02}2024",
}  # fmt: skip
NO_DATES = {"rooms": lambda n: 100 * (n % 3 + 1) + n + 1, "one year": lambda n: 202401 + n % 12,
            "counts": lambda n: 240101 + 37 * n, "prices": lambda n: 190050 + 500 * n}  # fmt: skip


@pytest.mark.parametrize("written", SHORT_DATES.values(), ids=SHORT_DATES)
def test_that_other_dates_in_digits_are_said(choose, written):
    (note,) = said(choose(table(written), standardize=True).load(0))
    assert f"holds dates written as numbers, such as {written(0)}, which leap from one month or year" in note


@pytest.mark.parametrize("written", NO_DATES.values(), ids=NO_DATES)
def test_that_numbers_that_only_look_like_dates_are_none(choose, written):
    assert said(choose(table(written), standardize=True).load(0)) == []


CODES = {"telephones": lambda n: 13_800_138_000 + n * 37 % 999, "books": lambda n: 9_783_000_000_000 + n * 7919,
         "ten digits": lambda n: 2_225_550_123 + 311_111_117 * n}  # fmt: skip
NO_CODES = {"seconds": lambda n: 1_600_000_000 + 3 * n, "milliseconds": lambda n: 1_700_000_000_000 + 1000 * n,
            "sums": lambda n: 9_000_000_000 + 100_000_000 * n, "decimals": lambda n: f"{12_345_678_901 + 7 * n}.5",
            "some": lambda n: 12_345_678_901 + n % 3}  # fmt: skip


@pytest.mark.parametrize("written", CODES.values(), ids=CODES)
def test_that_long_numbers_that_may_be_codes_are_said(choose, written):
    (note,) = choose(table(written), standardize=True).load(0).notes
    assert f"another number of {len(str(written(0)))} digits in nearly every row, such as {written(0)};" in str(note)
    assert choose(table(written), ignore=note.remedies[0].value).load(0).features == ("z",)
    gap = said(choose(table(lambda n: written(n) if n else ""), standardize=True, missing="drop rows").load(0))
    assert f"such as {written(1)};" in gap[0] and "1 rows with missing values" in gap[1]


@pytest.mark.parametrize("written", NO_CODES.values(), ids=NO_CODES)
def test_that_times_and_sums_are_no_codes(choose, written):
    assert said(choose(table(written), standardize=True).load(0)) == []


@pytest.mark.parametrize("point", ["8.30", "24.12"])
def test_that_a_column_with_a_mark_of_its_own_is_said(choose, point):
    rows = "".join(f"{point if n % 3 else '9.45'};{n},25;{n % 2}\n" for n in range(ROWS))
    (note,) = said(choose("x;z;y\n" + rows).load(0))
    assert "Column 'x' has a decimal mark, as in 9.45, that is not that of column 'z'; if it holds times, dates" in note
    assert said(choose("x;z;y\n" + rows.replace(".", ",")).load(0)) == []
    gap = choose("x;z;y\n" + rows.replace("9.45", "", 1), missing="drop rows").load(0)
    assert f"as in {float(point):g}, that" in said(gap)[0]


@pytest.mark.parametrize(
    ("written", "words"), [("2024-01-{:02}", "dates or times"), ("{} kg", "numbers written as text")]
)
@pytest.mark.parametrize("first", [None, "soon"])
def test_that_texts_that_are_no_classes_are_refused_with_what_to_write(choose, written, words, first):
    content = table(lambda n: n, y=lambda n: first if first and n == 0 else written.format(n + 1))
    row, value = (3, written.format(2)) if first else (2, written.format(1))
    with pytest.raises(DataError, match=f"row {row}, column 'y' holds {words}, such as '{value}', which are no"):
        choose(content, validation=0.2).load(0)


def test_that_a_zero_with_a_minus_is_the_class_0(choose):
    assert choose(table(lambda n: n, y=lambda n: ("-0", "0", "1")[n % 3])).load(0).classes == ("0", "1")


def test_that_zeros_in_front_are_said(choose):
    (note,) = choose(table(lambda n: f"0{1000 + 7 * n}")).load(0).notes
    assert "holds digits with zeros in front, such as 01000, and is taken as numbers" in str(note)
    assert choose(table(lambda n: f"0{1000 + 7 * n}"), ignore=note.remedies[0].value).load(0).features == ("z",)
    assert said(choose(table(lambda n: f"{n + 1:02}")).load(0)) == []


@pytest.mark.parametrize("written", ["#NV", "#WERT!", "#VALEUR!", "#N/D", "#¡DIV/0!", "#SPILL!", "\u200b"])
def test_that_errors_of_spreadsheets_are_missing_values_in_every_language(choose, written):
    for usual in (lambda n: n / 8, lambda n: "pqr"[n % 3]):
        content = table(lambda n, usual=usual: written if n in (5, 9) else usual(n))
        with pytest.raises(DataError, match="row 7, column 'x': the value is missing"):
            choose(content).load(0)
        assert choose(content, missing="drop rows").load(0).size == ROWS - 2


@pytest.mark.parametrize("written", ["k.A.", "s/d", "データなし", "없음", "н/д", "(blank)", "N / A", "未记录", "#####"])
def test_that_words_for_no_value_are_said_in_many_languages(choose, written):
    content = table(lambda n: written if n in (5, 9) else "pqr"[n % 3])
    (note,) = choose(content).load(0).notes
    assert f"Column 'x': {written!r}, in 2 rows, is taken as a category of its own" in str(note)
    assert choose(content, markers=note.remedies[0].value, missing="drop rows").load(0).size == ROWS - 2


WRITTEN = {
    "two units": ("500 g", "1 kg", "250 g", "2 kg"), "joined": ("500g", "1kg", "250g", "2kg"),
    "years": ("1 year", "3 years", "10+ years", "< 1 year"), "in front": ("kg 5", "kg 7"),
    "areas": ("50 m²", "70 m²"), "areas in ASCII": ("50 m2", "70 m2"), "brackets": ("5 [kg]", "7 [kg]"),
    "signs for units": ("50㎡", "70㎡"), "Celsius": ("5℃", "7℃"),
    "degrees": ("48°51'", "49°02'"), "and more": ("18+", "21+"), "triangles": ("▲5%", "△3%"), "arrows": ("↑5", "↓3"),
    "ten thousands": ("3万", "8000", "1.2亿"), "crore": ("1.2 Cr", "20 Lakh"),
    "mixed fractions": ("1 1/2", "2 1/4"),
}  # fmt: skip


@pytest.mark.parametrize("fields", WRITTEN.values(), ids=WRITTEN)
def test_that_amounts_with_several_units_or_signs_are_said_to_be_categories(choose, fields):
    (note,) = said(choose(table(lambda n: fields[n % len(fields)])).load(0))
    assert f"Row 2, column 'x': numbers written as text, such as {fields[0]!r}, are taken as categories" in note or (
        f'such as "{fields[0]}"' in note
    )


def test_that_streets_and_rooms_are_no_amounts(choose):
    streets = ("10 Main Street", "12 Oak Avenue", "7 Elm Road", "1 High Lane", "5 Low Court")
    assert said(choose(table(lambda n: streets[n % 5])).load(0)) == []


def test_that_rupees_without_paise_are_numbers(choose):
    data = choose("x\ty\n500/-\t0\nRs. 1,200/-\t1\n750.5\t0\n", task="regression").load(0)
    assert sorted(data.x_train[:, 0].tolist()) == [500, 750.5, 1200]


def test_that_points_before_three_digits_between_semicolons_are_said(choose):
    rows = "48.856;0\n52.520;1\n48.123;0\n"
    assert said(choose("a;y\n" + rows).load(0)) == ["Numbers are read as they are meant: a: 48.856 = 48.856"]
    assert said(choose("a;y\n" + rows + "1.5;1\n").load(0)) == []


def test_that_a_point_behind_a_class_makes_another_one_that_is_said(choose):
    classes = ("<=50K", "<=50K.", ">50K", ">50K.")
    (note,) = said(choose(table(lambda n: n, y=lambda n: classes[n % 4])).load(0))
    assert "'<=50K' and '<=50K.' are taken as two categories" in note
