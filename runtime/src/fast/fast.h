/* fast.h - the room fast: the walk that takes what is usual, by the rows of oas/fast.h. It says OK,
 * or nothing.
 *
 * In: a payload nobody has looked at, a type. Out: that it is valid, and its value in C; or that
 * the full walk has to begin anew, which says what is wrong. Values that it does not know it hands
 * to that walk one by one, and takes them back behind. Likewise a C value: its text, each value
 * judged where it is written.
 * May use: block, base, number, json, format, error, value, walk. */
#ifndef OAS_FAST_FAST_H
#define OAS_FAST_FAST_H

#include <oas/type.h>

struct oas_walk;
struct oas_write;
struct oas_options;

/* Is there anything of the type for the fast walk? */
bool oas_fast_knows(const struct oas_walk *w, oas_type type);

/* Is the text of *w, which has not begun, valid? OAS_OK, or OAS_INVALID, which says nothing and
 * leaves *w anywhere: it is to be made anew. OAS_NO_MEMORY where more memory was asked for. Work,
 * and what is left undecided, are counted as the full walk does. */
oas_status oas_fast_validate(struct oas_walk *w, oas_type type);

/* The same, and the value in w->store, as oas_walk_decode() has it. Without an OAS_OK some of it
 * may have been stored. */
oas_status oas_fast_decode(struct oas_walk *w, oas_type type);

/* How far oas_fast_validate() came in a text that it did not take (as in struct oas_passing), and
 * what work that was. */
struct oas_fast_before {
    bool walked; /* there was anything for it */
    uint32_t reached;
    uint64_t work;
};

/* Has *w, which has not begun and is to explain a text of the type, pass over the values in it that
 * are valid. `before`: what is known of some; NULL: each is asked for anew, so that the work does
 * not hang on what was asked before. */
void oas_fast_pass(struct oas_walk *w, oas_type type, const struct oas_fast_before *before);

/* Appends the text of *in to the buffer of *write if it is valid: OAS_OK, or OAS_INVALID, which says
 * nothing and leaves the buffer as it was; OAS_NO_MEMORY where more memory was asked for. *w, over
 * no text, judges what is handed over. What waits in write->heirs is to be judged still; without an
 * OAS_OK some may wait that is nothing. */
oas_status oas_fast_encode(struct oas_walk *w, struct oas_write *write, oas_type type,
                           const void *in, const struct oas_options *options);

/* The same without a text: the buffer is empty, and only what is handed over is written to it. */
oas_status oas_fast_check(struct oas_walk *w, struct oas_write *write, oas_type type,
                          const void *in, const struct oas_options *options);

#endif
