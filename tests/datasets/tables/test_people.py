"""Files as people write them, from many places: the right numbers, or a refusal that says where and what to do."""

import numpy as np
import pytest

from dllab.datasets import DataError

RAW = {"standardize": False, "standardize_target": False, "validation": 0.0, "task": "regression"}
MINUS, NARROW, FIXED, THIN = "\u2212", "\u202f", "\u00a0", "\u2009"


def column(*fields, parted="\t", other="0.5"):
    """A file whose first column is this, and whose second is a target that counts in halves or as told."""
    quoted = ['"' + field + '"' if parted in field else field for field in fields]
    return "\n".join([f"x{parted}y", *(f"{field}{parted}{other}" for field in quoted)]) + "\n"


def values(data):
    """Both columns, row by row in the order of the first."""
    order = np.argsort(data.x_train[:, 0])
    return data.x_train[order, 0].tolist()


READ = {
    "points": (column("700", "1.5", "1.033"), [1.033, 1.5, 700]),
    "point decimals, all of three digits": (column("1.033", "1.125", "2.250", "0.250"), [0.25, 1.033, 1.125, 2.25]),
    "US groups, quoted": (column("700", "1,033", "12,500", parted=","), [700, 1033, 12500]),
    "US groups, tabs": (column("700", "999", "1,033"), [700, 999, 1033]),
    "US millions": (column("1,234,567", "5", "2,000,000.5"), [5, 1234567, 2000000.5]),
    "US groups with decimals": (column("1,033.25", "2.50"), [2.5, 1033.25]),
    "US groups proven by another column": ("x\tz\ty\n1,033\t0.25\t1\n2,125\t0.5\t2\n", [1033, 2125]),
    "German": ("x;z;y\n700;1,5;1\n1.033;2,5;2\n2.066;3,25;3\n", [700, 1033, 2066]),
    "German millions": (column("1.234.567", "7", parted=";", other="0,5"), [7, 1234567]),
    "German decimals in groups": (column("1.234,56", "7,5", "2.000,00", parted=";", other="0,5"), [7.5, 1234.56, 2000]),
    "German decimals, three digits": (column("1,000", "1,125", "1,250", parted=";", other="5"), [1, 1.125, 1.25]),
    "German, quoted in commas": (column("1,5", "2,25", "3", parted=","), [1.5, 2.25, 3]),
    "no digit before the comma": (column(",5", "1,5", parted=";", other="0,5"), [0.5, 1.5]),
    "French, narrow spaces": (column(f"1{NARROW}033,5", f"12{NARROW}000", "7,25", parted=";"), [7.25, 1033.5, 12000]),
    "French, fixed spaces": (column(f"1{FIXED}033,5", "7,25", parted=";"), [7.25, 1033.5]),
    "Swedish, thin spaces": (column(f"1{THIN}033", "7", parted=";"), [7, 1033]),
    "plain spaces": (column("1 033", "1 000 000", "7", parted=";"), [7, 1033, 1000000]),
    "Swiss": (column("1'033.50", "7.25"), [7.25, 1033.5]),
    "Swiss, typographic": (column("1’033’000", "7"), [7, 1033000]),
    "Indian": (column("1,00,000", "12,34,567.5", "99,999"), [99999, 100000, 1234567.5]),
    "full width": (column("１２", "３．５", "１，０３３．５"), [3.5, 12, 1033.5]),
    "Arabic digits": (column("١٢", "٣٫٥", "٤٫٢٥"), [3.5, 4.25, 12]),
    "minus sign": (column(f"{MINUS}5", "3.5", f"{MINUS}1.5"), [-5, -1.5, 3.5]),
    "dash and full-width minus": (column("–5", "３", "－４"), [-5, -4, 3]),
    "fixed spaces around": (column(f"{FIXED}5{FIXED}", f"3.5{NARROW}"), [3.5, 5]),
    "plus": (column("+5", "+3.5", "-1"), [-1, 3.5, 5]),
    "exponents": (column("1e5", "2.5E-3", "+3e+2"), [0.0025, 300, 100000]),
    "exponents with commas": (column("1,5e3", "2,25", parted=";"), [2.25, 1500]),
    "per cent": (column("0%", "5%", "12.5%"), [0, 5, 12.5]),
    "per cent, spaces": (column("5 %", f"12,5{FIXED}%", f"7{NARROW}%", parted=";"), [5, 7, 12.5]),
    "per cent, full width": (column("５％", "１２％"), [5, 12]),
    "per cent and a bare zero": (column("0", "5%", "12%"), [0, 5, 12]),
    "per mille": (column("5‰", "1.5‰"), [1.5, 5]),
    "dollars": (column("$10", "$1,234.50", "-$5", "$-6"), [-6, -5, 10, 1234.5]),
    "dollars and bare numbers": (column("$10", "$7.50", "20"), [7.5, 10, 20]),
    "accounting": (column("($1,234.56)", "$7.00", "(5.00)"), [-1234.56, -5, 7]),
    "euros": (column("5,00 €", "1.234,56 €", parted=";"), [5, 1234.56]),
    "euros before": (column("€5", "€1,234.5"), [5, 1234.5]),
    "pounds and full-width yuan": (column("£5", "£7.5"), [5, 7.5]),
    "yuan": (column("￥1,234.5", "¥7"), [7, 1234.5]),
    "yuan behind": (column("12.5元", "7元"), [7, 12.5]),
    "ten thousands of yuan": (column("4.7万元", "12万元"), [4.7, 12]),
    "francs": (column("CHF 1'033.50", "CHF 7.00"), [7, 1033.5]),
    "rupees": (column("₹1,00,000", "₹7.5"), [7.5, 100000]),
    "whole numbers of four digits beside decimals": (column("1500", "700", "1.033"), [1.033, 700, 1500]),
    "gaps": (column("1,033", "NA", "700", "", parted="\t"), [700, 1033]),
    "years in tenths": (column("2012.667", "2013.083"), [2012.667, 2013.083]),
    "minus behind, as SAP writes it": (column("1,033.50-", "7.25", "5-"), [-1033.5, -5, 7.25]),
    "Fortran": (column("1.5D+02", "2.5d-01", "7.25"), [0.25, 7.25, 150]),
    "unseen letters": (column("\u200b5", "\u200f7.5\u200e", "\ufeff9\u2060"), [5, 7.5, 9]),
    "no cents, German": (column("5,-", "1.234,-", "7,50", "9,–", parted=";", other="0,5"), [5, 7.5, 9, 1234]),
    "no cents, Swiss": (column("CHF 5.-", "CHF 7.50", "CHF 1'033.--", "CHF 9.—"), [5, 7.5, 9, 1033]),
    "no cents, and a debt": (column("-5,-", "7,25 €", "9,- €", parted=";", other="0,5"), [-5, 7.25, 9]),
    "Arabic groups": (column("١٬٢٣٤٫٥", "٢٫٥"), [2.5, 1234.5]),
    "Bengali groups": (column("১,২৩৪.৫", "১২,৩৪,৫৬৭.৫", "২"), [2, 1234.5, 1234567.5]),
    "Devanagari": (column("१२", "३.५", "−४"), [-4, 3.5, 12]),
    "hyphens of typography": (column("\u20105", "\u20117.5", "9"), [-7.5, -5, 9]),
    "other dollars": (column("NT$1,200", "NT$500.5"), [500.5, 1200]),
    "crowns": (column("1 200,50 Kč", "7,5 Kč", parted=";"), [7.5, 1200.5]),
    "rupiah": (column("Rp 1.000.000", "Rp 2.500", parted=";", other="0,5"), [2500, 1000000]),
    "a currency's letters": (column("SEK 1,200.50", "NA", "7.5 SEK"), [7.5, 1200.5]),
    "hryvnia": (column("₴5.5", "₴6"), [5.5, 6]),
    "kept as text by a spreadsheet": (column('="5"', "'7.5", "'9'", parted=";"), [5, 7.5, 9]),
    "quotes of typography": (column("“5”", "„7.5“", "”9”"), [5, 7.5, 9]),
    "errors of Excel": (column("#DIV/0!", "1.5", "#VALUE!", "2.5", "#REF!"), [1.5, 2.5]),
    "missing values of other programs": (column("<NA>", "1.5", "-1.#IND", "2.5", "n.a.", "NaT", "\\N"), [1.5, 2.5]),
    "told the delimiter, in capitals": ("SEP=;\nx;y\n1,5;2\n2,5;3\n", [1.5, 2.5]),
    "told the delimiter, quoted": ('"sep=;"\nx;y\n1,5;2\n2,5;3\n', [1.5, 2.5]),
    "ended as DOS did": ("x,y\n1.5,2\n2.5,3\n\x1a", [1.5, 2.5]),
    "an index beside years as names": (",2019,2020\n0,1.5,2\n1,2.5,3\n2,3.5,4\n", [0, 1, 2]),
    "bars": (column("1.5", "2.5", parted="|"), [1.5, 2.5]),
    "quotes behind a blank": ('x, y\n "1,033", 2\n "7", 3\n', [7, 1033]),
    "one number of 2⁵³, in groups": (
        column("9.007.199.254.740.992", "9.007.199.254.740.992,0", "1,5", parted=";"), [1.5, 2**53, 2**53]),
    "one number of 10¹⁶, as a power of ten": (
        column("USD 10,000,000,000,000,000", "1e16", "1.5", parted=";"), [1.5, 1e16, 1e16]),
    "runs of spaces": ("  x   y\n 1.5   2\n 10.5  3\n-2.25  4  \n", [-2.25, 1.5, 10.5]),
    "spaces with quotes": ('x "the target"\n1.5 2\n2.5 3\n3.5 4\n', [1.5, 2.5, 3.5]),
    "spaces and decimal commas": ("x y\n1,5 2\n2,25 3\n", [1.5, 2.25]),
    "three digits behind commas, no header": ("1,000;2\n1,125;3\n", [1, 1.125]),
    "US millions between semicolons, no header": ("1,234,567.5;2\n7.5;3\n", [7.5, 1234567.5]),
    "German euros, no header": ("1.234,50 €;2\n7,50 €;3\n", [7.5, 1234.5]),
    "told the delimiter": ("sep=;\r\nx;y\r\n1,5;2\r\n2,5;3\r\n", [1.5, 2.5]),
    "told the delimiter, which is a tab": ("sep=\t\nx\ty\n1.5\t2\n2.5\t3\n", [1.5, 2.5]),
    "empty columns at the end": ("x;y;;\n1,5;2;;\n2,5;3;;\n", [1.5, 2.5]),
    "delimiters at the end of rows alone": ("x,y\n1.5,2,\n2.5,3,\n", [1.5, 2.5]),
    "a delimiter at the end of the header alone": ("x,y,\n1.5,2\n2.5,3\n", [1.5, 2.5]),
    "empty columns at the end, without a header": ("1.5,2,,\n2.5,3,,\n", [1.5, 2.5]),
    "numbers as names": ("0,1,2\n0.5,0.25,1.5\n0.75,0.5,2.5\n", [0.5, 0.75]),
    "numbers as names, from one": ("1;2;3\n0,5;0,25;1,5\n0,75;0,5;2,5\n", [0.5, 0.75]),
    "a name beside years": ("place,2019,2020\n1.5,7,8\n2.5,9,9\n", [1.5, 2.5]),
    "quantiles as names": ("5%,95%\n1.5,7\n2.5,9\n", [1.5, 2.5]),
    "shares without a header": ("5%,7%\n1%,9%\n2%,8%\n", [1, 2, 5]),
}  # fmt: skip


