"""Spaces between the titles and names of writers in brackets are kept, others are closed."""

import pytest

from archive.repair.writers import spaces_between_writers
from tests.archive.repair.pages import repaired, texts


@pytest.mark.parametrize(
    ("pieces", "meant"),
    [
        (["本报讯(记者", "白小舟", "通讯员", "柳青山)昨日"], {0, 1, 2}),
        (["本报讯(记者", "白小舟", "柳青山)昨日"], {0, 1}),
        (["本报讯(记者", "白", "舟", "通讯员", "柳青山)昨日"], {0, 2, 3}),
        (["本报讯(记者白小舟", "通讯员柳青山)昨日"], {0}),
        (["本报讯(记者", "白小舟"], set()),
        (["他说(记者", "当时也在场的人都这么说", "柳青山)昨日"], set()),
        (["新桥(全长", "三百米)通车"], set()),
    ],
)
def test_spaces_part_titles_and_names_in_one_bracket(pieces, meant):
    assert spaces_between_writers(pieces) == meant


def test_all_spaces_between_writers_stay_and_padding_goes():
    page = repaired(
        "本报12月14日讯(记者 白 舟 罗小樵 通讯员 柳青山)昨日上午,望江镇的新桥通车, "
        "数百名居民冒雨前来参观。\n"
    )
    opening = texts(page)[0].split("昨日")[0]
    assert opening == "本报12月14日讯（记者 白舟 罗小樵 通讯员 柳青山）"
