"""Documents that several tests compile."""

import pathlib
import re

from tool import Failure, ends, equal

PETS = """\
openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /pets:
    post:
      operationId: createPet
      parameters:
        - {name: X-Api-Key, in: header, required: true, schema: {type: string, minLength: 3}}
      requestBody:
        content:
          application/json: {schema: {$ref: '#/components/schemas/Pet'}}
      responses:
        '201':
          description: made
          content:
            application/json:
              schema: {type: object, properties: {id: {type: integer}}, required: [id]}
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: {type: string, minLength: 1, maxLength: 40}
        owner: {$ref: '#/components/schemas/Owner'}
    Owner:
      type: object
      properties:
        mail: {type: string, format: email}
    Unused: {type: integer, minimum: 1}
"""

# Its only pattern is none that the runtime matches by itself.
PATTERN = '{"type": "object", "properties": {"code": {"type": "string", "pattern": "^(?=a)[a-c]+x$"}}}'
# What is said of it when it is written.
NEEDS_PCRE2 = re.compile(r"oasc: note: link what uses \S+ with PCRE2 .*\n\S+:1:62: note: .*x\$\n\Z")


def written(result):
    """Exit 0, and nothing said but that PATTERN needs PCRE2, if it was that."""
    ends(result, 0, out="")
    equal("stderr", NEEDS_PCRE2.sub("", result.err), "")


def listing(tool, folder="."):
    """Every file below a folder of the test: name to content."""
    top = pathlib.Path(tool.path(folder))
    return {path.relative_to(top).as_posix(): path.read_bytes()
            for path in sorted(top.rglob("*")) if path.is_file()}


def same_files(what, actual, expected):
    """Two listings are equal; else says in which files they differ, not how."""
    names = [name for name in sorted({*actual, *expected})
             if actual.get(name) != expected.get(name)]
    if names:
        raise Failure(f"{what}: {', '.join(names)}")
