/* Constants of a program against values of a payload. */
#include "walk/constant.h"

#include <oas/program.h>

#include "json/jtype.h"
#include "json/scalar.h"
#include "json/skim.h"
#include "walk/walk.h"

/* ---- equality with a constant ---- */

oas_status oas_value_match(struct oas_walk *w, const struct oas_value_row *value, oas_str span)
{
    unsigned jtype = oas_jtypes_of(*span.at);
    if (!(value->jtype & jtype))
        return OAS_INVALID;
    oas_str constant = oas_program_text(w->program, value->text);
    struct oas_reader a = oas_reader_over(span), b = oas_reader_over(constant);
    if (jtype == OAS_JTYPE_STRING) {
        struct oas_token token = oas_skim_string(&a);
        return oas_token_equal(&token, constant) ? OAS_OK : OAS_INVALID;
    }
    struct oas_order order = oas_walk_order(w);
    order.only_equality = true;
    bool equal = oas_order_values(&order, &a, &b) == 0;
    return order.status != OAS_OK ? order.status : equal ? OAS_OK : OAS_INVALID;
}

/* ---- tags ---- */

uint32_t oas_find_tag(const struct oas_walk *w, const struct oas_tag_row *tag, const char *from,
                      const char **at)
{
    struct oas_reader r = w->read;
    oas_str name = oas_program_text(w->program, tag->name);
    struct oas_token key;
    bool more = true;
    *at = NULL;
    r.at = from;
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
    uint32_t value = oas_find_tag(w, tag, open + 1, at);
    if (value != OAS_NONE)
        return w->program->values[value].branch;
    return tag->other ? tag->other - 1 : OAS_NONE;
}
