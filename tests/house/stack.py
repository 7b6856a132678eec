#!/usr/bin/env python3
"""Stack: from the frames and calls that gcc reports for the runtime at -O2, the deepest payload of
the default depth fits a thread of 64 KiB. Functions that call themselves are counted once for each
level; those of the fast walk that add a level each (they hand on depth + 1) are one level each. Calls through pointers (formats, PCRE2's matcher, the caller's allocator) are not followed;
their room is what is left."""

import pathlib
import re
import tempfile

from house import files, need, report, run_all

STACK = 64 * 1024
RESERVE = 8 * 1024
DEPTH = 128
ENTERS = re.compile(r"\bfast_(put_)?(record|series|fork|applied)_")
NODE = re.compile(r'node: \{ title: "([^"]*)" label: "[^"]*\\n(\d+) bytes \((\S+)\)" \}')
EDGE = re.compile(r'edge: \{ sourcename: "([^"]*)" targetname: "([^"]*)"')


def read_graph(folder):
    frames, calls, growing = {}, {}, []
    for path in sorted(pathlib.Path(folder).glob("*.ci")):
        text = path.read_text()
        for title, size, kind in NODE.findall(text):
            frames[title] = int(size)
            if kind == "dynamic":
                growing.append(title)
        for source, target in EDGE.findall(text):
            calls.setdefault(source, set()).add(target)
    return frames, {caller: sorted(known for known in called if known in frames)
                    for caller, called in calls.items()}, growing


def reach(start, calls):
    seen, left = set(), [start]
    while left:
        for called in calls.get(left.pop(), []):
            if called not in seen:
                seen.add(called)
                left.append(called)
    return seen


def level(ring, frames, calls):
    """What one level of a ring of functions takes at most: the heaviest way from one of them back to
    it that meets each of the others once."""
    def ways(function, start, met):
        enters = bool(ENTERS.search(function))
        for called in calls.get(function, []):
            if called == start:
                yield frames[function], enters
            elif called in ring and called not in met:
                for size, levels in ways(called, start, met | {called}):
                    yield frames[function] + size, enters + levels
    return max(-(-size // max(levels, 1)) for start in ring
               for size, levels in ways(start, start, {start}))


def deepest(frames, calls):
    """For each function the way down that takes most: [(bytes, functions)]. The functions of one
    cycle are taken together, with the heaviest of their levels."""
    reached = {function: reach(function, calls) for function in frames}
    cycle = {function: sorted(other for other in reached[function] if function in reached[other])
             for function in frames}
    known = {}

    def way(function):
        ring = cycle[function] or [function]
        if ring[0] not in known:
            ways = [way(called) for name in ring for called in calls.get(name, [])
                    if called not in ring]
            below = max(ways, key=total, default=[])
            own = level(ring, frames, calls) if cycle[function] else frames[function]
            known[ring[0]] = [(own, ring, bool(cycle[function])), *below]
        return known[ring[0]]

    return {function: way(function) for function in frames}


def total(way):
    """The levels are shared: a value that one cycle has gone down into is not there for another."""
    once = sum(own for own, _, again in way if not again)
    return once + DEPTH * max((own for own, _, again in way if again), default=0)


def shown(way):
    return " > ".join(f"{'+'.join(name.split(':')[-1] for name in ring)} {own}"
                      + (f" x {DEPTH}" if again else "") for own, ring, again in way)


def main():
    need("gcc")
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        done = run_all(("gcc", "-std=c11", "-O2", "-DNDEBUG", "-Iruntime/include", "-Iruntime/src",
                        "-fcallgraph-info=su", "-c", path, "-o", f"{folder}/{path.stem}.o")
                       for path in files("*.c", below="runtime/src"))
        faults += [said for fine, said in done if not fine]
        frames, calls, growing = read_graph(folder)
    faults += [f"{name}: its frame grows without bound" for name in growing]
    worst = deepest(frames, calls)
    for name, way in sorted(worst.items()):
        if ":" not in name and total(way) > STACK - RESERVE:
            faults.append(f"{name} may need {total(way)} bytes of stack, {STACK - RESERVE} at most: "
                          f"{shown(way)}")
    report(faults, len(frames))


if __name__ == "__main__":
    main()
