/* wire_pass.h - one message on its way: its parameters, the pieces of text that each has, the JSON
 * that is made of them. */
#ifndef OAS_HTTP_WIRE_PASS_H
#define OAS_HTTP_WIRE_PASS_H

#include <oas/wire.h>

#include "http/wire_coding.h"
#include "http/wire_guide.h"

/* A pair of a query or of cookies, a field, a variable of the path: as it stands. */
struct oas_piece {
    oas_str name;
    oas_str value;
    uint32_t next; /* of the same chain, plus 1; 0: it is the last */
};

/* Pieces that belong together, in their order. */
struct oas_chain {
    uint32_t first; /* plus 1; 0: there is none */
    uint32_t last;
    uint32_t count;
};

/* A parameter, and what it has. */
struct oas_taker {
    const oas_parameter *parameter;
    struct oas_guide guide; /* the schemas of its value */
    struct oas_coding coding;
    unsigned jtypes;          /* what these can accept */
    bool by_members;          /* an exploded object: pieces are called as its members */
    struct oas_chain named;   /* called as the parameter */
    struct oas_chain members; /* called as its members */
    oas_wire_fault fault;     /* before anything is read */
    const char *at;
    struct oas_guide every; /* by_members: all that may speak of members */
};

struct oas_wire_pass {
    const oas_operation *operation;
    oas_str own_query; /* that the path's template has; empty: none */
    oas_arena *mem;
    oas_allocator from; /* that is `mem` */
    oas_options options;
    struct oas_taker *takers;
    size_t count;
    struct oas_piece *pieces;
    uint32_t piece_count;
    struct oas_guide around; /* of the container that is made now, and of what is in it: here, */
    struct oas_guide inner;  /* since the stack is for the engine */
    bool no_memory;
};

/* So many combinations of branches are tried for what an array or an object may be. */
enum { OAS_MOST_CHOICES = 64 };

/* The defaults of limits. */
enum { OAS_MOST_VALUES = 10000, OAS_MOST_BYTES = 65536 };

/* Those that hold; `limits` may be NULL. */
static inline size_t oas_limit_values(const oas_wire_limits *limits)
{
    return limits && limits->max_values ? limits->max_values : OAS_MOST_VALUES;
}

static inline size_t oas_limit_bytes(const oas_wire_limits *limits)
{
    return limits && limits->max_bytes ? limits->max_bytes : OAS_MOST_BYTES;
}

/* What a value with that fault has as its status. */
oas_status oas_wire_status(oas_wire_fault fault);

/* Pairs of names and values, which may be blank, as they stand in a part. */
struct oas_pairs {
    oas_location in;
    char between;
    struct oas_coding coding; /* of names */
};

/* The next one of what is left; blanks around those of cookies do not count. */
bool oas_pairs_next(const struct oas_pairs *pairs, oas_str *left, oas_str *name, oas_str *value);

/* Which limit the message is beyond; FINE: none. */
oas_wire_fault oas_wire_limit_of(const oas_wire *wire, bool response,
                                 const oas_wire_limits *limits);

/* Finds the pieces of all takers, whose parameters are set. */
void oas_pieces_find(struct oas_wire_pass *pass, const oas_operation *operation, bool response,
                     const oas_wire *wire, oas_wire_values *out);

/* ---- JSON in the making ---- */

struct oas_making {
    struct oas_wire_pass *pass;
    const struct oas_taker *taker;
    uint32_t choice;  /* of branches: see oas_guide_spread() */
    uint32_t numbers; /* how many choices there are */
    oas_buf json;
    oas_wire_mark *marks;
    size_t mark_count;
    size_t mark_room;
    oas_wire_fault fault; /* the first one */
    const char *at;
};

void oas_making_begin(struct oas_making *m, struct oas_wire_pass *pass,
                      const struct oas_taker *taker, uint32_t choice);
void oas_making_fail(struct oas_making *m, oas_wire_fault fault, const char *at);

/* What is appended next, or at an offset from there on, stands at `at`; a run goes along with it.
 */
void oas_making_mark(struct oas_making *m, const char *at);
void oas_making_mark_at(struct oas_making *m, size_t offset, const char *at, bool run);

/* The text that `raw` stands for; false after a fault. */
bool oas_making_text(struct oas_making *m, oas_str raw, oas_str *text);

/* Do all schemas of the guide accept that JSON? */
bool oas_making_accepts(struct oas_making *m, const struct oas_guide *guide, oas_str json);

/* Appends a text as the JSON that it is by these schemas; a name, with its colon. */
void oas_making_scalar(struct oas_making *m, const struct oas_guide *guide, oas_str raw);
void oas_making_name(struct oas_making *m, oas_str name, const char *at);

/* What a value may be read as, in the order that it is tried in. */
enum oas_reading { OAS_READING_SCALAR, OAS_READING_ARRAY, OAS_READING_OBJECT, OAS_READINGS };

/* Sets what the guide and the parameter's style say of the taker's pieces. */
void oas_style_begin(struct oas_taker *taker, const oas_parameter *parameter,
                     const struct oas_guide *guide);

/* Is it known what its pieces stand for? Nobody knows it of media types that are neither JSON nor a
 * text, where the schema takes no text. */
bool oas_style_is_read(const struct oas_taker *taker);

/* May the taker's pieces be read so? */
bool oas_style_may_be(const struct oas_taker *taker, enum oas_reading reading);

/* Appends what all pieces are together, read so. */
void oas_style_make(struct oas_making *m, enum oas_reading reading);
void oas_deep_object(struct oas_making *m);

/* Appends what stands for the value in the parameter's style. */
oas_status oas_wire_put(const oas_parameter *parameter, oas_json value, oas_buf *out,
                        oas_arena *mem, const oas_options *options);

/* The text that a value was coded as stands at `raw`, byte for byte. */
void oas_style_runs(struct oas_making *m, oas_str raw);

#endif
