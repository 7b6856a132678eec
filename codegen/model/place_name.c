/* Names by places. */
#include "model/place_name.h"

#include "model/apart.h"
#include "model/holder.h"
#include "model/own_name.h"
#include "model/share.h"
#include "schema/keyword.h"

/* Where there are several patterns, each type is called by its own. */
static oas_str matched_name(struct modeller *m, const struct holder *holder, oas_str name)
{
    name = name_joined(m, name, OAS_STR("rest"));
    name = name_joined(m, name, holder->clause->names[holder->index]);
    return name_joined(m, name, OAS_STR("value"));
}

/* Beside declared members they are the rest. */
static oas_str value_name(struct modeller *m, const struct holder *holder, oas_str name)
{
    if (schema_clause(holder->schema, OAS_KEYWORD_PROPERTIES))
        name = name_joined(m, name, OAS_STR("rest"));
    return name_joined(m, name, OAS_STR("value"));
}

/* Places of a tuple are counted from 1. */
static oas_str item_name(struct modeller *m, const struct holder *holder, oas_str name)
{
    oas_buf words = {0};
    oas_buf_puts(&words, "item");
    if (holder->clause->keyword == OAS_KEYWORD_PREFIX_ITEMS) {
        oas_buf_putc(&words, ' ');
        oas_buf_put_u64(&words, holder->index + 1);
    }
    return name_joined(m, name, text_keep(m->mem, &words, &m->diags->no_memory));
}

/* `name` is the holder's. */
static oas_str name_within(struct modeller *m, const struct holder *holder, oas_str name)
{
    oas_str words;
    switch ((int)holder->clause->keyword) {
    case OAS_KEYWORD_PROPERTIES:
        words = modeller_given(m, holder->clause->schemas[holder->index]->node, false);
        return name_joined(m, name, words.len ? words : holder->clause->names[holder->index]);
    case OAS_KEYWORD_PATTERN_PROPERTIES:
        return holder->clause->count > 1 ? matched_name(m, holder, name)
                                         : value_name(m, holder, name);
    case OAS_KEYWORD_ADDITIONAL_PROPERTIES:
        return value_name(m, holder, name);
    case OAS_KEYWORD_ANY_OF:
    case OAS_KEYWORD_ONE_OF:
        words = apart_words_within(m, holder->schema, holder->clause, holder->index, name);
        return words.len ? name_joined(m, name, words) : name;
    default:
        if (keyword_info(holder->clause->keyword)->place == PLACE_BELOW)
            return item_name(m, holder, name);
        return name;
    }
}

/* What has a name that is not made of its holder's, or that was made before; else empty. */
static oas_str name_alone(struct modeller *m, const struct schema *schema)
{
    if (m->place_names[schema->id].len)
        return m->place_names[schema->id];
    oas_str name = own_name_of(m, schema);
    return name.len ? name : share_title(m, schema);
}

oas_str place_name(struct modeller *m, const struct schema *schema, oas_str otherwise)
{
    size_t depth = 0, count;
    const struct schema *named = schema;
    while (name_alone(m, named).len == 0 && m->holders[named->id].schema) {
        named = m->holders[named->id].schema;
        depth++;
    }
    oas_str name = name_alone(m, named);
    const struct schema **within = MODELLER_NEW(m, const struct schema *, depth);
    if (name.len == 0 || !within)
        return otherwise;
    for (count = depth; count-- > 0; schema = m->holders[schema->id].schema)
        within[count] = schema;
    for (size_t i = 0; i < depth; i++) {
        name = name_within(m, &m->holders[within[i]->id], name);
        m->place_names[within[i]->id] = name;
    }
    return name;
}
