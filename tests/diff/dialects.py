"""Random schemas of every dialect and keyword: one of generate.py, given formats, annotations and
identifiers, and written as an older dialect has it."""

import fractions
import re

from generate import LIST, MAP, ONE, Number, schemas_in

DIALECTS = ["2020-12", "2019-09", "draft7", "draft6", "draft4"]
AGE = {name: i for i, name in enumerate(DIALECTS)}
BASE = "https://example.com/"

# Texts on which the validators agree: each is right or wrong by the letter of its format's standard.
# ajv-formats has none for idn-email, idn-hostname, iri and iri-reference: tests/formats has those.
FORMATS = {
    "date-time": ["2024-02-29T12:00:00Z", "2023-02-29T12:00:00Z", "2024-01-01T00:00:00.5+01:30", "2024-01-01"],
    "email": ["a@example.com", "a.b@example.com", "@example.com", "a@", "a b@example.com"],
    "hostname": ["example.com", "a-b.c", "-a.com", "a..b", "a_b"],
    "ipv4": ["127.0.0.1", "256.0.0.1", "1.2.3", "01.2.3.4"],
    "ipv6": ["::1", "1::2::3", "fe80::a:1", "12345::", "::ffff:1.2.3.4"],
    "uri": ["http://example.com/a?b#c", "urn:a:b", "/a", "a b", "http://[::1"],
    "uri-reference": ["/a", "#b", "http://example.com", "a b", "\\a"],
    "json-pointer": ["", "/a", "/a~0b", "a", "/a~2"],
    "uri-template": ["/a/{b}", "{b", "http://h/{+a,b:3}"],
    "date": ["2024-02-29", "2023-02-29", "2024-2-1", "0000-01-01"],
    "time": ["12:00:00Z", "24:00:00Z", "12:00:00+01:00", "12:00:00"],
    "regex": ["^a$", "(a", "[b-a]", "\\d+"],
    "relative-json-pointer": ["0", "1/a", "0#", "/a", "01"],
    "duration": ["P1D", "PT1H", "P", "1D", "P1DT", "P2W"],
    "uuid": ["2eb8aa08-aa98-11ea-b4aa-73b441d16380", "2eb8aa08", "2EB8AA08-AA98-11EA-B4AA-73B441D16380"],
}
SINCE = {"uri-reference": "draft6", "json-pointer": "draft6", "uri-template": "draft6", "date": "draft7",
         "time": "draft7", "regex": "draft7", "relative-json-pointer": "draft7", "duration": "2019-09",
         "uuid": "2019-09"}
NO_SCHEME = re.compile(r"(?![A-Za-z][A-Za-z0-9+.-]*:)[^/?#]*:")
FOUR_NUMBERS = re.compile(r"[0-9]+(\.[0-9]+){3}")
CONTENTS = ["eyJhIjoxfQ==", "{\"a\":1}", "YQ==", "YQ=", "[1", "bnVsbA==", ""]


def each_below(schema, change):
    """The schema with what `change` makes of each schema directly below it."""
    made = dict(schema)
    for key in made:
        if key in ONE:
            made[key] = change(made[key])
        elif key in LIST:
            made[key] = [change(one) for one in made[key]]
        elif key in MAP:
            made[key] = {name: change(one) for name, one in made[key].items()}
    return made


# ---- more keywords ----

