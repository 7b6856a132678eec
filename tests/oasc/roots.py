"""What gets functions of its own, and how that is named."""

import re

from given import PETS
from tool import ends, equal, true

API = """\
openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /v2/pets/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: integer}}
    get:
      parameters:
        - {name: fields, in: query, schema: {type: array, items: {type: string}}}
        - name: filter
          in: query
          content: {application/json: {schema: {type: array, items: {type: string}}}}
        - {name: text, in: query, content: {text/plain: {schema: {type: string}}}}
      responses:
        '200': {$ref: '#/components/responses/Pet'}
        default:
          description: any
          content: {application/problem+json: {schema: {type: array, items: {type: string}}}}
    put:
      operationId: replacePet
      requestBody:
        content:
          text/csv: {schema: {type: string}}
          application/json; charset=utf-8: {schema: {type: array, items: {type: string}}}
          application/vnd.pet+json: {schema: {type: array, items: {type: string}}}
          multipart/form-data: {schema: {type: array, items: {type: string}}}
          '*/*': {schema: {type: array, items: {type: string}}}
          application/xml: {schema: {type: array, items: {type: string}}}
      responses:
        '204': {description: none}
        4XX:
          description: wrong
          content: {application/json: {schema: {type: array, items: {type: string}}}}
components:
  responses:
    Pet:
      description: one
      content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
  schemas:
    Pet: {type: object}
webhooks:
  petLost:
    post:
      requestBody: {content: {application/json: {schema: {type: array, items: {type: string}}}}}
      responses: {'204': {description: none}}
"""


def roots_of(tool, spec, *arguments):
    """(name, origin) of each root."""
    result = tool.run("--dump", "model", *arguments, spec)
    ends(result, 0)
    return [(match.group(1), match.group(2))
            for match in map(re.compile(r"^root (\S+) .*?: (.*)$").match, result.lines) if match]


def test_components_come_first_then_operations(tool):
    tool.file("pets.yaml", PETS)
    equal("roots", roots_of(tool, "pets.yaml"), [
        ("pets_pet", "the schema Pet"),
        ("pets_owner", "the schema Owner"),
        ("pets_unused", "the schema Unused"),
        ("pets_create_pet_parameters", "the parameters of createPet"),
        ("pets_create_pet_response_201", "the response 201 of createPet"),
    ])


def test_names_of_operations(tool):
    """The path parameter is plain: it has its row of the operations' table alone."""
    tool.file("api.yaml", API)
    equal("roots", roots_of(tool, "api.yaml"), [
        ("api_pet", "the schema Pet"),
        ("api_get_v2_pets_id_query_fields", "the query parameter fields of GET /v2/pets/{id}"),
        ("api_get_v2_pets_id_query_filter", "the query parameter filter of GET /v2/pets/{id}"),
        ("api_get_v2_pets_id_parameters", "the parameters of GET /v2/pets/{id}"),
        ("api_get_v2_pets_id_response_default", "the response default of GET /v2/pets/{id}"),
        ("api_replace_pet_parameters", "the parameters of replacePet"),
        ("api_replace_pet_request", "the request body of replacePet"),
        ("api_replace_pet_request_vnd_pet_json",
         "the request body of replacePet as application/vnd.pet+json"),
        ("api_replace_pet_request_form_data",
         "the request body of replacePet as multipart/form-data"),
        ("api_replace_pet_request_any", "the request body of replacePet as */*"),
        ("api_replace_pet_request_xml", "the request body of replacePet as application/xml"),
        ("api_replace_pet_response_4xx", "the response 4XX of replacePet"),
        ("api_post_pet_lost_request", "the request body of POST petLost"),
    ])


def test_a_sequence_has_a_schema_and_items(tool):
    tool.file("api.yaml", """\
openapi: 3.2.0
info: {title: t, version: '1'}
paths:
  /rows:
    get:
      operationId: rows
      responses:
        '200':
          description: many
          content:
            application/jsonl: {schema: {type: array}, itemSchema: {type: array}}
            application/json-seq: {itemSchema: {type: array}}
            application/x-ndjson: {schema: {type: array}}
            application/json: {schema: {type: array}}
""")
    equal("roots", roots_of(tool, "api.yaml"), [
        ("api_rows_response_200_jsonl", "the response 200 of rows as application/jsonl"),
        ("api_rows_response_200_jsonl_item",
         "each item of the response 200 of rows as application/jsonl"),
        ("api_rows_response_200_json_seq_item",
         "each item of the response 200 of rows as application/json-seq"),
        ("api_rows_response_200_x_ndjson", "the response 200 of rows as application/x-ndjson"),
        ("api_rows_response_200", "the response 200 of rows"),
    ])


def test_a_bare_schema_and_its_definitions(tool):
    tool.file("pet.json", {"type": "object", "$defs": {"tag-name": {"type": "string"}}})
    equal("roots", roots_of(tool, "pet.json"), [
        ("pet", "the document's root"), ("pet_tag_name", "the schema tag-name")])
    equal("roots", roots_of(tool, "pet.json", "--prefix", "zoo_"), [
        ("zoo", "the document's root"), ("zoo_tag_name", "the schema tag-name")])
    equal("roots", roots_of(tool, "pet.json", "--schemas", "tag-name"),
          [("pet_tag_name", "the schema tag-name")])


def test_a_selection(tool):
    tool.file("pets.yaml", PETS)
    equal("roots", roots_of(tool, "pets.yaml", "--schemas", "Owner"),
          [("pets_owner", "the schema Owner")])
    equal("order of the document", roots_of(tool, "pets.yaml", "--schemas", "Unused,Owner"),
          [("pets_owner", "the schema Owner"), ("pets_unused", "the schema Unused")])
    equal("given twice", roots_of(tool, "pets.yaml", "--schemas", "Owner", "--schemas", "Owner"),
          [("pets_owner", "the schema Owner")])
    whole = tool.run("--dump", "header", "pets.yaml").out
    some = tool.run("--dump", "header", "--schemas", "Pet", "pets.yaml").out
    for text, has in [("pets_pet_decode", True), ("struct pets_owner {", True),
                      ("pets_owner_decode", False), ("pets_operations", False),
                      ("pets_create_pet_response_201", False)]:
        true(f"{text} is in the whole", text in whole)
        equal(f"{text} is in the selection", text in some, has)


def test_members_that_are_kept(tool):
    tool.file("s.json", {"type": "object", "properties": {"a": {"type": "string"}}})
    plain = tool.run("--dump", "header", "s.json").out
    kept = tool.run("--dump", "header", "--keep-unknown", "s.json").out
    equal("rest", [" rest;" in plain, " rest;" in kept], [False, True])


def test_many_kinds(tool):
    """A comment tells apart what kinds ask of a member that all have: 32 at most, whatever there is."""
    for count in (3, 32, 33, 40):
        kinds = [{"required": ["k"], "properties": {
            "k": {"const": f"k{i}"}, "x": {"maxLength": i % 2 + 3}}} for i in range(count)]
        spec = tool.file("s.json", {
            "type": "object", "required": ["k"], "oneOf": kinds,
            "properties": {"k": {"type": "string"}, "x": {"type": "string", "minLength": 1}}})
        result = tool.run("--dump", "header", spec)
        ends(result, 0, err="")
        equal(f"{count} kinds", "of K0, K2" in result.out, count <= 32)