@pytest.mark.parametrize(("content", "right"), READ.values(), ids=READ)
def test_that_numbers_are_read_as_they_are_meant(load, content, right):
    found = values(load(content, missing="drop rows"))
    assert found == pytest.approx(right, rel=1e-6)


REFUSED = {
    "counting on, points": (
        column("700", "999", "1.033", other="5"), "row 4, column 'x': '1.033' may be 1.033 or 1033; write it"),
    "counting on, semicolons": (column("700", "1.033", parted=";", other="5"), "row 3, column 'x': '1.033' may be"),
    "counting on, commas": (column("700", "1,033", parted=";", other="5"), "row 3, column 'x': '1,033' may be"),
    "all of three digits, tabs": (column("1,125", "1,250", other="5"), "row 2, column 'x': '1,125' may be"),
    "both marks": (column("1,125", "1.250", "700", other="5"), "row 3, column 'x': '1.250' may be 1.250 or 1250"),
    "dollars counting on": (column("$700", "$1.033", other="5"), r"row 3, column 'x': '\$1.033' may be 1.033 or 1033"),
    "a comma among points": (column("1.5", "2.5", "3,5", "4.5"), "row 4, column 'x': '3,5' has another decimal mark"),
    "a point among commas": (
        column("1,5", "2,5", "3.5", "4,5", parted=";"), "row 4, column 'x': '3.5' has another decimal mark"),
    "other currencies": (column("$10", "$20", "€30"), "row 4, column 'x': '€30' is not in the unit of the others"),
    "a share without %": (column("5%", "0.07", "8%"), "row 3, column 'x': '0.07' is not in the unit of the others"),
    "a % among numbers": (column("5", "7", "8", "9", "6%"), "row 6, column 'x': '6%' has a unit, and the others"),
    "a slip": (column("5", "7", "8", "x9"), "row 5, column 'x': 'x9' is not a number, .* correct it, or leave"),
    "below a limit": (column("5", "7", "<8", "9"), "row 4, column 'x': '<8' is not a number"),
    "no cents, but cents": (column("1,033.5", "7.5", "5.00--"), "row 4, column 'x': '5.00--' is not a number"),
    "no cents with another mark": (column("5.-", "7.5", "9,-"), "row 4, column 'x': '9,-' has another decimal mark"),
    "hexadecimal": (column("1", "2", "0x10"), "row 4, column 'x': '0x10' is not a number"),
    "a small exponent": (column("1", "2", "5²"), "row 4, column 'x': '5²' is not a number"),
    "infinity": (column("1", "2", "∞"), "row 4, column 'x': '∞' is not a number"),
    "a vulgar fraction": (column("1", "2", "2½"), "row 4, column 'x': '2½' is not a number"),
    "a footnote": (column("1,033.5", "7.5", "8.5*"), r"row 4, column 'x': '8.5\*' is not a number"),
    "groups of wrong length": (column("1,033.5", "7.5", "12,34.5"), "row 4, column 'x': '12,34.5' is not a number"),
    "an underscore": (column("7", "8", "1_000"), "row 4, column 'x': '1_000' is not a number"),
    "one row": ("x,y\n1.5,2.5\n", "holds a single example, in row 2; training needs two rows or more"),
    "one row, no header": ("1.5,2.5\n", "holds a single example, in row 1"),
    "one row, semicolons": ("x;y\n1,5;2,5\n", "holds a single example, in row 2"),
    "one row, spaces": ("x y\n1.5 2.5\n", "holds a single example, in row 2"),
    "one row that is whole": ("x,y\n1.5,2.5\n,3\n?,4\n", "row 2 is the only one that can be used"),
    "a value beyond empty columns": (
        "x,y,\n" + "1.5,2,\n" * 1100 + "2.5,3,9\n", "row 1102 has 3 values, the last '9'; the first row has 2"),
    "a title": (
        "My data\nx,y\n1,2\n", "row 2 has 2 values, the last 'y', and the first row has one; if that is a title"),
    "beyond 2⁵³": (
        column("9007199254740992", "9007199254740993"), "row 3, column 'x': '9007199254740993' has more digits"),
    "beyond 2⁵³, in groups": (
        column("9.007.199.254.740.992", "9.007.199.254.740.993", parted=";"),
        "row 3, column 'x': '9.007.199.254.740.993' has more digits"),
    "card numbers": (
        column("110105199001010011", "110105199001010012"), "would become the same as '110105199001010011'"),
    "one column": ("x\n1.5\n2.5\n", "a single column, 'x'; a table has one that is predicted"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "said"), REFUSED.values(), ids=REFUSED)
