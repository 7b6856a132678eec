/* words.h - private to emit/: the values of rows as C has them. */
#ifndef EMIT_WORDS_H
#define EMIT_WORDS_H

#include "emit/emitter.h"

struct flag {
    unsigned bit;
    const char *name;
};

/* The words of columns, by how oas/rows.def says that they are shown. */
oas_str word_text(struct emitter *e, oas_text text);
oas_str word_place(struct emitter *e, oas_text text);
oas_str word_count(struct emitter *e, uint64_t number);
oas_str word_number(struct emitter *e, int64_t number);
oas_str word_delta(struct emitter *e, int32_t delta);
oas_str word_jtypes(struct emitter *e, unsigned jtypes);
/* One JSON type without what all such words begin with; empty: there are several, or none. */
oas_str word_one_jtype(struct emitter *e, unsigned jtypes);
oas_str word_use(struct emitter *e, oas_use use);
oas_str word_keyword(struct emitter *e, uint32_t keyword);
oas_str word_keyword_symbol(struct emitter *e, uint32_t keyword); /* without OAS_KEYWORD_ */
oas_str word_argument(struct emitter *e, uint32_t number); /* of the keyword of word_keyword() */
oas_str word_native(struct emitter *e, uint32_t native);
/* "OAS_FORMAT_DATE" */
oas_str word_format(uint32_t format);
oas_str word_schema_flags(struct emitter *e, unsigned flags);
oas_str word_check_flags(struct emitter *e, unsigned flags);
oas_str word_field_flags(struct emitter *e, unsigned flags);
oas_str word_state_flags(struct emitter *e, unsigned flags);
oas_str word_flags(struct emitter *e, const struct flag *flags, unsigned value); /* "0": none */
oas_str word_piece(struct emitter *e, oas_str text); /* its place in the run of text */

#endif
