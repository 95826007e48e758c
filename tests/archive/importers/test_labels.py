"""What names of files say about pages."""

import datetime as dt

import pytest

from archive.importers.labels import number_in, read_stem


@pytest.mark.parametrize(
    ("stem", "label", "number", "date"),
    [
        ("第06版", "第06版", 6, None),
        ("06版", "第06版", 6, None),
        ("河口日报 2021年12月15日 第十二版", "第十二版", 12, dt.date(2021, 12, 15)),
        ("A1", "A1", 1, None),
        ("2021-12-15_b03", "B03", 3, dt.date(2021, 12, 15)),
        ("20211215-07", "07", 7, dt.date(2021, 12, 15)),
        ("18871013", "", None, dt.date(1887, 10, 13)),
        ("page-12", "12", 12, None),
        ("Seite 3", "3", 3, None),
        ("0001", "0001", 1, None),
        ("0", "0", None, None),
        ("news", "", None, None),
        ("scan of a map", "", None, None),
        ("20211399", "", None, None),
        ("report-2021-02-30", "30", 30, None),
    ],
)
def test_a_stem_tells_label_number_and_date(stem, label, number, date):
    facts = read_stem(stem)
    assert (facts.label, facts.number, facts.date) == (label, number, date)


@pytest.mark.parametrize(
    ("label", "number"),
    [("第十版", 10), ("第二十一版", 21), ("八", 8), ("十十", None), ("头版", None)],
)
def test_numbers_are_read_in_chinese_too(label, number):
    assert number_in(label) == number
