#!/usr/bin/env python3
"""Writes the C++ structs that Glaze reads the sets into, as one would write them for the schemas.

    tests/bench/glaze_types.py ROOT TO.hpp

ROOT is the project. A member that may be absent or null is a std::optional, a text with a list of
values an enum class, a value of any JSON or of two types a view of its text, a map a std::map, one of
several objects a struct of all their members. The structs stand in a template parameter S, the string: one that owns its text, or a view."""

import pathlib
import re
import sys

from schemas import SETS, load

NUMBERS = {"int32": "std::int32_t", "int64": "std::int64_t"}


def is_null(schema):
    return schema.get("type") == "null"


def words(name):
    return [word for word in re.split(r"[^A-Za-z0-9]+", name) if word]


def values_of(schema):
    return [schema["const"]] if "const" in schema else schema.get("enum", [])


def one_of_all(objects):
    """An object that is any of these: what not all of them demand may be absent."""
    properties = {}
    for one in objects:
        for name, member in one["properties"].items():
            values = properties.get(name, {}).get("enum", []) + values_of(member)
            properties[name] = {**member, "enum": list(dict.fromkeys(values))} if values else member
    required = [name for name in objects[0].get("required", [])
                if all(name in one.get("required", []) for one in objects)]
    return {"type": "object", "properties": properties, "required": required}


class Structs:
    """The C++ of one document's schemas."""

    def __init__(self, document, prefix):
        self.schemas, self.prefix = document["components"]["schemas"], prefix
        self.structs, self.enums, self.named = [], [], {}

    def resolved(self, schema):
        """(schema, name) behind references; what allOf adds is among the properties."""
        name = None
        while "$ref" in schema:
            name = schema["$ref"].rsplit("/", 1)[1]
            schema = self.schemas[name]
        if "allOf" in schema:
            parts = [self.resolved(part)[0] for part in schema["allOf"]]
            merged = {key: value for key, value in schema.items() if key != "allOf"}
            for part in parts:
                merged["properties"] = {**part.get("properties", {}), **merged.get("properties", {})}
                merged["required"] = part.get("required", []) + merged.get("required", [])
            schema = merged
        return schema, name

    def type_of(self, schema, name):
        """(C++ type, whether null is one of its values); `name` is for what has none of its own."""
        schema, own = self.resolved(schema)
        branches = schema.get("oneOf") or schema.get("anyOf")
        if branches and len(branches) == 2 and any(map(is_null, branches)):
            other, = [branch for branch in branches if not is_null(branch)]
            return self.type_of(other, name)[0], True
        if branches:
            objects = [self.resolved(branch)[0] for branch in branches if not is_null(branch)]
            if all("properties" in one for one in objects):
                kind = self.of_kind("object", one_of_all(objects), self.prefix + (own or name))
                return kind, any(map(is_null, branches))
        types = schema.get("type", [])
        types = types if isinstance(types, list) else [types]
        kinds, nullable = [kind for kind in types if kind != "null"], "null" in types
        if len(kinds) != 1 or branches:
            return "glz::raw_json_view", False
        return self.of_kind(kinds[0], schema, self.prefix + (own or name)), nullable

    def of_kind(self, kind, schema, name):
        if kind == "string":
            return self.enum(schema["enum"], name) if "enum" in schema else "S"
        if kind == "integer":
            return NUMBERS[schema.get("format", "int64")]
        if kind == "array":
            return f"std::vector<{self.held(schema.get('items', {}), name[len(self.prefix):] + 'Item')}>"
        if kind == "object" and schema.get("properties"):
            return self.struct(schema, name)
        if kind == "object" and schema.get("additionalProperties"):
            more = schema["additionalProperties"]
            return f"std::map<S, {self.held({} if more is True else more, name[len(self.prefix):] + 'Value')}>"
        return {"number": "double", "boolean": "bool"}.get(kind, "glz::raw_json_view")

    def held(self, schema, name, required=True):
        """The type of a member, an item, a value of a map."""
        made, nullable = self.type_of(schema, name)
        if made == "glz::raw_json_view" and required:
            return made
        return f"std::optional<{made}>" if nullable or not required else made

    def enum(self, values, name):
        if name not in self.named:
            self.named[name] = name
            texts = [value for value in values if value is not None]
            marks = [f"v{i}_{'_'.join(words(text))}" for i, text in enumerate(texts)]
            pairs = ", ".join(f'"{text}", {mark}' for text, mark in zip(texts, marks))
            self.enums.append(f"enum class {name} {{ {', '.join(marks)} }};\n"
                              f"template <> struct glz::meta<{name}> {{\n    using enum {name};\n"
                              f"    static constexpr auto value = glz::enumerate({pairs});\n}};\n")
        return self.named[name]

    def struct(self, schema, name):
        if name not in self.named:
            self.named[name] = f"{name}<S>"
            required = schema.get("required", [])
            members = [(key, self.held(inner, name[len(self.prefix):] + key.title().replace("_", ""),
                                       key in required)) for key, inner in schema["properties"].items()]
            lines = [f"template <class S> struct {name} {{"]
            lines += [f"    {kind} {key}_{{}};" for key, kind in members]
            pairs = ", ".join(f'"{key}", &T::{key}_' for key, _ in members)
            lines += ["    struct glaze {", f"        using T = {name};",
                      f"        static constexpr auto value = glz::object({pairs});", "    };", "};\n"]
            self.structs.append("\n".join(lines))
        return self.named[name]


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    root, blocks, kinds = sys.argv[1], [], []
    for name, path, schema in SETS:
        structs = Structs(load(root, path), name.title() + "_")
        kind, _ = structs.type_of({"$ref": f"#/components/schemas/{schema}"}, schema)
        blocks += structs.enums + structs.structs
        kinds.append(f'    if (begins(set, "{name}"))\n        return kind_of<{kind}>();\n')
    text = ("// Made by glaze_types.py.\n" + "\n".join(blocks) +
            "\ntemplate <class S> const glaze_kind *kind_named(std::string_view set)\n{\n" + "".join(kinds) +
            "    return nullptr;\n}\n")
    pathlib.Path(sys.argv[2]).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
