"""The whole way by command line: new, import, recognise, repair, search, export, check, backup."""

import json

import pymupdf
import pytest
from click.testing import CliRunner

from archive.cli.command_line import command_line
from archive.exporters.registry import EXPORT_FORMATS

TEXT = """雪落小城

入冬以来的第一场大雪今晨落在小城，孩子们在雪地里奔 跑嬉戏，老人们站在屋檐下看着，脸上露 出了笑容。

气象台预报，明天还会有小雪，市民出行要注意安 全。
"""
PRINTED = ("早市开张", "今天早上城东的早市重新开张，", "菜农们把新鲜的蔬菜运到这里。")


@pytest.fixture
def jiaokan(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def call(*arguments):
        result = CliRunner().invoke(command_line(), [str(a) for a in arguments])
        assert result.exit_code == 0, result.output
        return result.stdout

    return call


def print_page(path):
    """Set a small page and save its picture."""
    with pymupdf.open() as document:
        page = document.new_page(width=260, height=120)
        for number, words in enumerate(PRINTED):
            size = 18 if number == 0 else 12
            page.insert_text((20, 35 + 26 * number), words, fontsize=size, fontname="china-s")
        page.get_pixmap(dpi=200).save(path)


def passages(edition, label):
    [page] = [page for page in edition["pages"] if page["label"] == label]
    return [p["text"] for article in page["articles"] for p in article["passages"]]


@pytest.mark.slow
def test_from_files_to_a_clean_edition(jiaokan, tmp_path):
    (tmp_path / "a1.txt").write_text(TEXT, encoding="gb18030")
    print_page(tmp_path / "a2.png")

    jiaokan("new", "paper.jiaokan")
    jiaokan(
        *("import", "paper.jiaokan", "a1.txt", "--page", "A1"),
        *("--newspaper", "小城日报", "--date", "2025-12-01"),
    )
    jiaokan("import", "paper.jiaokan", "a2.png", "--page", "A2", "--date", "2025-12-01")
    assert "recognised 1 page" in jiaokan("recognise", "paper.jiaokan", "--page", "A2")
    jiaokan("repair", "paper.jiaokan", "--accept", "0.5", "--report", "report.jsonl")
    assert (tmp_path / "report.jsonl").read_text(encoding="utf-8")

    for one in EXPORT_FORMATS:
        jiaokan("export", "paper.jiaokan", f"out{one.suffix}", "--format", one.id)
        assert (tmp_path / f"out{one.suffix}").stat().st_size > 100
    edition = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert edition["newspaper"]["name"] == "小城日报"
    assert any("奔跑嬉戏" in text and "露出了笑容" in text for text in passages(edition, "A1"))
    read = "".join(passages(edition, "A2"))
    assert "早市" in read
    assert "蔬菜" in read

    assert "A1" in jiaokan("search", "paper.jiaokan", "奔跑嬉戏")
    assert "A2" in jiaokan("search", "paper.jiaokan", "蔬菜")
    assert "sound: 2 pages, 1 scan" in jiaokan("check", "paper.jiaokan")
    jiaokan("backup", "paper.jiaokan", "copy.jiaokan")
    assert "A2" in jiaokan("search", "copy.jiaokan", "蔬菜")

    jiaokan("new", "again.jiaokan")
    jiaokan("import", "again.jiaokan", "out.json")
    jiaokan("export", "again.jiaokan", "again.json")
    again = json.loads((tmp_path / "again.json").read_text(encoding="utf-8"))
    for label in ("A1", "A2"):
        assert passages(again, label) == passages(edition, label)
