/* model.h - the stage model/: the plan's schemas as C types: shapes, storage and names.
 *
 * In come a plan, and which of its schemas get functions; out come types, enums and names, in the
 * order in which C defines them. Nothing of it changes a verdict. It is the same for every machine:
 * sizes and offsets are left to the C compiler. The shape of a schema is the union of the members
 * that it and all that it applies in place declare; a value's checks stay where they are, in the
 * program. The way in is model_build() in model/build.h. */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include <oas/call.h>
#include <oas/layout.h>

#include "plan/plan.h"
#include "spec/subjects.h"

/* A constant of JSON and the C constant that stands for it. */
struct label {
    oas_str text;   /* the JSON string's content */
    uint32_t value; /* of the enumerator, from 1; of an integer that is no wide one itself, as an
                       int32_t */
    oas_str name;   /* "PET_COLOR_RED"; several labels of a `kind` may share one */
    oas_str about;  /* what the document says of the constant, or empty */
    bool is_json;   /* `text` is true, false, null or an integer: no string's content */
};

/* The constant as JSON. */
static inline void label_put(oas_buf *out, const struct label *label)
{
    if (label->is_json)
        oas_buf_put(out, label->text);
    else
        oas_buf_put_json(out, label->text);
}

/* A C enum. Its enumerator 0 is `unset`; the others count from 1 in the order of `labels`, those of
 * equal value are one. Of integers the enumerators are these themselves, the smallest first. */
struct cenum {
    oas_str name;             /* "pet_color": written "enum pet_color" */
    bool numbered;            /* of integers */
    const struct ctype *wide; /* of integers of this type, some beyond int, for which C11 has no
                                 enumerators: macros, and no enum; else NULL */
    oas_str unset;            /* "PET_COLOR_UNSET"; empty: 0 is one of the integers */
    oas_str other; /* "PET_COLOR_OTHER", the last enumerator: of texts without one; empty: closed */
    oas_str open;  /* "pet_color_or_other", the struct of it and such a text; empty as `other` */
    oas_str text; /* "pet_color_text", the function that gives a constant's text; empty: none has */
    oas_str from_text; /* "pet_color_from_text", which gives the constant; empty as `text` */
    oas_str count;     /* "PET_COLOR_COUNT": how many enumerators there are beside `unset` */
    struct label *labels;
    size_t label_count;
    const struct schema *schema; /* that it is described by, or NULL */
    size_t places;               /* as of a struct ctype */
    size_t file;                 /* as of a struct root */
    bool used;                   /* private */
    struct cenum *next;          /* all of the model, in order of first use */
};

/* The number of the enumerator of texts without one. Each label of an open enum has its own. */
static inline uint32_t cenum_other(const struct cenum *labels)
{
    return labels->other.len ? (uint32_t)labels->label_count + 1 : 0;
}

/* What some kinds of a flat union ask of a member, all of `limits`, beside what all ask for. */
struct part_apart {
    uint32_t kinds; /* as in oas_field_row.kinds */
    const struct schema *const *limits;
    size_t limit_count;
};

/* A member of a struct or a variant of a union. */
struct part {
    oas_str json; /* the member's name in JSON; for a variant its tag value's, or "" */
    oas_str name; /* C identifier in its struct or union; empty for a required CONST: no storage */
    struct ctype *type;
    const struct schema *schema; /* what the document says of it; NULL: nothing */
    bool partly; /* other schemas speak of it as well, each for some objects: no limit of `schema`
                    need hold */
    /* Of a member that is not `partly`: `schema`, and what other parts of allOf say of it. NULL:
     * `schema` alone. */
    const struct schema *const *limits;
    size_t limit_count;
    const struct part_apart *apart; /* of a flat union's member, where its kinds differ */
    size_t apart_count;
    bool required;
    unsigned flags;            /* OAS_FIELD_READ_ONLY, OAS_FIELD_WRITE_ONLY */
    uint32_t branches;         /* STRUCT with a kind: see oas_field_row.kinds */
    unsigned jtypes;           /* variant of a union without tag: the JSON types that select it */
    bool takes;                /* variant: has only what its schema takes; the rest is `other` */
    oas_str enumerator;        /* variant: "PET_OWNER_PERSON", of the union's kind */
    const struct node *preset; /* of a member that may be absent: its default, if C can hold it */
    oas_str preset_name; /* "PET_AGE_DEFAULT", a macro; empty: there is none, or the value has no
                            constant in C: null, an empty list or map, the only one possible */
    size_t index;        /* private: of a member, in order of first mention */
};

/* How many schemas each value of the member matches, and the i-th. */
static inline size_t part_limits(const struct part *part)
{
    return part->limit_count ? part->limit_count : part->schema != NULL;
}