def test_that_what_may_be_read_in_two_ways_is_refused_with_its_place(load, content, said):
    with pytest.raises(DataError, match="data.csv.* " + said):
        load(content, missing="drop rows")


def test_that_rows_are_too_few_for_their_parts_in_words(load):
    with pytest.raises(DataError, match="data.csv has 2 rows that can be used, too few for 3 parts; add rows"):
        load("x,y\n1.5,2.5\n2.5,3.5\n", validation=0.3, test=0.3)


def test_that_evidence_may_stand_anywhere_in_the_file(load):
    plain = "".join(f"{100 + number % 900}\t5\n" for number in range(1500))
    with pytest.raises(DataError, match="row 1502, column 'x': '1.033' may be 1.033 or 1033"):
        load("x\ty\n" + plain + "1.033\t5\n")
    assert values(load("x\ty\n" + plain + "1.033\t5\n0.25\t6\n"))[:2] == pytest.approx([0.25, 1.033])


SAID = {
    "groups": (column("700", "1,033"), ["Numbers are read as they are meant: x: 1,033 = 1033"]),
    "shares": (column("0%", "5%"), ["Numbers are read as they are meant: x: 5% = 5"]),
    "a fraction beside hundreds": (column("700", "1.033", "800.5"), []),
    "a fraction as in another column": (
        "x\tz\ty\n700\t1.5\t1\n1.033\t2.5\t2\n", ["Numbers are read as they are meant: x: 1.033 = 1.033"]),
    "texts with a unit": (
        column("5 kg", "7.5 kg", "8 kg"),
        ["Row 2, column 'x': numbers written as text, such as '5 kg', are taken as categories; write plain "
         "numbers, without units and signs, to use them as numbers"]),
    "rooms": (column("room 1", "room 2", "room 3"), []),
    "versions": (column("1.2.3", "1.2.4", "1.3.0"), []),
    "ages": (column("10-15", "15-20", "20-25"), []),
    "telephones": (column("+49 30 123456", "+49 30 123457", "+49 40 5"), []),
    "dates": (column("2020-01-05", "2020-01-06", "2020-02-05"), [
        "Column 'x' holds dates or times, such as '2020-01-05'; each of its 3 different ones is an input of its own. "
        "Write them as numbers, such as days since the first, or leave the column out"]),
    "empty ends": ("x,y,,\n1,2,,\n3,4,,\n", ["2 columns at the end, without a name or a value, are left out"]),
}  # fmt: skip


