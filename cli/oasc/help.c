/* What --help says before and behind the options. */
#include "oasc/help.h"

const char oasc_usage[] =
    "Usage: oasc [options] SPEC\n"
    "\n"
    "Compiles SPEC, an OpenAPI 3.0, 3.1 or 3.2 document or a JSON Schema in YAML or JSON, to C:\n"
    "NAME.h with a struct for each schema, and functions that decode, validate, check and encode\n"
    "it; NAME.c to compile and link with liboas. SPEC may be - for stdin.\n"
    "\n"
    "Examples:\n"
    "  oasc petstore.yaml\n"
    "      petstore.h and petstore.c in the current folder; identifiers begin with petstore_\n"
    "  oasc -o src/api --prefix pet_ petstore.yaml\n"
    "      in the folder src/api; identifiers begin with pet_\n"
    "  oasc -o src/api --vendor src/api petstore.yaml && cc -std=c11 -c -Isrc/api src/api/*.c\n"
    "      with the runtime's sources beside them: nothing needs to be installed\n"
    "  oasc --check -o src/api petstore.yaml\n"
    "      for CI: exit 1 when src/api is not what petstore.yaml gives\n"
    "  oasc --report petstore.yaml\n"
    "      what is enforced of each schema, and how unions are told apart\n";

const char oasc_exits[] =
    "Exit status:\n"
    "  0 done\n"
    "  1 --check found a difference\n"
    "  2 wrong usage\n"
    "  3 a file cannot be read or written, or one that oasc did not write is in the way\n"
    "  4 SPEC is wrong\n"
    "  5 something in SPEC is not supported (4 wins over 5)\n"
    "With --schemas, --operations, --tags or --paths, only what these reach counts for 4 and 5.\n";