static inline const struct schema *part_limit(const struct part *part, size_t i)
{
    return part->limit_count ? part->limits[i] : part->schema;
}

/* How the variants of a union are told apart. */
enum told_by {
    TOLD_NO_UNION,
    TOLD_TAG,     /* by the constants of one member */
    TOLD_TYPE,    /* by JSON type alone */
    TOLD_MEMBERS, /* by which members are there, and constants of some */
    TOLD_NOTHING  /* kept as JSON */
};

/* A constant of a member, and the alternatives of a union that an object with it may be. */
struct mark {
    oas_str text; /* a string's content; true, false, null; an integer's digits */
    unsigned jtype;
    uint64_t with;
};

/* What a member says of them: a row of the layout. The first is of all members that no other names.
 */
struct sign {
    oas_str name;
    uint64_t with, without; /* that an object may be that has the member, or has it not */
    struct mark *marks;
    size_t mark_count;
};

/* Members of a struct that have no name of their own, but one that a pattern matches: in a map. */
struct share {
    oas_str name;         /* C identifier in its struct */
    oas_str pattern;      /* as the document has it */
    uint32_t pattern_row; /* of the plan */
    struct ctype *type;   /* MAP */
    const struct schema *schema;
    size_t index; /* private: in the order of the document */
};

/* One C type, and one row of the layout. */
struct ctype {
    oas_shape shape;
    uint32_t row;        /* in the layout; 0 is the any-JSON type */
    uint32_t schema_row; /* of the plan, for errors' places; 0: none */
    oas_str name;        /* STRUCT, UNION, LIST, MAP, named OPTION: "pet" of "struct pet"; empty for
                            types that the runtime has, and for OPTIONs that only members have */
    oas_str entry_name;  /* MAP: of its entries' struct, which is defined behind all of `defined`:
                            it holds a T, and a T may hold the map */
    oas_str spelling;    /* in a declaration: "struct pet", "oas_str", "enum pet_color",
                            "struct pet_list", "OAS_PATCH(oas_str)", "struct pet *"; empty: CONST */
    unsigned states;     /* OPTION: OAS_STATE_* */
    unsigned bits;       /* SIGNED, UNSIGNED: 8 to 64 */
    struct ctype *item;  /* OPTION POINTER LIST MAP: T. STRUCT: MAP of `rest`, or NULL */
    oas_str rest;        /* STRUCT: C identifier of `rest` */
    struct share *shares; /* STRUCT: no name matches the patterns of two */
    size_t share_count;
    bool endless;        /* LIST, MAP: it holds itself, whatever lies between */
    bool keep;           /* STRUCT: rest is there for --keep-unknown */
    bool judged;         /* STRUCT UNION LIST MAP: see OAS_LAYOUT_JUDGED */
    struct cenum *cenum; /* ENUM, OPEN, NUMBERED */
    struct cenum *named; /* SIGNED, UNSIGNED: what its integers are called, a wide one; or NULL */
    struct cenum *kind;  /* STRUCT, UNION: the enum of the member `kind`; NULL: none. A UNION
                            without tag has one, whose labels have empty texts */
    oas_str kind_name;   /* C identifier of that member: "kind" */
    bool kind_is_part;   /* STRUCT: it is one of the parts, the tag itself */
    uint32_t tag;        /* STRUCT, UNION: the plan's tag row where not all its values are texts,
                            else 0 */
    uint32_t other;      /* STRUCT, UNION: the kind of an object that neither tag nor signs tell,
                            or 0 */
    struct sign *signs;  /* UNION without tag: what tells its objects apart, or NULL */
    size_t sign_count;
    oas_str tag_member; /* STRUCT, UNION told apart by a tag: the JSON member; at NULL: none */
    struct part *parts;
    size_t part_count;
    struct part *adds; /* STRUCT with a kind, or NULL: by kind what that one adds, each a struct of
                          its own in the union `as`; without a name: it adds nothing */
    size_t add_count;
    bool added;         /* STRUCT: it is one of those, and its members another's */
    bool chosen;        /* STRUCT: see OAS_LAYOUT_CHOSEN */
    bool closed;        /* STRUCT: see OAS_LAYOUT_CLOSED */
    bool has_heirs;     /* UNION: see OAS_LAYOUT_HEIRS */
    oas_str text;       /* CONST: its JSON text */
    enum told_by told;  /* what the next is of */
    bool ambiguous;     /* UNION: a value may be two of its alternatives, and fits none then */
    oas_str told_apart; /* a sentence for unions: how the variants are told apart, or, for a JSON
                           that stands for a union, why it is none; empty for others */
    bool has_presets;   /* STRUCT: it, or what it always has, has members with a default */
    oas_str presets;    /* "pet_defaults", the function that sets them; empty: there are none */
    const struct schema *schema; /* that it was first made from, or NULL */
    const struct schema *prose;  /* that it is described by, or NULL */
    size_t places; /* how many schemas of the document have this type; 0: its own alone */
    const struct node *value; /* CONST: what `text` was made of; NULL: null */
    struct ctype *list, *map, *pointer, *options[4], *stored; /* private: what was made of it */
    unsigned color;                                           /* private to storage.c and order.c */
    struct ctype *next;                                       /* all of the model by row */
    struct ctype *next_defined; /* those with a tag, each behind what it holds by value */
};