UNREAD = {
    "below a limit": ("<0.5", "<1", ">2.5"), "about": ("~5", "≈ 6", "~7"), "fractions": ("1/2", "3/4", "1/8"),
    "parted by underscores": ("1_000", "2_000_000", "3_500.5"), "powers of ten": ("1.5×10^3", "2.5×10^-1", "3·10²"),
    "with a deviation": ("5 ± 0.1", "6.5 +/- 0.2", "7±1"), "halves": ("½", "2½", "1¼"), "hours": ("1h30", "2h00", "3h"),
    "thousands and millions": ("$1.5M", "$2k", "$3.5bn"), "decimal dots": ("1·5", "2·5", "3·0"),
}  # fmt: skip


@pytest.mark.parametrize("fields", UNREAD.values(), ids=UNREAD)
def test_that_amounts_which_no_program_reads_are_said_to_be_categories(load, fields):
    (note,) = load(column(*fields)).notes
    assert f"Row 2, column 'x': numbers written as text, such as {fields[0]!r}, are taken as categories" in str(note)


def test_that_the_amount_which_no_program_reads_is_shown_where_it_stands(load):
    (note,) = load(column("7", "<5", "<6")).notes
    assert "Row 3, column 'x': numbers written as text, such as '<5', are taken as categories" in str(note)
    (note,) = load(column("47 \u2126", "5 \u2126", "6 \u2126")).notes  # the sign for ohm, which is no letter
    assert "Row 2, column 'x': numbers written as text, such as '47 Ω'" in str(note)


