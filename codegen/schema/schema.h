/* schema.h - the stage schema/: schemas as a graph in the meaning of JSON Schema 2020-12.
 *
 * In come nodes of the documents that spec/ has read, and what finds their references (resolve/);
 * out come schemas, each a list of keywords whose values are read and checked. What OpenAPI 3.0 and
 * the older drafts write differently is rewritten away while reading, one rule one function. Each
 * schema is read once; references are edges. The way in is graph_read() in schema/graph.h. */
#ifndef SCHEMA_SCHEMA_H
#define SCHEMA_SCHEMA_H

#include <oas/format.h>
#include <oas/program.h>

#include "automaton/automaton.h"
#include "load/node.h"
#include "schema/dialect.h"

enum formats { FORMATS_DEFAULT, FORMATS_ASSERT, FORMATS_ANNOTATE };

struct schema_options {
    enum dialect dialect; /* of a bare schema without $schema */
    bool dialect_given;   /* and of one whose $schema names no draft */
    enum formats formats;
    bool strict_nullable; /* `nullable` by the letter of OpenAPI 3.0.3; nothing from 3.1 on */
    bool judging;         /* only verdicts are wanted: heirs are not looked for */
    bool open_enums;      /* lists of texts are no limit, where that changes no other verdict */
};

struct meta_schema;

/* What there is to know of the text of a pattern. */
struct known_pattern {
    oas_regex_fault fault;
    enum automaton_outcome outcome; /* by what every pattern may take: automaton_allowance() */
    struct automaton automaton;     /* MADE */
};

/* One keyword of a schema, its value read and checked. */
struct clause {
    oas_keyword keyword;
    const struct member *member; /* the keyword in the document; its key may be an older spelling */
    struct node *value;          /* its value */
    struct schema **schemas;     /* the schemas that it applies */
    oas_str *names;              /* SCHEMA_MAP, NAME_LISTS: their names; NAMES: the texts */
    size_t count;                /* of schemas or names */
    struct clause *lists;        /* NAME_LISTS: what each name has, as NAMES; of patternProperties
                                    each name as PATTERN */
    uint64_t number;             /* COUNT: saturates */
    enum oas_format format;      /* FORMAT: how texts are judged */
    oas_encoding encoding;       /* CONTENT_*: how octets are written; NONE: as they are */
    bool json;                   /* CONTENT_MEDIA_TYPE: they are JSON */
    oas_range range;             /* FORMAT int32 and the like: how numbers are judged */
    oas_str pattern;             /* PATTERN: as ECMA-262 has it */
    const struct known_pattern *known; /* PATTERN */
    oas_str dynamic;      /* $dynamicRef, $recursiveRef: the anchor for which the dynamic scope
                             is asked, "" for $recursiveAnchor; NULL: it is as $ref */
    struct schema *meant; /* what such a one means where no scope says otherwise */
    bool loose;           /* oneOf: several may accept, since they are wider than they say */
    bool observed;        /* if: what it evaluates matters, whatever follows from it */
    bool may_open;        /* enum: it is to be no limit, if it can (plan/open.h) */
    struct clause *next;
};

/* A keyword that --allow-unsupported lets pass, or that goes with one. */
struct left_out {
    const struct member *member;
    bool partly; /* part of it is enforced all the same */
    struct left_out *next;
};

/* A schema with a name that takes another one in by allOf, or one of that one's heirs. */
struct heir {
    struct schema *schema;
    oas_str name;    /* the component's; of a file that is none the file's */
    size_t steps;    /* references from it to the schema that it extends */
    oas_str *labels; /* what the discriminator maps to it */
    size_t label_count, label_cap;
};

struct schema {
    struct node *node;
    oas_str uri;  /* location for messages: $id or the document as given, "#", pointer */
    oas_str base; /* base URI for references in it */
    enum dialect dialect;
    enum dialect asked;   /* private: the one that it was first wanted in */
    struct schema *other; /* private: the same node in another dialect */
    struct schema *alone; /* of one that is read anew for a dynamic scope: that of its node alone */
    const struct meta_schema *meta; /* private: somebody's own; NULL: a published one */
    bool is_boolean;                /* the schema true or false */
    bool verdict;                   /* which */
    uint8_t jtypes;                 /* what `type` (and nullable) accepts */
    bool nullable;                  /* null is valid, whatever the other keywords say */
    bool strict_integer;            /* draft 4: 1.0 is no integer */
    bool asserts_format;            /* its meta-schema demands it */
    bool joined; /* it is of no document: all parameters of an operation as one object, or all
                    headers of a response */
    bool read_only;
    bool write_only;
    bool wide;                      /* what is not built was left out, here or in what it applies */
    struct clause *opened;          /* its enum where that is no limit: none of `clauses` then */
    const struct clause *closed_by; /* what keeps its enum a limit that is to be none, or NULL */
    struct clause *clauses;         /* in the order of keywords.def; annotations are left out */
    struct heir *heirs; /* of a schema with a discriminator and no union, by name; no verdict hangs
                           on them */
    size_t heir_count;
    size_t default_heir;       /* by defaultMapping, from 1; 0: none */
    bool is_heir;              /* of another one */
    struct left_out *left_out; /* what is not enforced */
    struct place from;         /* the reference from another document that led here, or zeroed */
    struct schema *next;       /* all schemas of the graph, in order of reading */
    size_t id;                 /* place in that order, from 0 */
};

/* The clause of that keyword, or NULL. */
const struct clause *schema_clause(const struct schema *schema, oas_keyword keyword);

/* Its enum, be it a limit or none; NULL: it has none. */
const struct clause *schema_enum(const struct schema *schema);

/* The values of a `const` or `enum`. */
const struct node *const *schema_clause_constants(const struct clause *clause, size_t *count);

/* An anyOf or oneOf. */
static inline bool schema_clause_is_union(const struct clause *clause)
{
    return clause->keyword == OAS_KEYWORD_ANY_OF || clause->keyword == OAS_KEYWORD_ONE_OF;
}

/* True if the clause can change a verdict; annotations that clauses keep cannot. */
bool schema_clause_is_effective(const struct schema *schema, const struct clause *clause);

#endif
