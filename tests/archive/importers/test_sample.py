"""The sample that is shown at the first start."""

import pytest

from archive.errors import ArchiveError
from archive.importers import sample
from archive.model.page import faults
from archive.storage.archive_file import Archive


def test_the_sample_has_scans_and_text(tmp_path):
    path = tmp_path / "sample.jiaokan"
    sample.create_sample(path)
    with Archive.open(path) as archive:
        pages = archive.catalogue.pages()
        assert len(pages) >= 2
        for page in pages:
            assert archive.scans.path(page.scan.file).is_file()
            text = archive.texts.get(page.id)
            assert faults(text) == []
            assert all(
                line.box.right <= page.scan.width and line.box.bottom <= page.scan.height
                for line in text.lines()
            )


def test_what_is_there_is_left_as_it_is(tmp_path):
    path = tmp_path / "sample.jiaokan"
    path.mkdir()
    with pytest.raises(ArchiveError, match="exists already"):
        sample.create_sample(path)
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_nothing_behind(tmp_path, monkeypatch):
    broken = tmp_path / "broken" / "sample.json"
    broken.parent.mkdir()
    broken.write_bytes(sample.SAMPLE.read_bytes())  # without its scans
    monkeypatch.setattr(sample, "SAMPLE", broken)
    target = tmp_path / "target"
    target.mkdir()
    with pytest.raises(ArchiveError):
        sample.create_sample(target / "sample.jiaokan")
    assert list(target.iterdir()) == []