@pytest.mark.parametrize(("content", "notes"), SAID.values(), ids=SAID)
def test_that_a_reading_that_might_surprise_is_said(load, content, notes):
    assert [str(note) for note in load(content).notes] == notes


def test_that_a_target_far_from_zero_keeps_its_values(load):
    meant = [1_600_000_000 + number for number in range(60)]
    rows = "".join(f"{number % 7},{number}\n" for number in meant)
    data = load("x,y\n" + rows, standardize_target=True)
    assert len(np.unique(data.y_train)) == 60 and data.notes == ()
    assert sorted(data.original_targets(data.y_train)[:, 0]) == pytest.approx(meant, abs=1e-3, rel=0)
    with pytest.raises(DataError, match="y: its 60 different values would all become 1.6e"):
        load("x,y\n" + rows)


def test_that_a_mark_for_no_data_is_said_with_its_row(load):
    rows = "".join(f"{number % 17},{number}\n" for number in range(90))
    (note, *_) = load("sst,y\n" + rows + "-3.4028234663852886e+38,5\n", standardize=True).notes
    assert str(note).startswith("data.csv, row 92, column 'sst': -3.40282e+38 lies ")
    assert str(note).endswith("If it marks a missing value, leave the field empty")


def test_that_a_value_that_overflows_when_it_is_standardized_is_refused_with_its_row(load):
    rows = "".join(f"{number % 17 / 1000},{number}\n" for number in range(90))
    with pytest.raises(DataError, match=r"data.csv, row 92, column 'sst': -3.4028\de\+38, standardized, is more than"):
        for seed in range(20):  # until it is held out
            load("sst,y\n" + rows + "-3.4028234663852886e+38,5\n", standardize=True, validation=0.9, test=seed / 1000)


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("\ufeff\ufeffx", "x"),
        ("x\u200b", "x"),
        ("e\u0301te\u0301", "été"),
        ("\u00a0x\u3000", "x"),
        ("\u200b", "column 1"),
    ],
)
def test_that_a_name_is_what_people_see_of_it(load, header, name):
    assert load(f"{header},y\n1.5,2\n2.5,3\n").features == (name,)


@pytest.mark.parametrize("other", ["x\u200b", "x ", "\ufeffx"])
def test_that_names_that_look_alike_are_refused(load, other):
    with pytest.raises(DataError, match="row 1: columns 1 and 2 are both called 'x'; rename one of them"):
        load(f"x,{other},y\n1.5,2,3\n2.5,3,4\n")


def test_that_a_header_without_a_name_for_the_names_of_rows_is_refused_with_what_to_do(load):
    with pytest.raises(DataError, match="row 2 has 3 values.* If rows begin with their names, write a name above"):
        load('"x","y"\n"1",1.5,2\n"2",2.5,3\n')