class Dresser:
    """`random` is the generator's, `value` makes any value. `asserts`: formats and content judge."""

    def __init__(self, random, value, dialect, asserts):
        self.random = random
        self.value = value
        self.dialect = dialect
        self.asserts = asserts
        self.texts = []    # for the instances
        self.references = False  # a format is uri-reference
        self.hosts = False       # a format is hostname
        self.dynamic = False

    def chance(self, probability):
        return self.random.random() < probability

    def dress(self, root):
        for schema in schemas_in(root):
            if "$ref" not in schema or AGE[self.dialect] < AGE["draft7"]:
                self.add(schema)
        alone = "$ref" in root and AGE[self.dialect] >= AGE["draft7"]  # then its $id is ignored
        if "$defs" in root and not alone and self.chance(0.4):
            self.identify(root)
        if self.references:  # ajv-formats takes a colon in the first segment (RFC 3986 4.2 does not)
            self.texts = [text for text in self.texts if not NO_SCHEME.match(text)]
        if self.hosts:  # ajv-formats takes four numbers, which RFC 1123 2.1 says no host name can be
            self.texts = [text for text in self.texts if not FOUR_NUMBERS.fullmatch(text)]
        return root

    def add(self, schema):
        if self.asserts and self.chance(0.06):
            names = [name for name in FORMATS
                     if AGE[self.dialect] <= AGE[SINCE.get(name, "draft4")]]
            schema["format"] = self.random.choice(names)
            self.texts += FORMATS[schema["format"]]
            self.references |= schema["format"] == "uri-reference"
            self.hosts |= schema["format"] == "hostname"
        if self.asserts and self.chance(0.04) and AGE[self.dialect] <= AGE["draft7"]:
            self.add_content(schema)
        if self.chance(0.15):
            self.annotate(schema)

    def add_content(self, schema):
        keys = self.random.sample(["contentEncoding", "contentMediaType"], self.random.randint(1, 2))
        values = {"contentEncoding": "base64", "contentMediaType": "application/json"}
        schema.update({key: values[key] for key in sorted(keys)})
        self.texts += CONTENTS
        if "contentMediaType" in keys and self.dialect != "draft7" and self.chance(0.5):
            schema["contentSchema"] = {"type": "object"}

    def annotate(self, schema):
        notes = {"title": "a", "description": "b", "default": self.value(1), "$comment": "c",
                 "examples": [self.value(1)], "readOnly": True, "writeOnly": True, "deprecated": True}
        key = self.random.choice(sorted(notes))
        schema[key] = notes[key]

    # ---- names for what is referred to ----

    def identify(self, root):
        """References by anchor, by another resource's URI, or by what the way to it says."""
        root["$id"] = BASE + "root"
        for name, schema in root["$defs"].items():
            kind = self.random.randrange(3)
            if not isinstance(schema, dict) or kind == 0 or "$ref" in schema:
                continue
            if kind == 1:
                schema["$anchor" if AGE[self.dialect] <= AGE["2019-09"] else "$id"] = (
                    name if AGE[self.dialect] <= AGE["2019-09"] else "#" + name)
                self.refer(root, f"#/$defs/{name}", ["#" + name, f"{BASE}root#{name}"])
            else:
                schema["$id"] = name
                self.refer(root, f"#/$defs/{name}", [BASE + name, name])
        for schema in root["$defs"].values():  # a pointer is into its own resource
            if isinstance(schema, dict) and not schema.get("$id", "#").startswith("#"):
                for one in schemas_in(schema):
                    if one.get("$ref", "").startswith("#"):
                        one["$ref"] = BASE + "root" + one["$ref"]
        if not self.asserts:
            self.make_dynamic(root)

    def refer(self, root, old, new):
        for schema in schemas_in(root):
            if schema.get("$ref") == old and self.chance(0.8):
                schema["$ref"] = self.random.choice(new)

    def make_dynamic(self, root):
        """2020-12 and 2019-09: some references lead to what the outermost resource on the way has under a name."""
        recent = self.dialect == "2020-12"
        anchor = {"$dynamicAnchor": "node"} if recent else {"$recursiveAnchor": True}
        reference = {"$dynamicRef": "#node"} if recent else {"$recursiveRef": "#"}
        own = [one for one in root["$defs"].values()
               if isinstance(one, dict) and not one.get("$id", "#").startswith("#")]
        for resource in own + [root]:
            members = [one for below in schemas_in(resource) for one in members_of(below)
                       if "$ref" in one]
            if "$anchor" in resource or "$ref" in resource or not self.chance(0.8):
                continue
            resource.update(anchor)
            for one in members:
                if "$ref" in one and self.chance(0.6):  # it may stand in two places
                    del one["$ref"]
                    one.update(reference)
                    self.dynamic = True
        if recent and self.dynamic and "$dynamicAnchor" not in root:
            root["$dynamicAnchor"] = "node"
        if recent:  # each resource that refers has the name as well
            for resource in own:
                if any("$dynamicRef" in one for one in schemas_in(resource)):
                    resource.setdefault("$dynamicAnchor", "node")


def members_of(schema):
    """The schemas of its members and items: what they refer to cannot be a loop in one place."""
    found = [schema.get(key) for key in ("additionalProperties", "items")]
    found += schema.get("prefixItems", [])
    found += schema.get("properties", {}).values()
    return [one for one in found if isinstance(one, dict)]


# ---- as older dialects have it ----

def older(schema, dialect):
    """The schema in that dialect; what it has no words for is left out."""
    age = AGE[dialect]
    if isinstance(schema, bool):
        return schema if age < AGE["draft4"] else {} if schema else {"not": {}}
    made = each_below(schema, lambda one: older(one, dialect))
    if age >= AGE["2019-09"]:
        old_items(made)
    if age >= AGE["draft7"]:
        old_dependencies(made)
        leave_out(made, ["minContains", "maxContains", "unevaluatedProperties", "unevaluatedItems",
                         "deprecated", "contentSchema", "dependentRequired", "dependentSchemas"])
        old_places(made)
    if age >= AGE["draft6"]:
        leave_out(made, ["if", "then", "else", "$comment", "readOnly", "writeOnly"])
    if age >= AGE["draft4"]:
        draft4(made)
    return made


def leave_out(made, keys):
    for key in keys:
        made.pop(key, None)


def old_items(made):
    if "prefixItems" in made:
        rest = made.pop("items", None)
        made["items"] = made.pop("prefixItems")
        if rest is not None:
            made["additionalItems"] = rest


def old_dependencies(made):
    needs = {**made.pop("dependentSchemas", {}), **made.pop("dependentRequired", {})}
    if needs:
        made["dependencies"] = needs


def old_places(made):
    if "$defs" in made:
        made["definitions"] = made.pop("$defs")
    if "$ref" in made:  # all beside it is ignored, but ajv looks at `type`
        leave_out(made, ["type"])
        made["$ref"] = made["$ref"].replace("#/$defs/", "#/definitions/")


def draft4(made):
    leave_out(made, ["contains", "propertyNames", "examples"])
    if "const" in made:
        made.setdefault("enum", [made["const"]])
        del made["const"]
    for limit, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if exclusive in made:
            made[limit] = made[exclusive]
            made[exclusive] = True
    if "$id" in made:
        made["id"] = made.pop("$id")
    for key in ("additionalProperties", "additionalItems"):
        if made.get(key) == {"not": {}}:
            made[key] = False
    if made.get("required") == []:
        del made["required"]
    if isinstance(made.get("dependencies"), dict):
        made["dependencies"] = {name: one for name, one in made["dependencies"].items() if one != []}


def whole_numbers(value):
    """In draft 4 the number 1.0 is no integer, which nobody can tell who reads it as a double."""
    if isinstance(value, dict):
        return {name: whole_numbers(one) for name, one in value.items()}
    if isinstance(value, list):
        return [whole_numbers(one) for one in value]
    if isinstance(value, Number) and re.search(r"[.eE]", value.text):
        exact = fractions.Fraction(value.text)
        return Number(str(exact.numerator)) if exact.denominator == 1 else value
    return value
