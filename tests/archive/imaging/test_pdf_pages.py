"""PDF pages: sizes, rendering, text layer, faults."""

import io

import pymupdf
import pytest
from PIL import Image

from archive.errors import UnreadableFileError
from archive.imaging import pdf_pages
from archive.imaging.checking import checked
from archive.imaging.formats import ScanFormat
from archive.imaging.opening import open_frame, probe
from archive.model.line import Break


def scan_pdf(path, *, rotation=0, mode="L"):
    data = io.BytesIO()
    image = Image.new(mode, (600, 800), "white")
    image.paste("black", (0, 0, 200, 100))
    image.save(data, "PNG")
    with pymupdf.open() as document:
        page = document.new_page(width=216, height=288)  # 3 by 4 inches: 200 dpi
        page.insert_image(page.rect, stream=data.getvalue())
        page.set_rotation(rotation)
        document.save(path)


def text_pdf(path, *, rotation=0, **options):
    with pymupdf.open() as document:
        page = document.new_page(width=216, height=288)
        page.insert_text((20, 40), "First line", fontsize=12)
        page.insert_text((20, 56), "second line", fontsize=12)
        page.insert_text((120, 250), "elsewhere", fontsize=12)
        page.set_rotation(rotation)
        document.save(path, **options)


@pytest.mark.parametrize(("rotation", "size"), [(0, (600, 800)), (90, (800, 600))])
def test_a_scanned_page_is_rendered_at_the_resolution_of_its_scan(tmp_path, rotation, size):
    path = tmp_path / "a.pdf"
    scan_pdf(path, rotation=rotation)
    frame = probe(path).frames[0]
    assert probe(path).format is ScanFormat.PDF
    assert (frame.width, frame.height) == size
    assert frame.dpi == pytest.approx(200, abs=0.5)
    image = open_frame(path)
    assert (image.size, image.mode) == (size, "L")


def test_a_coloured_scan_stays_coloured(tmp_path):
    path = tmp_path / "a.pdf"
    scan_pdf(path, mode="RGB")
    assert open_frame(path).mode == "RGB"


def test_other_pages_are_rendered_at_300_dpi(tmp_path):
    path = tmp_path / "a.pdf"
    text_pdf(path)
    assert open_frame(path).size == (900, 1200)
    assert (probe(path).frames[0].width, probe(path).frames[0].height) == (900, 1200)


def test_huge_pages_are_kept_under_the_limit_of_pixels_and_of_mupdf(tmp_path):
    path = tmp_path / "a.pdf"
    with pymupdf.open() as document:
        document.new_page(width=14_000, height=14_000)
        document.save(path)
    frame = probe(path).frames[0]
    assert frame.mode == "RGB"
    assert 3 * frame.width * frame.height <= 2**30  # or MuPDF refuses to draw it
    assert frame.width > 18_500


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_text_layer_lies_on_the_ink(tmp_path, rotation):
    path = tmp_path / "a.pdf"
    text_pdf(path, rotation=rotation)
    readings = pdf_pages.text_layer(path, 0)
    assert [r.text for r in readings] == ["First line", "second line", "elsewhere"]
    assert readings[2].break_after is Break.BLOCK
    image = pdf_pages.render(path, 0).convert("L")
    for reading in readings:
        box = reading.box
        assert image.crop((box.left, box.top, box.right, box.bottom)).getextrema()[0] < 100
        image.paste(255, (box.left - 3, box.top - 3, box.right + 3, box.bottom + 3))
    assert image.getextrema()[0] > 200  # no ink outside the boxes


def test_damaged_and_protected_files(tmp_path):
    protected = tmp_path / "protected.pdf"
    text_pdf(protected, encryption=pymupdf.PDF_ENCRYPT_AES_256, owner_pw="a", user_pw="b")
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\n" + b"garbage " * 50)
    with pytest.raises(UnreadableFileError, match=r"protected\.pdf.*password"):
        probe(protected)
    with pytest.raises(UnreadableFileError, match=r"broken\.pdf.*damaged"):
        probe(broken)
    good = tmp_path / "good.pdf"
    text_pdf(good)
    with pytest.raises(UnreadableFileError, match="no page 2"):
        pdf_pages.render(good, 1)
    assert checked(good) == probe(good)
