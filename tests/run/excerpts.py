"""Blocks of Markdown that show parts of files: ```c PATH. Their text stands in that file, verbatim;
a line of `…` alone stands for lines that are left out."""

import pathlib
import re

BLOCK = re.compile(r"^```c (\S+)\n(.*?)^```$", re.M | re.S)


def excerpts(text):
    """Pairs of a file's path and the block that shows parts of it."""
    return BLOCK.findall(text)


def is_part(block, whole):
    """True if the pieces between `…` stand in `whole`, in this order, each beginning a line."""
    at = 0
    for piece in re.split(r"^[ \t]*…\n", block, flags=re.M):
        found = ("\n" + whole).find("\n" + piece, at)
        if not piece.strip() or found < 0:
            return False
        at = found + len(piece)
    return True


def wrong_excerpts(text, root):
    """A line for each block that its file does not have."""
    for name, block in excerpts(text):
        path = pathlib.Path(root) / name
        if not path.exists():
            yield f"{name}: there is no such file"
        elif not is_part(block, path.read_text()):
            yield f"{name} does not have this part:\n{block}"
