/* Constants of a program against values of a payload. */
#include "walk/constant.h"

#include <oas/program.h>

#include "json/equal.h"
#include "json/jtype.h"
#include "json/scalar.h"
#include "json/skim.h"
#include "walk/walk.h"

/* ---- equality with a constant ---- */

bool oas_value_equal(const oas_program *program, const struct oas_value_row *value, oas_str span)
{
    unsigned jtype = oas_jtypes_of(*span.at);
    if (!(value->jtype & jtype))
        return false;
    struct oas_reader a = oas_reader_over(span);
    struct oas_reader b = oas_reader_over(oas_program_text(program, value->text));
    if (jtype != OAS_JTYPE_STRING)
        return oas_equal_values(&a, &b);
    struct oas_token token;
    return oas_read_string(&a, &token) == OAS_OK &&
           oas_token_equal(&token, oas_program_text(program, value->text));
}

/* ---- tags ---- */

uint32_t oas_find_tag(const struct oas_walk *w, const struct oas_tag_row *tag, const char *open,
                      const char **at)
{
    struct oas_reader r = w->read;
    oas_str name = oas_program_text(w->program, tag->name);
    struct oas_token key;
    bool more = true;
    *at = NULL;
    r.at = open + 1;
    for (bool first = true; more; first = false) {
        if (oas_read_key(&r, first, &key, &more) != OAS_OK || !more)
            return OAS_NONE;
        if (oas_token_equal(&key, name))
            break;
        oas_skim_value(&r); /* whoever reads on finds what is no JSON here */
        if (oas_read_after(&r, '}', &more) != OAS_OK)
            return OAS_NONE;
    }
    if (!more)
        return OAS_NONE;
    *at = r.at;
    struct oas_scalar scalar;
    if (!oas_read_scalar(&r, &scalar) || scalar.jtype == 0)
        return OAS_NONE;
    return oas_find_value(w->program, tag->values, tag->slots, tag->mask, scalar.jtype,
                          &scalar.token);
}

uint32_t oas_find_branch(const struct oas_walk *w, const struct oas_tag_row *tag, const char *open,
                         const char **at)
{
    uint32_t value = oas_find_tag(w, tag, open, at);
    if (value != OAS_NONE)
        return w->program->values[value].branch;
    return tag->other ? tag->other - 1 : OAS_NONE;
}