/* What values are judged by, and stored as. */
struct root {
    oas_str name; /* "carecycle_create_campaign_request": the functions' names begin so */
    struct ctype *type;
    oas_use use;
    const struct schema *schema;
    oas_str origin; /* for the header: "the request body of createCampaign" */
    size_t file;    /* that its functions stand in: 0 for NAME.c, or of model.files, plus 1 */
    bool plain;     /* it has a row and no functions: see build.c */
    const struct operation *joined; /* it is all parameters of that, and its functions are those of
                                       oas/typed.h; NULL for others */
    struct root *next;              /* in order of definition: components, then operations */
};

/* What is to be made a root, in order. */
struct wanted {
    struct subject *subject; /* what it is; NULL where there is no document */
    struct schema *schema;   /* read by the graph; the i-th root of the plan */
    oas_str words[3];        /* the name before it is one: {"createCampaign", "request"} */
    bool component;          /* components win a collision of names */
    oas_str origin;
};

/* A body that an operation takes in one of its representations, as a member of a struct. */
struct call_body {
    const struct media *media;
    const struct ctype *type; /* NULL: it has none */
    oas_held held;
    oas_str status;   /* of a response: "200", "4xx"; empty for a request */
    oas_str constant; /* "PETS_UPLOAD_MEDIA_JSON"; empty where there is no such enum */
    oas_str name;     /* "json", or "body" where it is the only one; "status_200_json" */
};

/* The bodies of a message, in a struct. */
struct call_bodies {
    struct call_body *at;
    size_t count;
    oas_str media;      /* "pets_upload_media", an enum; empty: nothing has several of them */
    oas_str media_none; /* "PETS_UPLOAD_MEDIA_NONE" */
};

/* All headers of a response, as a member of a struct. */
struct call_headers {
    const struct ctype *type;
    oas_str name; /* "status_200" */
};

/* All that a request of an operation has, as a struct. */
struct call {
    const struct operation *operation;
    oas_str name;   /* "pets_upload_call"; empty: it has neither parameters nor a body */
    oas_str member; /* "upload", in the struct of any request; empty as `name`, and of
                                  callbacks */
    bool again;     /* of a callback that another operation has as well: declared there */
    const struct root *joined; /* its parameters; NULL: there are none */
    struct call_bodies request;
    oas_str reply;              /* "pets_upload_reply"; empty: no response has headers or a body */
    struct call_bodies replies; /* of all responses, one behind the other */
    struct call_headers *headers; /* of those that have some */
    size_t header_count;
};

struct model_options {
    oas_str prefix;            /* "carecycle_" */
    const struct given *given; /* names that somebody chose, or NULL */
    bool keep_unknown;
    bool apart;            /* inline schemas of one meaning and name share no type */
    const struct api *api; /* whose operations have a table; NULL: there is none */
};

struct model {
    const struct plan *plan;
    struct model_options options;
    struct ctype *types; /* by row, from row 0 on */
    uint32_t type_count;
    struct ctype *defined; /* order of definition in the header */
    struct cenum *enums;
    struct root *roots;      /* those that have functions */
    struct root **by_wanted; /* for the i-th wanted: its root; the same one may stand for several */
    oas_str operations;      /* "carecycle_operations" */
    oas_str operation_tag;   /* "carecycle_operation", an enum; empty: there are no operations */
    oas_str operation_of;    /* "carecycle_operation_of" */
    oas_str operation_unknown; /* "CARECYCLE_OPERATION_UNKNOWN" */
    oas_str *operation_names;  /* "CARECYCLE_OPERATION_CREATE_CAMPAIGN", in the table's order */
    size_t operation_count;
    struct call *calls;     /* in the table's order */
    struct call *callbacks; /* of callbacks, operation by operation of the table */
    size_t callback_count;
    oas_str request;       /* "carecycle_request", the struct of any request */
    oas_str init, release; /* "carecycle_init", "carecycle_release" */
    oas_str program;       /* "carecycle_program" */
    oas_str *files;        /* those beside NAME.c, see split.h: "1" or "pets" of NAME_pets.c */
    size_t file_count;
};

#endif
