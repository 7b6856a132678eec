"""Objects of a folder with sources and the headers that they include. What was compiled before, from
the same text and headers by the same words, is taken again: vendored folders are mostly the same."""

import atexit
import hashlib
import pathlib
import re
import shutil
import tempfile

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)', re.M)
_KEPT = pathlib.Path(tempfile.mkdtemp(prefix="oasc-objects-"))
atexit.register(shutil.rmtree, _KEPT, ignore_errors=True)


def _digest(*parts):
    made = hashlib.sha256()
    for part in parts:
        made.update(len(part).to_bytes(8, "big") + part)
    return made.hexdigest()


def _included(folder, source):
    """The source and what it includes of the folder, at any depth."""
    found, waiting = set(), [source]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += [folder / name for name in INCLUDE.findall(path.read_text())
                        if (folder / name).exists()]
    return sorted(found)


def _key(folder, source, words):
    parts = [word.encode() for word in words]
    for path in _included(folder, source):
        parts += [str(path.relative_to(folder)).encode(), path.read_bytes()]
    return _digest(*parts)


def compiled(folder, command, run):
    """The object files of the folder's sources. `command` compiles without sources and -c, in any
    folder; it need not say where the headers of this one are. `run(words, cwd)` runs it, or raises."""
    folder = pathlib.Path(folder)
    words = [str(word) for word in command]
    sources = sorted(folder.glob("*.c"))
    objects = [_KEPT / _key(folder, source, words) / f"{source.stem}.o" for source in sources]
    missing = [(source, made) for source, made in zip(sources, objects) if not made.exists()]
    if missing:
        with tempfile.TemporaryDirectory(dir=_KEPT) as fresh:
            run([*words, f"-I{folder.resolve()}", "-c",
                 *(str(source.resolve()) for source, _ in missing)], fresh)
            for _, made in missing:
                made.parent.mkdir()
                (pathlib.Path(fresh) / made.name).rename(made)
    return objects
