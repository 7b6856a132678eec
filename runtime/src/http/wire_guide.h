/* wire_guide.h - the schemas that speak of a value before it is known: they guide how its text is
 * read. The verdict is never theirs. */
#ifndef OAS_HTTP_WIRE_GUIDE_H
#define OAS_HTTP_WIRE_GUIDE_H

#include <oas/codec.h>

/* More schemas than that for one value are left out. */
enum { OAS_GUIDE_MOST = 12 };

/* All of them have to accept the value; none: anything is. */
struct oas_guide {
    const oas_program *program;
    uint32_t count;
    oas_use at[OAS_GUIDE_MOST];
};

#define OAS_GUIDE_EVERY UINT32_MAX

struct oas_guide oas_guide_of(oas_type type);

/* The JSON types that they can accept, as OAS_JTYPE_* bits. */
unsigned oas_guide_jtypes(const struct oas_guide *guide);

/* Adds the schemas that these apply to the same value. Of branches, one of which is to be met, the
 * one that the number `choice` stands for; with EVERY, all. Returns how many numbers there are. */
uint32_t oas_guide_spread(struct oas_guide *guide, uint32_t choice);

/* After that: the schemas of a member; of an item. */
struct oas_guide oas_guide_member(const struct oas_guide *guide, oas_str name);
struct oas_guide oas_guide_item(const struct oas_guide *guide, size_t index);

/* After that: does one of them name the member? Does one say that there may be others? */
bool oas_guide_names(const struct oas_guide *guide, oas_str name);
bool oas_guide_is_open(const struct oas_guide *guide);

#endif
