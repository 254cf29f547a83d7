"""Names of columns, row numbers and empty columns: what is guessed is said, with the other reading one click away."""

import pytest

RAW = {"standardize": False, "standardize_target": False, "validation": 0.0, "task": "regression"}
DECIMALS = "0.788,0.844,0.076\n-1.427,-0.135,-0.770\n-1.423,0.258,-0.569\n"
INTEGERS = "3,1,2\n5,2,9\n7,4,4\n"


HEADERS = {
    "counted from 0": ("0,1,2\n" + DECIMALS, ("0", "1"), "is taken as the names", "no"),
    "counted from 1": ("1,2,3\n" + DECIMALS, ("1", "2"), "is taken as the names", "no"),
    "counted, beside an index": (",0,1\n0,0.5,1.5\n1,0.75,2.5\n", ("column 1", "0"), "is taken as the names", "no"),
    "a name beside numbers": ("day,2019,2020\n" + DECIMALS, ("day", "2019"), "is taken as the names", "no"),
    "years over whole numbers": (
        "2019,2020,2021\n3,5,0\n4,6,1\n5,8,0\n6,3,1\n",
        ("column 1", "column 2"),
        "is taken as an example",
        "yes",
    ),
    "years beside an index": (
        ",2019,2020\n0,3,0\n1,5,1\n2,4,0\n3,4,1\n",
        ("column 1", "2019"),
        "is taken as the names",
        "no",
    ),
    "years over decimals": ("2019,2020,2021\n" + DECIMALS, ("column 1", "column 2"), "is taken as an example", "yes"),
    "years beside a text": (
        "place,2000,2010,2020\nx,3,5,0\ny,4,6,1\nx,5,8,0\n",
        ("place=x", "place=y", "2000", "2010"),
        "is taken as the names",
        "no",
    ),
    "unequal years that fall": (
        "place,2020,2010,1990\nu,3,5,0\nv,4,6,1\nw,5,8,0\nv,7,1,9\n",
        ("place=u", "place=v", "place=w", "2020", "2010"),
        "is taken as the names",
        "no",
    ),
    "years of life": (
        "Ann,1950,2019\nBea,1961,2020\nCid,1948,2021\n",
        ("column 1=Ann", "column 1=Bea", "column 1=Cid", "column 2"),
        None,
        None,
    ),
    "years that come again": ("a,1990,2000\nb,1990,7\na,4,9\n", ("column 1=a", "column 1=b", "column 2"), None, None),
    "counted, over whole numbers": ("0,1,2\n" + INTEGERS, ("column 1", "column 2"), "is taken as an example", "yes"),
    "an example": ("5,1,3\n" + INTEGERS, ("column 1", "column 2"), None, None),
    "an example of decimals": (DECIMALS, ("column 1", "column 2"), None, None),
    "names": ("a,b,c\n" + DECIMALS, ("a", "b"), None, None),
    "names with a gap": ("a,,c\n" + DECIMALS, ("a", "column 2"), None, None),
    "two numbers": ("1,2\n3,4\n5,6\n", ("column 1",), None, None),
}


@pytest.mark.parametrize(("content", "names", "said", "remedy"), HEADERS.values(), ids=HEADERS)
def test_that_a_first_row_of_numbers_is_said_with_the_other_reading(choose, content, names, said, remedy):
    choice = choose(content)
    data, notes = choice.load(0), choice.sketch().notes
    headers = [note for note in notes if "first row" in str(note)]
    assert data.features == names and data.notes[: len(notes)] == notes
    if said is None:
        assert not headers
        return
    assert said in str(headers[0])
    (click,) = headers[0].remedies
    assert (click.key, click.value) == ("header", remedy)
    other = choose(content, header=remedy)
    assert not [note for note in other.sketch().notes if "first row" in str(note)]
    if remedy == "no" and not content.startswith((",", "day")):
        assert other.load(0).size == data.size + 1
    if remedy == "yes":
        assert other.load(0).size == data.size - 1


def rows(first, count=30):
    return "".join(f"{first(n)},{n % 7 / 8},{n % 3}\n" for n in range(count))


COUNTING = {
    "no name, from 0": (",x,y\n" + rows(int), "column 1"),
    "no name, from 1": (",x,y\n" + rows(lambda n: n + 1), "column 1"),
    "pandas": ("Unnamed: 0,x,y\n" + rows(int), "Unnamed: 0"),
    "quoted, as R writes it": ('"","x","y"\n' + rows(lambda n: f'"{n + 1}"'), "column 1"),
    "id": ("ID,x,y\n" + rows(lambda n: n + 1), "ID"),
    "Chinese": ("序号,x,y\n" + rows(lambda n: n + 1), "序号"),
    "no header": (rows(int), "column 1"),
    "a long file": (",x,y\n" + rows(int, 3000), "column 1"),
    "in another order": ("id,x,y\n" + rows(lambda n: n * 7 % 30 + 1), "id"),
    "from 1001": ("ID,x,y\n" + rows(lambda n: 1001 + n), "ID"),
    "as decimals": ("index,x,y\n" + rows(lambda n: f"{n}.0"), "index"),
    "numbers of students": ("学号,x,y\n" + rows(lambda n: 20240000 + 3 * n), "学号"),
    "of passengers": ("PassengerId,x,y\n" + rows(lambda n: n + 1), "PassengerId"),
    "of customers": ("customer_id,x,y\n" + rows(int), "customer_id"),
    "serial": ("S.No.,x,y\n" + rows(lambda n: n + 1), "S.No."),
    "of houses, not in order": ("house number,x,y\n" + rows(lambda n: 2 * n + 1), None),
    "a word that ends so": ("paranoid,x,y\n" + rows(int), None),
    "a row twice": ("row,x,y\n" + rows(lambda n: n // 2), None),
    "no name, but measured": (",x,y\n" + rows(lambda n: n * n), None),
    "a name": ("day,x,y\n" + rows(int), None),
    "seconds": (",x,y\n" + rows(lambda n: 1_600_000_000 + n), None),
}


@pytest.mark.parametrize(("content", "name"), COUNTING.values(), ids=COUNTING)
def test_that_a_column_that_counts_the_rows_is_said_and_left_out_with_a_click(choose, content, name):
    choice = choose(content)
    found = [note for note in choice.sketch().notes if "counts the rows" in str(note)]
    if name is None:
        assert not found
        return
    assert repr(name) in str(found[0]) and found[0] in choice.load(0).notes
    (click,) = found[0].remedies
    assert click.key == "ignore"
    without = choose(content, ignore=click.value)
    assert name not in without.load(0).features and not without.load(0).notes
    assert not without.sketch().notes


def test_that_leaving_the_row_numbers_out_leaves_out_the_others_as_well(choose):
    content = ",x,z,y\n" + "".join(f"{n},{n % 4 / 8},{n % 5},{n % 3}\n" for n in range(30))
    ((click,),) = [note.remedies for note in choose(content, ignore="z").sketch().notes]
    assert choose(content, ignore=click.value).load(0).features == ("x",)


def test_that_row_numbers_that_are_predicted_are_not_remarked_on(choose):
    assert not choose(",x,y\n" + rows(int), target="1").sketch().notes


def test_that_what_is_left_out_at_the_end_is_said(choose):
    choice = choose("a,b,c,,\n" + "".join(f"{n},{n % 4},{n % 3},,\n" for n in range(9)))
    assert [str(note) for note in choice.sketch().notes] == [
        "2 columns at the end, without a name or a value, are left out"
    ]
    assert choice.sketch().names == ("a", "b", "c")
