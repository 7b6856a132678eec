/* What --help says before and behind the options. */
#include "validate_payload/help.h"

const char validate_usage[] =
    "Usage: validate-payload [options] SPEC [FILE... | -]\n"
    "\n"
    "Validates JSON payloads against SPEC: an OpenAPI 3.0, 3.1 or 3.2 document or a JSON\n"
    "Schema, in YAML or JSON. Without FILE the payload is read from stdin; - is stdin too.\n"
    "\n"
    "Examples:\n"
    "  validate-payload --list api.yaml\n"
    "      what there is to validate against: operations and schemas\n"
    "  validate-payload --schema Pet api.yaml pet.json\n"
    "      a file against a schema of the document\n"
    "  validate-payload --operation createPet api.yaml request.json\n"
    "      a request body; also --operation 'POST /pets'\n"
    "  validate-payload --operation createPet --response 404 api.yaml answer.json\n"
    "      a response body\n"
    "  validate-payload --target 'PATCH /pets/7' --header 'key: k' api.yaml patch.json\n"
    "      a whole request by its parts; --message takes it as it was sent\n"
    "  validate-payload --har api.yaml session.har\n"
    "      what a browser captured, and what of the document that was\n"
    "  validate-payload --output jsonl --lines -j 4 schema.json rows.ndjson\n"
    "      one JSON text a line, with four threads\n"
    "  curl -s https://example.com/pets | validate-payload --schema Pets api.yaml\n"
    "      from a pipe\n";

const char validate_exits[] =
    "Exit status: all payloads are judged, then the first that applies:\n"
    "  3 something cannot be read or written\n"
    "  1 a payload is invalid\n"
    "  6 a limit was met before a verdict\n"
    "  0 all payloads are valid\n"
    "Before that: 2 wrong usage, unknown schema, operation or status; 4 SPEC is wrong;\n"
    "5 something in SPEC is not supported.\n";
