"""The smallest schema and instance that still show something."""


def smaller(value):
    """Every value that has one part less."""
    if isinstance(value, dict):
        for key in value:
            yield {other: item for other, item in value.items() if other != key}
        for key, item in value.items():
            for less in smaller(item):
                yield {**value, key: less}
            if isinstance(item, dict) and item:
                yield {**value, key: True}
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield value[:i] + value[i + 1:]
            for less in smaller(item):
                yield value[:i] + [less] + value[i + 1:]


def shrink(shows, schema, instance, tries=1500):
    """`shows(schema, instance)` is true of what is given, and of what is returned."""
    again = True
    while again:
        again = False
        for less, part in [(less, 0) for less in smaller(schema)] + [
                (less, 1) for less in smaller(instance)]:
            tries -= 1
            if tries < 0:
                return schema, instance
            pair = (less, instance) if part == 0 else (schema, less)
            if shows(*pair):
                schema, instance = pair
                again = True
                break
    return schema, instance
