"""$dynamicRef and $recursiveRef: in many scopes, and where errors lie."""

import json

from tool import ends, equal, found


def multiplied(levels):
    """Each level doubles what the references at the end may mean."""
    names = [f"n{i}" for i in range(levels)]
    defs = {f"r{levels}": {"$id": f"r{levels}",
                           "properties": {name: {"$dynamicRef": "#" + name} for name in names},
                           "$defs": {name: {"$dynamicAnchor": name} for name in names}}}
    for i, name in enumerate(names):
        for side, kind in [("a", "string"), ("b", "null")]:
            defs[f"{side}{i}"] = {"$id": f"{side}{i}", "$ref": f"r{i + 1}",
                                  "$defs": {"x": {"$dynamicAnchor": name, "type": kind}}}
        defs[f"r{i}"] = {"$id": f"r{i}", "oneOf": [{"$ref": f"a{i}"}, {"$ref": f"b{i}"}]}
    return {"$id": "https://example.com/root", "$ref": "r0", "$defs": defs}


def test_scopes_multiply(tool):
    spec = tool.file("s.json", multiplied(6))
    for i in range(64):
        value = {f"n{k}": "a" if i >> k & 1 else None for k in range(6)}
        ends(tool.run("-q", spec, stdin=json.dumps(value)), 0)
        value[f"n{i % 6}"] = 1
        ends(tool.run("-q", spec, stdin=json.dumps(value)), 1)


def test_scopes_are_bounded(tool):
    spec = tool.file("s.json", multiplied(40))
    result = tool.run(spec, stdin="{}")
    ends(result, 5, out="")
    found("stderr", r"^s\.json:1:\d+: error: unsupported: dynamic references mean so many things "
          "here that more than 65536 schemas come of them", result.err)
    ends(tool.run("--allow-unsupported", spec, stdin='{"n0":1}'), 0)
    names = [f"n{i}" for i in range(300)]
    spec = tool.file("s.json", {"properties": {name: {"$dynamicRef": "#" + name} for name in names},
                                "$defs": {name: {"$dynamicAnchor": name} for name in names}})
    result = tool.run(spec, stdin="{}")
    ends(result, 5, out="")
    found("stderr", "error: unsupported: dynamic references ask for more than 256 different anchors",
          result.err)


def test_where_errors_lie(tool):
    """The keyword's place goes through the reference, the absolute one is that of its target."""
    for name, anchor, extra, dialect in [
            ("$dynamicRef", "$dynamicAnchor", "node", "2020-12"),
            ("$recursiveRef", "$recursiveAnchor", True, "2019-09")]:
        spec = tool.file("s.json", {
            "$id": "https://example.com/strict", anchor: extra, "$ref": "tree",
            "properties": {"data": {"minimum": 1}},
            "$defs": {"tree": {
                "$id": "tree", anchor: extra,
                "properties": {"sub": {name: "#node" if extra == "node" else "#"}}}}})
        result = tool.run("--dialect", dialect, "--output", "json", spec,
                          stdin='{"sub":{"sub":{"data":0}}}')
        ends(result, 1)
        error, = json.loads(result.out)["errors"]
        equal("instance", error["instanceLocation"], "/sub/sub/data")
        equal("keyword", error["keywordLocation"],
              f"/$ref/properties/sub/{name}/$ref/properties/sub/{name}/properties/data/minimum")
        equal("absolute", error["absoluteKeywordLocation"],
              "https://example.com/strict#/properties/data/minimum")


def test_anchors_of_a_file_by_its_place(tool):
    """One whose root has an $id is known by where it was found as well, with its anchors."""
    spec = tool.file("a.json", {"$ref": "b.json#here"})
    tool.file("b.json", {"$id": "http://own/base/", "$defs": {
        "x": {"$anchor": "here", "type": "integer"},
        "y": {"$id": "sub", "$anchor": "below", "type": "integer"}}})
    ends(tool.run("-q", spec, stdin="1"), 0)
    ends(tool.run("-q", spec, stdin='"s"'), 1)
    spec = tool.file("c.json", {"$ref": "b.json#below"})
    result = tool.run(spec, stdin="1")
    ends(result, 4)
    found("stderr", r"'b\.json#below' leads nowhere", result.err)
