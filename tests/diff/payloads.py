"""Payloads that are valid by construction, mostly: all that speaks of a value is gathered, one
branch of each union chosen, and the value made of what is then asked for. And others, changed in
a place or two."""

import fractions
import re

from generate import NAMES, NUMBERS, TEXTS, TYPES, Number, dump

WORDS = ["a", "b", "kind", "name", "limits", "list", "", "p/q"]
TAGS = ["red", "green", "blue", "b c"]
# What a double, an int64_t or a uint64_t cannot hold, or holds rounded.
HARD = ["0.1", "0.29999999999999999", "0.30000000000000001", "9007199254740993", "-9007199254740993",
        "9223372036854775807", "9223372036854775808", "18446744073709551615",
        "18446744073709551616", "-9223372036854775809", "1e400", "1e-400", "1.00000000000000001",
        "-0", "-0.0", "1E+2", "123456789012345678901234567890", "0.1000000000000000055"]
DEEPEST = 12  # references within references in one place


def exact(number):
    return fractions.Fraction(number.text)


def within(number, parts):
    """Do the bounds of all parts take the number?"""
    value = exact(number)
    asked = {"minimum": lambda bound: value >= bound, "maximum": lambda bound: value <= bound,
             "exclusiveMinimum": lambda bound: value > bound,
             "exclusiveMaximum": lambda bound: value < bound,
             "multipleOf": lambda unit: value % unit == 0}
    return all(test(exact(part[key])) for part in parts for key, test in asked.items()
               if key in part)


def long_enough(text, parts):
    return all(part.get("minLength", 0) <= len(text) <= part.get("maxLength", len(text)) and
               re.search(part.get("pattern", ""), text) for part in parts)


