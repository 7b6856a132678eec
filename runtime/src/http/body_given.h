/* body_given.h - parts that are given beside a value, and which of them are its members'. */
#ifndef OAS_HTTP_BODY_GIVEN_H
#define OAS_HTTP_BODY_GIVEN_H

#include <oas/body.h>

struct oas_given {
    oas_body_part *at; /* a copy, in their order */
    size_t count;
    uint64_t *order; /* by their names, then as they stand */
    bool *taken;     /* it is a member's, or an item's */
};

/* False without memory. */
bool oas_given_begin(struct oas_given *given, const oas_body_part *parts, size_t count,
                     oas_arena *mem);

/* The next part of that name that nobody took; NULL: there is none. *met: one was of that name. */
oas_body_part *oas_given_take(struct oas_given *given, oas_str name, bool *met);

/* The same of a list: the part at that place. */
oas_body_part *oas_given_take_at(struct oas_given *given, size_t place);

/* Are the octets the JSON text of an equal value? */
bool oas_octets_stand_for(oas_str octets, oas_json value, const oas_options *options);

/* The same of the next part of that name that nobody took. */
bool oas_given_stands_for(const struct oas_given *given, oas_str name, oas_json value,
                          const oas_options *options);

/* Is there a part of that name that nobody took? */
bool oas_given_left(const struct oas_given *given, oas_str name);

#endif
