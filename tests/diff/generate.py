"""Random schemas over the keywords that are built, and instances that nearly fit them; where asked
for, schemas with keywords that are not built as well."""

import json
import random

NAMES = ["a", "b", "c", "kind", "a/b", "m~n", "q\"", "", "é", "__proto__x"]
TEXTS = ["", "a", "b", "ab", "abc", "é", "😀", "a\nb", "1", "null", "kind", "zz"]
NUMBERS = ["0", "1", "-1", "2", "3", "10", "0.5", "1.5", "-0.25", "1e2", "1.0", "100",
           "9007199254740991", "-2", "4", "2.5"]
PATTERNS = ["^a", "b$", "^[a-c]*$", "^.$", "\\d", "^(a|b)+$", "[^a]", "^\\S+$", "a.b"]
TYPES = ["null", "boolean", "integer", "number", "string", "array", "object"]


class Number(float):
    """A number that is written as it was chosen: 1.0 stays 1.0."""

    def __new__(cls, text):
        made = super().__new__(cls, text)
        made.text = text
        return made

    def __repr__(self):
        return self.text


def dump(value):
    """JSON with numbers as they were chosen."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(key)}:{dump(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(dump, value)) + "]"
    return value.text if isinstance(value, Number) else json.dumps(value)


ONE = ("additionalProperties", "propertyNames", "items", "contains", "unevaluatedProperties",
       "unevaluatedItems", "not", "if", "then", "else")
LIST = ("prefixItems", "allOf", "anyOf", "oneOf")
MAP = ("properties", "patternProperties", "dependentSchemas", "$defs")


def schemas_in(schema):
    """The schema and all below it, but for true and false."""
    if not isinstance(schema, dict):
        return
    yield schema
    below = [schema[key] for key in ONE if key in schema]
    below += [one for key in LIST for one in schema.get(key, [])]
    below += [one for key in MAP if isinstance(schema.get(key), dict)
              for one in schema[key].values()]
    for one in below:
        yield from schemas_in(one)


def is_nullable(schema):
    return any(one.get("nullable") for one in schemas_in(schema))


def without_nullable(schema, root=True):
    """As JSON Schema says it: null, or what is beside `nullable`."""
    if not isinstance(schema, dict):
        return schema
    made = dict(schema)
    nullable = made.pop("nullable", False)
    for key in made:
        if key in ONE:
            made[key] = without_nullable(made[key], False)
        elif key in LIST:
            made[key] = [without_nullable(one, False) for one in made[key]]
        elif key in MAP and isinstance(made[key], dict): # not where a test makes it smaller
            made[key] = {name: without_nullable(one, False) for name, one in made[key].items()}
    if not nullable:
        return made
    hoisted = {"$defs": made.pop("$defs")} if root and "$defs" in made else {}
    return {"anyOf": [{"type": "null"}, made], **hoisted}


class Generator:
    """Everything from one seed. `later`: with keywords that are not built yet; `unevaluated`: with
    unevaluatedProperties and unevaluatedItems, which ajv has wrong where only some branches hold."""

    def __init__(self, seed, later=False, unevaluated=False):
        self.random = random.Random(seed)
        self.later = later
        self.unevaluated = unevaluated
        self.definitions = 0
        self.levels = 6  # of an instance
        self.in_root = True  # outside $defs, whose schemas refer to each other by members only


    def pick(self, choices):
        return self.random.choice(choices)

    def chance(self, probability):
        return self.random.random() < probability

    def number(self):
        return Number(self.pick(NUMBERS))

    # ---- values ----

    def value(self, depth=2):
        kind = self.pick(["null", "boolean", "number", "number", "string", "string", "array",
                          "object", "object"])
        if kind == "null":
            return None
        if kind == "boolean":
            return self.chance(0.5)
        if kind == "number":
            return self.number()
        if kind == "string":
            return self.pick(TEXTS)
        if depth == 0:
            return [] if kind == "array" else {}
        if kind == "array":
            return [self.value(depth - 1) for _ in range(self.random.randrange(4))]
        return {self.pick(NAMES): self.value(depth - 1) for _ in range(self.random.randrange(4))}

    # ---- schemas ----

    def document(self):
        root = self.plain_document()
        if not self.later and self.chance(0.25):
            for schema in schemas_in(root):
                if self.chance(0.2):
                    schema["nullable"] = True
        return root

    def plain_document(self):
        if self.chance(0.15):
            return self.tower()
        self.definitions = self.random.randrange(3)
        root = self.schema(3)
        while not isinstance(root, dict):
            root = self.schema(3)
        self.in_root = False
        if self.definitions:
            root["$defs"] = {f"d{i}": self.schema(2) for i in range(self.definitions)}
        return root

    def schema(self, depth, member=False):
        """`member`: of a member or item. Only there, and in the root, a reference cannot loop."""
        if self.chance(0.05):
            return self.chance(0.6)
        if (member or self.in_root) and self.definitions and self.chance(0.15):
            return {"$ref": f"#/$defs/d{self.random.randrange(self.definitions)}"}
        if depth > 0 and self.chance(0.08):
            return self.tagged(depth)
        schema = {}
        if self.in_root and self.definitions and self.chance(0.05):
            schema["$ref"] = f"#/$defs/d{self.random.randrange(self.definitions)}"
        for _ in range(self.pick([1, 1, 2, 2, 3, 4])):
            self.keyword(schema, depth)
        return schema

    # ---- unions in unions ----

    def tower(self):
        """Each definition is a union of objects whose members are such unions again."""
        self.in_root = False
        self.levels = 16
        self.definitions = self.random.randint(1, 3)
        return {"$ref": "#/$defs/d0",
                "$defs": {f"d{i}": self.storey() for i in range(self.definitions)}}

    def storey(self):
        branches = [self.room() for _ in range(self.random.randint(2, 4))]
        if self.chance(0.5):
            branches.append({"type": self.pick(["null", "string", "integer"])})
        self.random.shuffle(branches)
        union = {self.pick(["oneOf", "anyOf", "anyOf"]): branches}
        kind = self.random.randrange(8)
        if kind == 0:
            return {"allOf": [union, self.room(0)]}
        if kind == 1:
            return {**self.room(0), **union}
        if kind == 2:
            return {"if": self.room(), "then": union, "else": {"anyOf": [self.room(), union]}}
        if kind == 3:
            return {"not": {"not": union}}
        return union

    def room(self, closed=0.4):
        """An object with members to the next storeys, and others that may tell it apart."""
        names = self.random.sample(NAMES[:4], self.random.randint(1, 4))
        room = {"properties": {name: self.door() for name in names}}
        if self.chance(0.7):
            room["type"] = "object"
        if self.chance(0.7):
            room["required"] = self.random.sample(names, self.random.randint(1, len(names)))
        if self.chance(closed):
            room["additionalProperties"] = False
        return room

    def door(self):
        to = {"$ref": f"#/$defs/d{self.random.randrange(self.definitions)}"}
        if self.chance(0.5):
            return to if self.chance(0.7) else {"items": to}
        tags = [True, False, None, Number("1"), Number("1.0"), Number("2"), "1", "a", "true"]
        if self.chance(0.7):
            return {"const": self.pick(tags)} if self.chance(0.6) else {
                "enum": self.random.sample(tags, self.random.randint(1, 3))}
        return {"type": self.pick(TYPES)}

    def schemas(self, depth, most=3, member=False):
        return [self.schema(depth - 1, member) for _ in range(self.random.randint(1, most))]

    def tagged(self, depth):
        """A union whose branches a member tells apart, more or less."""
        name, branches = self.pick(NAMES), []
        for tag in self.random.sample(TEXTS, self.random.randint(2, 4)):
            tags = {"const": tag} if self.chance(0.6) else {"enum": [tag, self.pick(TEXTS)]}
            branch = {"properties": {name: tags, self.pick(NAMES): self.schema(depth - 1, True)}}
            if name not in branch["properties"] or branch["properties"][name] is not tags:
                branch["properties"][name] = tags
            if self.chance(0.9):
                branch["required"] = [name or "a"]
            if self.chance(0.5):
                branch["type"] = self.pick(["object", ["object", "null"]])
            branches.append(branch)
        if self.chance(0.3):
            branches.append({"type": self.pick(TYPES)})
        return {self.pick(["oneOf", "anyOf"]): branches}

    def keyword(self, schema, depth):
        if self.later and depth > 0 and self.chance(0.12):
            self.put_later(schema)
            return
        leaves = ["type", "type", "enum", "const", "minimum", "maximum", "exclusiveMinimum",
                  "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "minItems",
                  "maxItems", "uniqueItems", "minProperties", "maxProperties", "pattern",
                  "required", "dependentRequired"]
        nested = ["properties", "properties", "additionalProperties", "items", "prefixItems",
                  "propertyNames", "patternProperties", "contains", "dependentSchemas",
                  "allOf", "anyOf", "oneOf", "not", "if"]
        if self.unevaluated:
            nested += ["unevaluatedProperties", "unevaluatedItems"]
        keyword = self.pick(leaves + nested + nested if depth > 0 else leaves)
        getattr(self, "put_" + keyword, self.put_bound)(schema, depth, keyword)

    def put_type(self, schema, _depth, keyword):
        schema[keyword] = (self.pick(TYPES) if self.chance(0.7)
                           else self.random.sample(TYPES, self.random.randint(1, 4)))

    def put_enum(self, schema, _depth, keyword):
        count = self.random.randint(1, 4) if self.chance(0.8) else self.random.randint(9, 30)
        schema[keyword] = [self.value(1) for _ in range(count)]

    def put_uniqueItems(self, schema, _depth, keyword):
        schema[keyword] = self.chance(0.9)

    def put_const(self, schema, _depth, keyword):
        schema[keyword] = self.value(2)

    def put_bound(self, schema, _depth, keyword):
        if keyword in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"):
            schema[keyword] = self.number()
        else:
            schema[keyword] = self.random.randrange(4)

    def put_multipleOf(self, schema, _depth, keyword):
        schema[keyword] = Number(self.pick(["1", "2", "0.5", "3", "1.0", "0.25", "10"]))

    def put_pattern(self, schema, _depth, keyword):
        schema[keyword] = self.pick(PATTERNS)

    def put_required(self, schema, _depth, keyword):
        # ajv takes a missing member "" for one that is there
        schema[keyword] = self.random.sample([name for name in NAMES if name],
                                             self.random.randint(1, 3))

    def put_properties(self, schema, depth, keyword):
        schema[keyword] = {name: self.schema(depth - 1, True)
                           for name in self.random.sample(NAMES, self.random.randint(1, 3))}

    def put_dependentRequired(self, schema, _depth, keyword):
        names = [name for name in NAMES if name] # as for required
        schema[keyword] = {name: self.random.sample(names, self.random.randint(0, 2))
                           for name in self.random.sample(names, self.random.randint(1, 2))}

    def put_dependentSchemas(self, schema, depth, keyword):
        schema[keyword] = {name: self.schema(depth - 1) for name in
                           self.random.sample([name for name in NAMES if name],
                                              self.random.randint(1, 2))}

    def put_patternProperties(self, schema, depth, keyword):
        schema[keyword] = {pattern: self.schema(depth - 1, True)
                           for pattern in self.random.sample(PATTERNS, self.random.randint(1, 2))}

    def put_additionalProperties(self, schema, depth, keyword):
        schema[keyword] = self.schema(depth - 1, True) if self.chance(0.6) else False

    def put_propertyNames(self, schema, depth, keyword):
        schema[keyword] = self.pick([
            {"maxLength": 1}, {"minLength": 1}, {"pattern": self.pick(PATTERNS)},
            {"enum": self.random.sample(NAMES, 4)}, {"not": {"const": self.pick(NAMES)}},
            {"type": "string"}]) if self.chance(0.8) else self.schema(depth - 1, True)

    def put_items(self, schema, depth, keyword):
        schema[keyword] = self.schema(depth - 1, True)

    def put_contains(self, schema, depth, keyword):
        if "prefixItems" in schema: # ajv then says yes to an empty array, as where any item will do
            return
        made = self.schema(depth - 1, True)
        schema[keyword] = made if made is False else {"type": self.pick(TYPES),
                                                      **(made if made is not True else {})}
        for limit in ("minContains", "maxContains"):
            if self.chance(0.3):
                schema[limit] = self.random.randrange(3)

    def put_prefixItems(self, schema, depth, keyword):
        if "contains" not in schema:
            schema[keyword] = self.schemas(depth, member=True)

    def put_allOf(self, schema, depth, keyword):
        schema[keyword] = self.schemas(depth)

    def put_anyOf(self, schema, depth, keyword):
        schema[keyword] = self.schemas(depth)

    def put_oneOf(self, schema, depth, keyword):
        schema[keyword] = self.schemas(depth)

    def put_not(self, schema, depth, keyword):
        schema[keyword] = self.schema(depth - 1)

    def put_if(self, schema, depth, keyword):
        schema[keyword] = self.schema(depth - 1)
        for branch in ("then", "else"):
            if self.chance(0.7):
                schema[branch] = self.schema(depth - 1)

    def put_unevaluatedProperties(self, schema, depth, keyword):
        schema[keyword] = self.schema(depth - 1, True) if self.chance(0.4) else False

    def put_unevaluatedItems(self, schema, depth, keyword):
        schema[keyword] = self.schema(depth - 1, True) if self.chance(0.4) else False

    def put_later(self, schema):
        """What is refused: groups that are deeper than is read."""
        schema["pattern"] = "(?:" * 201 + "b" + ")" * 201

    # ---- instances that nearly fit ----

    def instance(self, schema, root, depth):
        if self.chance(0.12 if self.levels == 6 else 0.04) or depth == 0 or not isinstance(schema, dict):
            return self.value()
        if "$ref" in schema:
            return self.instance(root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root, depth - 1)
        for keyword in ("oneOf", "anyOf", "allOf"):
            if keyword in schema and self.chance(0.6):
                made = self.instance(self.pick(schema[keyword]), root, depth - 1)
                return self.fill(made, schema, root, depth) if isinstance(made, dict) else made
        for keyword in ("if", "then", "else"):
            if keyword in schema and self.chance(0.2):
                return self.instance(schema[keyword], root, depth - 1)
        if "const" in schema and self.chance(0.9):
            return schema["const"]
        if "enum" in schema and self.chance(0.9):
            return self.pick(schema["enum"])
        return self.of_type(self.likely_type(schema), schema, root, depth)

    def likely_type(self, schema):
        types = schema.get("type", None)
        if types is not None:
            return types if isinstance(types, str) else self.pick(types)
        for keywords, name in ((("properties", "required", "additionalProperties",
                                 "minProperties"), "object"),
                               (("items", "prefixItems", "minItems", "maxItems"), "array"),
                               (("minLength", "maxLength", "pattern"), "string"),
                               (("minimum", "maximum", "multipleOf"), "number")):
            if any(keyword in schema for keyword in keywords):
                return name
        return self.pick(TYPES)

    def of_type(self, name, schema, root, depth):
        if name == "null":
            return None
        if name == "boolean":
            return self.chance(0.5)
        if name in ("integer", "number"):
            near = [schema[key] for key in ("minimum", "maximum", "exclusiveMinimum",
                                            "exclusiveMaximum", "multipleOf")
                    if key in schema and len(schema[key].text) < 17]  # ajv's are doubles
            return self.pick(near) if near and self.chance(0.4) else self.number()
        if name == "string":
            return self.pick(TEXTS)
        if name == "array":
            return self.array(schema, root, depth)
        return self.fill({}, schema, root, depth)

    def array(self, schema, root, depth):
        prefix = schema.get("prefixItems", [])
        items = [self.instance(item, root, depth - 1) for item in prefix
                 if self.chance(0.85)]
        for _ in range(self.random.randrange(3)):
            items.append(self.instance(schema.get("items", True), root, depth - 1))
        if items and self.chance(0.2):
            items.append(self.again(self.pick(items)))
        return items

    def again(self, value):
        """The same value, its members in another order."""
        if isinstance(value, list):
            return [self.again(item) for item in value]
        if not isinstance(value, dict):
            return Number("1.0") if isinstance(value, Number) and value == 1 else value
        names = list(value)
        self.random.shuffle(names)
        return {name: self.again(value[name]) for name in names}

    def fill(self, made, schema, root, depth):
        made = dict(made)
        properties = schema.get("properties", {})
        for name, member in properties.items():
            if self.chance(0.8):
                made[name] = self.instance(member, root, depth - 1)
        for name in schema.get("required", []):
            if name not in made and self.chance(0.9):
                made[name] = self.instance(properties.get(name, True), root, depth - 1)
        if self.chance(0.3):
            made[self.pick(NAMES)] = self.instance(schema.get("additionalProperties", True), root,
                                                   depth - 1)
        for member in schema.get("patternProperties", {}).values():
            if self.chance(0.6):
                made[self.pick(NAMES[:3])] = self.instance(member, root, depth - 1)
        names = list(made)
        self.random.shuffle(names)
        return {name: made[name] for name in names}
