"""Which encoding a text is in is found out from its bytes alone."""

import random

import pytest

from archive.errors import UnreadableFileError
from archive.formats.encodings import decode

SIMPLIFIED = "县里修了一条新路，村民进城卖菜快了半个钟头。老支书说：“盼了十年，总算通车了！”"
TRADITIONAL = "縣裡修了一條新路，村民進城賣菜快了半個鐘頭。老支書說：「盼了十年，總算通車了！」"
GERMAN = "Über die neue Brücke fuhr gestern früh der erste Zug mit Äpfeln und Grüßen nach Köln."


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (SIMPLIFIED, "utf-8", "UTF-8"),
        (SIMPLIFIED, "utf-8-sig", "UTF-8 with byte order mark"),
        (SIMPLIFIED, "utf-16", "UTF-16"),
        (SIMPLIFIED, "utf-32", "UTF-32"),
        (SIMPLIFIED, "gb18030", "GB18030"),
        (TRADITIONAL, "gb18030", "GB18030"),
        (TRADITIONAL, "big5", "Big5"),
        (GERMAN, "cp1252", "Windows-1252"),
        (GERMAN, "utf-8", "UTF-8"),
        ("第06版", "gb18030", "GB18030"),
        ("捷運通車", "big5", "Big5"),
        ("电话", "gb18030", "GB18030"),
        ("機關", "big5", "Big5"),
        ("電話 03-22", "big5", "Big5"),
        ("Page 3 of the paper, 交通 column", "gb18030", "GB18030"),
        ("Der Zug fährt.", "cp1252", "Windows-1252"),
    ],
)
def test_text_comes_back_with_the_name_of_its_encoding(text, codec, name):
    decoded = decode(text.encode(codec), "x.txt")
    assert (decoded.text, decoded.encoding, decoded.damaged) == (text, name, 0)


def test_every_clause_is_told_by_itself():
    for text, codec in ((SIMPLIFIED, "gb18030"), (TRADITIONAL, "big5")):
        for length in (5, 9):
            for start in range(len(text) - length):
                piece = text[start : start + length]
                assert decode(piece.encode(codec), "x.txt").text == piece


def test_big_endian_utf_16_is_read():
    data = b"\xfe\xff" + SIMPLIFIED.encode("utf-16-be")
    assert decode(data, "x.txt").text == SIMPLIFIED


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_a_cut_off_character_is_counted_and_the_rest_is_kept(codec):
    decoded = decode((SIMPLIFIED * 5).encode(codec)[:-1], "x.txt")
    assert decoded.damaged == 1
    assert decoded.text[:-1] == (SIMPLIFIED * 5)[:-1]


def test_one_bad_byte_does_not_make_german_chinese():
    decoded = decode(GERMAN.encode() + b" \xff.", "x.txt")
    assert (decoded.encoding, decoded.damaged) == ("UTF-8", 1)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \r\n\t", "no text"),
        (b"\xff\xfe\x00\xd8x", "damaged"),
        (b"PK\x03\x04\x14\x00\x00\x00\x08\x00" * 9, "not a text"),
        (bytes(range(1, 32)) * 20, "not a text"),
        ("这是一段文字\x00".encode(), "not a text"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data, words):
    with pytest.raises(UnreadableFileError, match=words) as caught:
        decode(data, "x.txt")
    assert str(caught.value).startswith("x.txt: ")
    assert "\n" not in str(caught.value)


def test_random_bytes_are_refused():
    accepted = 0
    for seed in range(200):
        chance = random.Random(seed)
        lowest = chance.choice((0, 0x20, 0x81))
        data = bytes(chance.randrange(lowest, 256) for _ in range(200))
        try:
            decode(data, "x.txt")
        except UnreadableFileError:
            continue
        accepted += 1
    assert accepted == 0
