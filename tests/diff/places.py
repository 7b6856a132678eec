"""Where two validators say that a payload is wrong, made comparable: the places of the values and of
the keywords. Compared is what no union has a say in; DESIGN is what else differs, and why."""

import collections
import re
import urllib.parse

# Between the two lists of errors of one refused payload. A line is (what ajv tells, what we tell, why);
# canonical() below follows them.
DESIGN = [
    ("anyOf, oneOf: each branch's errors and the union's", "the union's, or those of the branch that "
     "speaks for it", "one cause, one error; --output json has the alternatives"),
    ("if: an error beside those of then or else", "those of then or else", "the condition is no fault"),
    ("contains: each item's errors, then one of contains", "one of the limit that is not met: contains, "
     "minContains, maxContains", "that an item does not count is no fault"),
    ("propertyNames: the names' errors, then one at the object", "one at the key", "the key is wrong"),
    ("the same where the names' schema refers to itself: their errors without the name, as of the object",
     "none", "the key is wrong"),
    ("additionalProperties: false: at the object", "at the member", "the member is too many"),
    ("additionalProperties, items, by reference a false schema: that schema", "the keyword, as where the "
     "schema stands there itself", "the same"),
    ("items, additionalItems: false: one at the array", "one at each item that is too many", "the same"),
    ("false schema: /false schema is a keyword", "the place of the schema", "JSON Schema has no such "
     "keyword"),
    ("uniqueItems: at the array, the last pair", "at each item that another equals and that has the right "
     "type", "it is the fault"),
    ("draft 4, exclusive limits: the limit", "the boolean that makes it exclusive", "without it the value "
     "might be right"),
    ("all that a value of the wrong type fails, and what is below it", "the first type, and what other "
     "schemas say of what is below", "one cause, one error"),
    ("what two ways through the schema find alike, twice", "once", "one cause, one error"),
]

# What holds schemas by name, so that "items" below it is no keyword.
MAPS = ("properties", "patternProperties", "dependentSchemas", "dependencies", "$defs", "definitions")

UNIONS = ("anyOf", "oneOf", "contains")


def below(place, others):
    return any(place == other or place.startswith(other + "/") for other in others)


def pointer(place):
    """The JSON Pointer of "s#/a%20b"; what names a resource, or an anchor in it, goes."""
    fragment = place.split("#", 1)[1] if "#" in place else re.sub(r"^[a-z]+://[^/]*/", "", place)
    slash = fragment.find("/")
    return urllib.parse.unquote(fragment[slash:] if slash >= 0 else "")


def of_ajv(error, unions):
    """((instance, keyword, missing member), pointer) of what ajv tells, or None."""
    instance, place, keyword, params = error
    at = pointer(place)
    if keyword == "propertyNames":
        instance = f"{instance}/{escaped(params['propertyName'])}"
    elif params.get("name") is not None:
        return None
    if keyword == "additionalProperties":
        instance = f"{instance}/{escaped(params['additionalProperty'])}"
    if keyword == "false schema":
        at = parent(at)
        if at.endswith(("/items", "/additionalItems")) and not parent(at).endswith(MAPS):
            instance, keyword = parent(instance), "too many"
    if below(instance, unions) or keyword == "if":
        return None
    if keyword in ("items", "additionalItems"):
        keyword = "too many"
    return (instance, keyword, params.get("missingProperty", "")), at


def of_us(error, unions):
    """The same of what we tell."""
    instance, place, keyword, missing = error
    at = pointer(place)
    if keyword == "uniqueItems":
        instance = parent(instance)
    if keyword in ("items", "additionalItems"):
        instance, keyword = parent(instance), "too many"
    if below(instance, unions):
        return None
    if keyword in ("minContains", "maxContains"):
        at, keyword = parent(at) + "/contains", "contains"
    return (instance, keyword, missing), at


def gather(errors, of, unions):
    """A set of pointers for each place, keyword and missing member."""
    found = collections.defaultdict(set)
    for error in errors:
        if made := of(error, unions):
            found[made[0]].add(made[1])
    return found


def alone(these, others, is_same):
    """What only the first side says."""
    return [(*key, at) for key, places in sorted(these.items()) for at in sorted(places)
            if not any(is_same(at, other) for other in others.get(key, ()))]


def differ(theirs, ours, schema):
    """What ajv alone says, and what we alone say; both are empty where nothing differs. A pointer
    begins at the resource: ajv's at the last schema that a reference led to, or in the document
    where it took that schema for a part of it; ours at the schema with the nearest `$id`."""
    unions = {error[0] for error in theirs if error[2] in UNIONS}
    named = {error[0] for error in theirs if error[2] == "propertyNames"}
    astray = {made for error in theirs
              if (made := of_ajv(error, unions)) and not leads(schema, made[1], error)}
    theirs, ours = gather(theirs, of_ajv, unions), gather(ours, of_us, unions)
    typed = {key[0] for key in ours if key[1] == "type"}
    held = {parent(place) for place in typed}
    missed, added = alone(theirs, ours, ends_alike), alone(ours, theirs, ends_alike)
    refused = {one[0] for one in missed if one[1] == "false schema"}
    closed = {one[0] for one in added if one[1] == "additionalProperties"} & refused
    full = {one[0] for one in added if one[1] == "too many"} & {parent(place) for place in refused}
    return ([one for one in missed
             if not below(one[0], typed) and not (one[1] == "uniqueItems" and one[0] in held)
             and not (one[1] == "false schema" and (one[0] in closed or parent(one[0]) in full))
             and not (one[0] in named and (one[3] == f"/{one[1]}" or (one[:3], one[3]) in astray))],
            [one for one in added if not (one[1] == "additionalProperties" and one[0] in closed)
             and not (one[1] == "too many" and one[0] in full)])


def leads(schema, place, error):
    """The pointer is one of the root's own keywords, not of a schema that it refers to. A format that is
    another one than the root has there is none of its own."""
    for step in place.split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        if isinstance(schema, list) and step.isdigit() and int(step) < len(schema):
            schema = schema[int(step)]
        elif isinstance(schema, dict) and step in schema:
            schema = schema[step]
        else:
            return False
    return error[2] != "format" or schema == error[3]["format"]


def ends_alike(one, other):
    """Of two pointers, one ends with the other."""
    return one.endswith(other) or other.endswith(one)


def escaped(name):
    return name.replace("~", "~0").replace("/", "~1")


def parent(place):
    return place.rsplit("/", 1)[0]
