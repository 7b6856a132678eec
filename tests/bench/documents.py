#!/usr/bin/env python3
"""Writes the documents that the bench reads: for each set a file of many different ones, each behind
the other with a NUL byte after it.

    tests/bench/documents.py [--count N] [--seed N] FOLDER

What differs between the documents of a set are their texts, times, numbers and how often something
is repeated; all of them are valid. The sets:

    campaign          what updating a campaign answers, as short as can be
    campaign-pretty   the same, indented
    campaign-sorted   the same, members in an order that is not the declaration's, always the same
    campaign-shuffled the same, members in an order of their own each time
    webhook           an appointment
    webhook-pretty    the same, indented
    numbers           readings: fractions, large and small, and integers
    texts             long texts of several scripts, with escapes

SET.faulty has the same documents, each with one fault near its end."""

import argparse
import json
import pathlib
import random
import re

PAYLOADS = pathlib.Path(__file__).resolve().parent.parent / "payloads"
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
WORDS = ("the campaign calls every customer once a day between nine and five and leaves a message "
         "where nobody answers unless they asked not to be called again").split()
SCRIPTS = ["Der Kühlschrank läuft über Nacht weiter. ", "Η κλήση απαντήθηκε. ", "通話は応答されました。",
           "Звонок принят. ", "A plain sentence of common letters. ", "\t\"quoted\" and \\ back\n"]


def uuid(rng):
    digits = f"{rng.getrandbits(128):032x}"
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"


def time(rng):
    return (f"20{rng.randrange(20, 40)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"
            f"T{rng.randrange(24):02}:{rng.randrange(60):02}:{rng.randrange(60):02}Z")


def varied(value, rng):
    """The value with other UUIDs and times; sentences of as many words as before."""
    if isinstance(value, dict):
        return {name: varied(member, rng) for name, member in value.items()}
    if isinstance(value, list):
        return [varied(item, rng) for item in value]
    if isinstance(value, str) and UUID.fullmatch(value):
        return uuid(rng)
    if isinstance(value, str) and TIME.fullmatch(value):
        return time(rng)
    if isinstance(value, str) and value.count(" ") > 1:
        return " ".join(rng.choice(WORDS) for _ in value.split(" "))
    return value


def ordered(value, order):
    """The value with the members of each object as `order` puts a list of them."""
    if isinstance(value, dict):
        return {name: ordered(member, order) for name, member in order(list(value.items()))}
    if isinstance(value, list):
        return [ordered(item, order) for item in value]
    return value


def shuffled(rng):
    def order(members):
        rng.shuffle(members)
        return members
    return order


def seed_of(group):
    path, = sorted((PAYLOADS / group).glob("seed*.valid.json"))
    return json.loads(path.read_text(encoding="utf-8"))


def short(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def pretty(value):
    return json.dumps(value, ensure_ascii=False, indent=2)


def reading(rng):
    return {"at": rng.randrange(1 << 41), "celsius": round(rng.uniform(-40, 60), 2),
            "pascal": rng.uniform(8e4, 1.1e5), "tiny": rng.uniform(1, 10) * 10.0 ** -rng.randrange(9, 300),
            "count": rng.randrange(10), "balance": -rng.randrange(1 << 31)}


def numbers(rng):
    return {"station": rng.randrange(1, 10000), "readings": [reading(rng) for _ in range(rng.randrange(18, 24))]}


def texts(rng):
    def text(length):
        out = ""
        while len(out) < length:
            out += rng.choice(SCRIPTS)
        return out
    return {"subject": text(80), "body": text(rng.randrange(3000, 4500)),
            "replies": [text(rng.randrange(300, 900)) for _ in range(4)]}


def last_text(value):
    """Where the last text that is a time stands, as (container, key)."""
    found = None
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in items:
        if isinstance(inner, (dict, list)):
            found = last_text(inner) or found
        elif isinstance(inner, str) and TIME.fullmatch(inner):
            found = value, key
    return found


def no_time(value):
    container, key = last_text(value)
    container[key] = "yesterday"


def no_count(value):
    value["readings"][-1]["count"] = -1


def no_reply(value):
    value["replies"][-1] = ""


class Kind:
    """How a document is made, with and without a fault."""

    def __init__(self, make, spoil, order=None, write=short):
        self.make, self.spoil, self.order, self.write = make, spoil, order, write

    def texts(self, seed):
        """A valid document, and the same with a fault."""
        rng = random.Random(seed)
        value = self.make(rng)
        if self.order:
            value = ordered(value, self.order(rng))
        good = self.write(value)
        self.spoil(value)
        return good, self.write(value)


def kinds():
    campaign, webhook = seed_of("update-campaign.response.200"), seed_of("appointment.webhook")

    def campaigns(rng):
        return varied(campaign, rng)

    def webhooks(rng):
        return varied(webhook, rng)

    return {
        "campaign": Kind(campaigns, no_time),
        "campaign-pretty": Kind(campaigns, no_time, write=pretty),
        "campaign-sorted": Kind(campaigns, no_time, order=lambda rng: sorted),
        "campaign-shuffled": Kind(campaigns, no_time, order=shuffled),
        "webhook": Kind(webhooks, no_time),
        "webhook-pretty": Kind(webhooks, no_time, write=pretty),
        "numbers": Kind(numbers, no_count),
        "texts": Kind(texts, no_reply),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("folder", type=pathlib.Path)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for name, kind in kinds().items():
        made = [kind.texts(f"{arguments.seed} {name} {i}") for i in range(arguments.count)]
        for file, which in ((name, 0), (f"{name}.faulty", 1)):
            text = "".join(texts[which] + "\0" for texts in made)
            (arguments.folder / file).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
