"""Small files of the kinds that are imported."""

import pymupdf
from PIL import Image, ImageDraw

from archive.errors import TaskCancelledError
from archive.importers.plan import make_plan
from archive.importers.run import run_plan
from archive.importers.target import ImportTarget
from archive.progress import NoProgress

TEXT = "新路通车\n\n县里修了一条新路，村民\n进城卖菜快了半个钟头。"


def picture(mark):
    image = Image.new("L", (80, 60), 255)
    ImageDraw.Draw(image).text((4, 4), mark, fill=0)
    return image


def make_scan(path, mark=""):
    picture(mark or path.stem).save(path, dpi=(300, 300))
    return path


def make_tiff(path, pages):
    first, *rest = [picture(f"{path.stem}{number}") for number in range(pages)]
    first.save(path, save_all=True, append_images=rest)
    return path


def make_pdf(path, *texts):
    with pymupdf.open() as document:
        for text in texts:
            page = document.new_page(width=216, height=144)
            for number, line in enumerate(text):
                page.insert_text((20, 30 + 16 * number), line, fontsize=11)
        document.save(path)
    return path


def make_text(path, text=TEXT, encoding="utf-8"):
    path.write_bytes(text.encode(encoding))
    return path


def plan_of(archive, *files, target=None):
    return make_plan(archive, files, target or ImportTarget(), NoProgress())


def import_files(archive, *files, target=None):
    return run_plan(archive, plan_of(archive, *files, target=target), NoProgress())


def text_of(archive, page):
    return [passage.text for passage in archive.texts.get(page.id).passages()]


class Stopping:
    """Asks to stop when the given number of reports has been made."""

    def __init__(self, after):
        self.left = after

    def step(self, *_report):
        if self.left == 0:
            raise TaskCancelledError
        self.left -= 1