class Payloads:
    """For one schema; `random` is the generator's. `hard`: numbers that are hard to hold."""

    def __init__(self, random, root, value, hard=tuple(HARD)):
        self.random = random
        self.root = root
        self.value = value  # makes any value
        self.hard = hard

    def chance(self, probability):
        return self.random.random() < probability

    def pick(self, choices):
        return self.random.choice(choices)

    def some(self, count):
        made = [self.make([self.root], 6) for _ in range(count)]
        return [self.changed(one) if i % 2 else one for i, one in enumerate(made)]

    # ---- what is asked for ----

    def parts(self, schema, depth=DEEPEST):
        """All that holds for a value in place, with a branch of each union; True says nothing."""
        if schema is True or depth == 0:
            return []
        if schema is False:
            return [{"never": True}]
        found = [schema]
        applied = list(schema.get("allOf", []))
        if "$ref" in schema:
            applied.append(self.root["$defs"][schema["$ref"].rsplit("/", 1)[1]])
        applied += [self.pick(schema[key]) for key in ("anyOf", "oneOf") if key in schema]
        applied += [one for one in schema.get("dependentSchemas", {}).values() if self.chance(0.5)]
        if "if" in schema:
            applied += ([schema["if"], schema.get("then", True)] if self.chance(0.5)
                        else [schema.get("else", True)])
        for one in applied:
            found += self.parts(one, depth - 1)
        return found

    @staticmethod
    def types(parts):
        found = set(TYPES)
        for part in parts:
            one = part.get("type", TYPES)
            one = {one} if isinstance(one, str) else set(one)
            found &= one | ({"integer"} if "number" in one else set())
        return [name for name in TYPES if name in found]

    @staticmethod
    def likely(types, parts):
        """Those that the parts speak of, of the types that are left."""
        spoken = {"properties": "object", "required": "object", "additionalProperties": "object",
                  "items": "array", "prefixItems": "array", "pattern": "string",
                  "minLength": "string", "minimum": "number", "maximum": "number"}
        named = {spoken[key] for part in parts for key in part if key in spoken}
        return [name for name in types if name in named] or types

    def constant(self, parts):
        """A list of one constant that all enum and const have; None: there are none to obey."""
        lists = [part["enum"] if "enum" in part else [part["const"]]
                 for part in parts if "enum" in part or "const" in part]
        if not lists:
            return None
        texts = [{dump(one) for one in constants} for constants in lists]
        common = [one for one in lists[0] if all(dump(one) in others for others in texts)]
        return [self.pick(common or lists[0])]

    # ---- values ----

    def make(self, schemas, depth):
        parts = [part for schema in schemas for part in self.parts(schema)]
        constant = self.constant(parts)
        if any(part.get("nullable") for part in parts) and self.chance(0.2):
            return None
        if constant:
            return constant[0]
        types = self.types(parts)
        if not types or depth < -2 or (len(types) == len(TYPES) and self.chance(0.2)):
            return self.value(1)
        name = self.pick(self.likely(types, parts) if self.chance(0.85) else types)
        if name == "object":
            return self.object(parts, depth)
        if name == "array":
            return self.array(parts, depth)
        return self.leaf(name, parts)

    def leaf(self, name, parts):
        if name == "null":
            return None
        if name == "boolean":
            return self.chance(0.5)
        if name == "string":
            texts = [text for text in TEXTS + TAGS if long_enough(text, parts)]
            return self.pick(texts or TEXTS)
        numbers = [Number(text) for text in [*NUMBERS, *(self.hard if self.chance(0.15) else [])]]
        if name == "integer":
            numbers = [one for one in numbers if exact(one).denominator == 1]
        return self.pick([one for one in numbers if within(one, parts)] or numbers)

    def array(self, parts, depth):
        least = max([part.get("minItems", 0) for part in parts], default=0)
        most = min([part.get("maxItems", 9) for part in parts], default=9)
        prefix = max([len(part.get("prefixItems", [])) for part in parts], default=0)
        count = self.random.randint(0, 2) if depth > 0 else 0
        count = prefix if prefix and self.chance(0.8) else count
        items = [self.item(i, parts, depth) for i in range(min(max(count, least), most))]
        if not any(part.get("uniqueItems") for part in parts):
            return items
        return [item for i, item in enumerate(items)
                if dump(item) not in [dump(other) for other in items[:i]]]

    def item(self, i, parts, depth):
        schemas = []
        for part in parts:
            prefix = part.get("prefixItems", [])
            schemas.append(prefix[i] if i < len(prefix) else part.get("items", True))
        return self.make(schemas, depth - 1)

    def object(self, parts, depth):
        declared = [name for part in parts for name in part.get("properties", {})]
        names = [name for part in parts for name in part.get("required", [])]
        if any("patternProperties" in part for part in parts):
            names += self.random.sample(WORDS, 2)
        names += [name for part in parts for name in part.get("dependentSchemas", {})]
        if depth > 0:
            names += [name for name in declared if self.chance(0.65)]
            if self.chance(0.3):
                names.append(self.pick(WORDS + NAMES))
        least = max([part.get("minProperties", 0) for part in parts], default=0)
        names = list(dict.fromkeys(names + self.random.sample(NAMES, least)[:least - len(names)]
                                   if least > len(names) else names))
        self.random.shuffle(names)
        made = {}
        for name in names:
            schemas = self.speakers(name, parts)
            if False not in schemas:
                made[name] = self.make(schemas, depth - 1)
        return made

    @staticmethod
    def speakers(name, parts):
        found = []
        for part in parts:
            properties = part.get("properties", {})
            its = [of for pattern, of in part.get("patternProperties", {}).items()
                   if re.search(pattern, name)]
            if name in properties:
                its.append(properties[name])
            found += its or [part.get("additionalProperties", True)]
        return found

    # ---- in a place or two ----

    def changed(self, value):
        value = self.change(value)
        return self.change(value) if self.chance(0.3) else value

    def change(self, value):
        if isinstance(value, dict) and value and self.chance(0.85):
            return self.change_object(value)
        if isinstance(value, list) and value and self.chance(0.85):
            i = self.random.randrange(len(value))
            return value[:i] + [self.change(value[i])] + value[i + 1:]
        if isinstance(value, Number) and self.chance(0.8):
            return Number(self.pick(self.hard))
        if isinstance(value, dict) and self.chance(0.5):
            return {}
        return self.pick(TAGS) if self.chance(0.3) else self.value(1)

    def change_object(self, value):
        name = self.pick(list(value))
        kind = self.random.randrange(6)
        if kind == 0:
            return {other: of for other, of in value.items() if other != name}
        if kind < 3:
            return {**value, self.pick(WORDS + ["color", "zz"]): self.value(2)}
        return {**value, name: self.change(value[name])}

