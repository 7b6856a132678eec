"""Random schemas as documents have them, for tests/law: objects that extend, choose and condition
each other. Those of tests/diff, of any keywords, come between them."""

import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(1, str(HERE.parent / "diff"))
from generate import PATTERNS, Generator, Number  # noqa: E402  # pylint: disable=wrong-import-position
from payloads import TAGS, WORDS, Payloads  # noqa: E402  # pylint: disable=wrong-import-position


class Document(Generator):
    """A root and the components that it refers to."""

    def document(self):
        if self.chance(0.35):
            return super().document()
        self.definitions = self.random.randint(1, 3)
        root = self.member(3) if self.chance(0.3) else None
        root = root if isinstance(root, dict) else self.object(3)
        root["$defs"] = {f"d{i}": self.component() for i in range(self.definitions)}
        return root

    def component(self):
        kind = self.random.randrange(10)
        if kind == 0:
            return {"type": "object", "additionalProperties": self.member(1)}
        if kind == 1:
            return {"type": "array", "items": self.member(1)}
        if kind == 2:
            return self.choice(2)
        return self.object(2)

    def reference(self):
        return {"$ref": f"#/$defs/d{self.random.randrange(self.definitions)}"}

    def words(self, most=4):
        return self.random.sample(WORDS, self.random.randint(1, most))

    # ---- values of members ----

    def member(self, depth):
        kinds = ["scalar"] * 4 + ["constant"] * 2 + ["any", "reference", "reference"]
        if depth > 0:
            kinds += ["object"] * 3 + ["list", "map", "choice", "maybe", "types", "tuple",
                                            "matched"]
        return getattr(self, "make_" + self.pick(kinds))(depth)

    def make_any(self, _depth):
        return {} if self.chance(0.7) else self.chance(0.9)

    def make_reference(self, _depth):
        made = self.reference()
        kind = self.random.randrange(12)
        if kind < 2:
            return {"allOf": [made], "description": "said again"}
        if kind == 2:
            return {**made, **self.pick([{"not": self.test(WORDS)}, {"uniqueItems": True},
                                         {"required": [self.pick(WORDS)]}, {"minProperties": 1}])}
        if kind == 3:
            return {"allOf": [made, self.partial(0)]}
        return made

    def make_scalar(self, _depth):
        kind = self.pick(["string", "integer", "number", "boolean", "integer", "number"])
        made = {"type": kind}
        if self.chance(0.2):
            made["type"] = [kind, "null"]
        elif self.chance(0.1):
            made["nullable"] = True
        if kind in ("integer", "number") and self.chance(0.4):
            self.pick([self.put_bound, self.put_bound, self.put_multipleOf])(
                made, 0, self.pick(["minimum", "exclusiveMaximum", "maximum", "exclusiveMinimum"]))
        if kind == "integer" and self.chance(0.2):
            made["format"] = self.pick(["int32", "int64", "uint64"])
        if kind == "string" and self.chance(0.3):
            made["pattern"] = self.pick(PATTERNS)
        if self.chance(0.08):
            made[self.pick(["readOnly", "writeOnly"])] = True
        return made

    def make_constant(self, _depth):
        if self.chance(0.4):
            return {"const": self.pick(TAGS) if self.chance(0.6) else self.value(1)}
        made = {"enum": self.random.sample(TAGS, self.random.randint(1, 3))}
        if self.chance(0.2):
            made["enum"].append(self.pick([None, Number("1"), Number("0.1"), {"a": Number("1")}]))
        if self.chance(0.4):
            made["type"] = "string"
        return made

    def make_object(self, depth):
        return self.object(depth - 1)

    def make_list(self, depth):
        made = {"type": "array", "items": self.member(depth - 1)}
        if self.chance(0.2):
            made["uniqueItems"] = True
        if self.chance(0.2):
            self.put_bound(made, 0, self.pick(["minItems", "maxItems"]))
        if self.chance(0.1):
            made["contains"] = self.member(0)
        return made

    def make_tuple(self, depth):
        made = {"type": "array", "prefixItems": [self.member(depth - 1) for _ in range(2)]}
        if self.chance(0.5):
            made[self.pick(["items", "items", "unevaluatedItems"])] = (
                self.chance(0.3) and self.member(depth - 1))
        return made

    def make_map(self, depth):
        made = {"type": "object", "additionalProperties": self.member(depth - 1)}
        if self.chance(0.3):
            self.put_propertyNames(made, 0, "propertyNames")
        return made

    def make_matched(self, depth):
        """Members that have no name of their own, by patterns."""
        made = {"type": "object", "patternProperties": self.patterns(depth)}
        if self.chance(0.7):
            made["additionalProperties"] = self.chance(0.3) and self.member(depth - 1)
        return made

    def make_maybe(self, depth):
        """Null or something."""
        return {self.pick(["oneOf", "anyOf"]): [{"type": "null"}, self.member(depth - 1)]}

    def make_types(self, depth):
        """Alternatives of several JSON types, written as a union or as a list of types."""
        if self.chance(0.3):
            return {"type": self.random.sample(["string", "integer", "boolean", "object", "array"],
                                               self.random.randint(2, 3)),
                    **self.pick([{}, {"properties": {"a": self.member(depth - 1)}},
                                 {"items": self.member(depth - 1)}])}
        some = [self.make_scalar(0), self.make_list(depth), self.object(depth - 1),
                self.make_constant(0)]
        return {self.pick(["oneOf", "anyOf"]): self.random.sample(some, self.random.randint(2, 3))}

    def make_choice(self, depth):
        return self.choice(depth)

    # ---- objects ----

    def object(self, depth):
        made = self.partial(depth, most=4)
        made["type"] = self.pick(["object"] * 5 + [["object", "null"]])
        if self.chance(0.1):
            self.put_bound(made, 0, self.pick(["minProperties", "maxProperties"]))
        if self.chance(0.07):
            self.put_propertyNames(made, 0, "propertyNames")
        if depth > 0 and self.chance(0.3):
            self.put_condition(made, depth)
        if depth > 0 and self.chance(0.2):
            made[self.pick(["anyOf", "oneOf"])] = [self.partial(depth - 1) for _ in range(2)]
        if depth > 0 and self.chance(0.25):
            made["allOf"] = [self.part(depth) for _ in range(self.random.randint(1, 2))]
        if self.chance(0.07):
            made["not"] = self.test(list(made["properties"]) + ["zz"])
        if self.chance(0.15):
            made["patternProperties"] = self.patterns(depth)
        if self.chance(0.1):
            self.put_dependent(made, depth)
        if self.chance(0.07):
            made["unevaluatedProperties"] = self.chance(0.5) and self.member(0)
        return made

    def patterns(self, depth):
        """No name matches two, or some do."""
        names = self.pick([["^[a-k]", "^l", "^(n|$)", "^p/q$"], ["^a", "i", "^[a-c]+$"]])
        return {pattern: self.member(depth - 1 if depth > 0 else 0)
                for pattern in self.random.sample(names, self.random.randint(1, 3))}

    def put_dependent(self, made, depth):
        name = self.pick(WORDS)
        if self.chance(0.5):
            made["dependentRequired"] = {name: self.words(2)}
        else:
            made["dependentSchemas"] = {name: self.partial(depth - 1)}

    def partial(self, depth, most=2):
        """Some members, as a branch describes them, or as an object has them."""
        names = self.words(most)
        made = {"properties": {name: self.member(depth - 1 if depth > 0 else 0)
                               for name in names}}
        if self.chance(0.6):
            made["required"] = self.random.sample(
                names + ["b", "zz"] if self.chance(0.15) else names, 1)
        rest = self.random.randrange(12)
        if rest < 2:
            made["additionalProperties"] = self.member(0)
        elif rest == 2:
            made["additionalProperties"] = self.chance(0.3)
        if self.chance(0.2):
            made["type"] = "object"
        return made

    def part(self, depth):
        kind = self.random.randrange(6)
        if kind == 0 and self.in_root:
            return self.partial(depth - 1)
        if kind == 1:
            return self.put_condition(self.partial(depth - 1), depth)
        if kind == 2:
            return {self.pick(["anyOf", "oneOf"]): [self.partial(depth - 1) for _ in range(2)]}
        return self.partial(depth - 1)

    def put_condition(self, made, depth):
        made["if"] = self.test(list(made["properties"]))
        for branch in ("then", "else"):
            if self.chance(0.75):
                made[branch] = self.partial(depth - 1)
        return made

    def test(self, names):
        """What an object is asked for."""
        name = self.pick(names)
        kind = self.random.randrange(6)
        if kind == 0:
            return {"required": [name]}
        if kind == 1:
            return {"properties": {name: {"type": self.pick(["string", "integer", "object"])}}}
        if kind == 2:
            return {"properties": {name: self.partial(0)}, "required": [name]}
        if kind == 3 and self.chance(0.3):
            return self.pick([{"minProperties": 2}, {"maxProperties": 1},
                              {"additionalProperties": False}])
        tests = {"properties": {name: {"const": self.pick(TAGS)}}}
        return {**tests, "required": [name]} if self.chance(0.5) else tests

    def choice(self, depth):
        """A union by a tag; with a discriminator, some branches forget to say what it is."""
        tag, keyword = self.pick(["kind", "name"]), self.pick(["oneOf", "anyOf"])
        alike = self.partial(depth - 1) if self.chance(0.4) else {"properties": {}}
        branches = []
        for value in self.random.sample(TAGS, self.random.randint(2, 3)):
            branch = self.partial(depth - 1)
            branch["properties"] = {tag: {"const": value}, **alike["properties"], **{
                name: of for name, of in branch["properties"].items() if name != tag}}
            branch["required"] = [tag] + [name for name in branch.get("required", [])
                                          if name != tag]
            if self.chance(0.8):
                branch["type"] = "object"
            if self.chance(0.1):
                branch["properties"][tag] = {"type": "string"}
            branches.append(branch)
        made = {keyword: branches}
        if self.chance(0.15):
            made["properties"] = {"shared": self.member(0)}
        return made

    def payloads(self, schema, count):
        return Payloads(self.random, schema, self.value).some(count)
