/* What the document says of a value and its C type does not, in a few words for a comment:
 * "1..40 characters; read-only". */
#include "emit/facts.h"

#include "emit/choices.h"
#include "emit/limits.h"
#include "emit/note.h"
#include "emit/said.h"
#include "load/text.h"
#include "model/preset.h"
#include "model/snake.h"
#include "schema/keyword.h"

/* Schemas that are asked for what is left out of them; names of constants; places of a
 * tuple. */
enum { MOST_SCHEMAS = 32, MOST_NAMES = 4, MOST_PLACES = 6 };

/* ---- what is not enforced ---- */

static void put_left_out_in(const struct schema *schema, unsigned *seen, oas_buf *out, size_t from)
{
    if (!schema->wide || (*seen)++ >= MOST_SCHEMAS)
        return;
    for (const struct left_out *left = schema->left_out; left; left = left->next) {
        limits_next_word(out, from);
        oas_buf_puts(out, left->partly ? "as anyOf: " : "not enforced: ");
        note_cut(out, left->member->key, VALUE_WIDTH);
    }
    for (const struct clause *clause = schema->clauses; clause; clause = clause->next) {
        bool in_place = keyword_info(clause->keyword)->place == PLACE_IN_PLACE;
        for (size_t i = 0; in_place && i < clause->count; i++)
            put_left_out_in(clause->schemas[i], seen, out, from);
    }
}

static void put_left_out(const struct schema *schema, oas_buf *out, size_t from)
{
    unsigned seen = 0;
    put_left_out_in(schema, &seen, out, from);
}

void facts_left_out(const struct schema *schema, oas_buf *out)
{
    size_t before = out->len;
    if (!schema)
        return;
    oas_buf_puts(out, before ? "\n" : "");
    size_t from = out->len;
    put_left_out(schema, out, from);
    if (out->len == from)
        out->len = before;
}

/* ---- by C type ---- */

/* Whatever the items of a list, or the values of a map, have in common: "each 1..8 characters", and
 * of lists of these "each (each 1..8 characters)". */
static void put_each(struct emitter *e, const struct said_all *all, const char *each,
                     const struct ctype *item, oas_buf *out, size_t from)
{
    const struct schema *schemas[SAID_MOST] = {NULL};
    size_t before = out->len;
    if (emitter_within(item)->endless)
        return;
    limits_next_word(out, from);
    oas_shape shape = emitter_within(item)->shape;
    bool many = shape == OAS_SHAPE_LIST || shape == OAS_SHAPE_MAP;
    oas_buf_puts(out, each);
    oas_buf_puts(out, many ? "(" : "");
    size_t words = out->len;
    for (size_t i = 0; i < all->count; i++)
        schemas[i] = all->at[i]->schemas[0];
    facts_of_limits(e, item, schemas, all->count, out);
    bool any = out->len > words;
    oas_buf_puts(out, many ? ")" : "");
    if (!any)
        out->len = before;
}

/* "item 2 (string; at most 8 characters)", "each other integer", which has number 0: of a union also
 * which JSON type has that place. */
static void put_place(struct emitter *e, const struct ctype *item, const struct schema *place,
                      size_t number, oas_buf *out, size_t from)
{
    oas_shape shape = emitter_within(item)->shape;
    oas_buf words = {0};
    if (shape == OAS_SHAPE_UNION || shape == OAS_SHAPE_JSON) {
        struct said facts = {.seen = 0};
        said_gather(&facts, place);
        limits_json(&facts, said_jtypes(place), &words, 0);
    } else {
        facts_of_limits(e, item, &place, 1, &words);
    }
    if (words.len) {
        limits_next_word(out, from);
        oas_buf_puts(out, number ? "item " : "each other");
        if (number)
            oas_buf_put_u64(out, number);
        oas_buf_putc(out, ' ');
        limits_enclosed(&words, ";", out);
    }
    out->failed |= words.failed;
    oas_buf_free(&words);
}

/* The first of them, one by one, and what may stand behind all. */
static void put_tuple(struct emitter *e, const struct said *facts, const struct ctype *item,
                      oas_buf *out, size_t from)
{
    const struct clause *places = facts->by[OAS_KEYWORD_PREFIX_ITEMS];
    for (size_t i = 0; i < places->count && i < MOST_PLACES; i++)
        put_place(e, item, places->schemas[i], i + 1, out, from);
    limits_word(places->count > MOST_PLACES, "…", out, from);
    for (size_t i = 0; i < facts->items.count; i++)
        if (!facts->items.at[i]->schemas[0]->is_boolean)
            put_place(e, item, facts->items.at[i]->schemas[0], 0, out, from);
}

/* Which items these are hangs on the value. */
static void put_unevaluated(struct emitter *e, const struct said *facts, const struct ctype *item,
                            oas_buf *out, size_t from)
{
    bool none = false;
    for (size_t i = 0; i < facts->unevaluated.count; i++) {
        const struct schema *schema = facts->unevaluated.at[i]->schemas[0];
        none |= schema->is_boolean && !schema->verdict;
    }
    if (none)
        limits_word(true, "no unevaluated items", out, from);
    else if (facts->unevaluated.count)
        put_each(e, &facts->unevaluated, "each unevaluated item ", item, out, from);
}

static void put_items(struct emitter *e, const struct said *facts, const struct ctype *item,
                      oas_buf *out, size_t from)
{
    const struct clause *unique = facts->by[OAS_KEYWORD_UNIQUE_ITEMS];
    limits_counts(facts, out, from, OAS_JTYPE_ARRAY);
    limits_word(unique && unique->value->boolean, "all different", out, from);
    limits_contains(e, facts, out, from);
    if (facts->by[OAS_KEYWORD_PREFIX_ITEMS] && !emitter_within(item)->endless)
        put_tuple(e, facts, item, out, from);
    else
        put_each(e, &facts->items, "each ", item, out, from);
    put_unevaluated(e, facts, item, out, from);
}

/* What propertyNames says of each member's name. */
static void put_names(const struct said *facts, oas_buf *out, size_t from)
{
    const struct clause *clause = facts->by[OAS_KEYWORD_PROPERTY_NAMES];
    struct said names = {.seen = 0};
    size_t before = out->len;
    if (!clause)
        return;
    said_gather(&names, clause->schemas[0]);
    limits_next_word(out, from);
    oas_buf_puts(out, "each name ");
    size_t words = out->len;
    limits_values(&names, OAS_JTYPE_STRING, out, words);
    limits_text(&names, OAS_JTYPE_STRING, out, words);
    if (out->len == words)
        out->len = before;
}

/* Of members that have no name of their own. */
static void put_others(struct emitter *e, const struct said *facts, const char *each,
                       const struct ctype *item, oas_buf *out, size_t from)
{
    const struct clause *unevaluated = facts->by[OAS_KEYWORD_UNEVALUATED_PROPERTIES];
    struct said_all values = facts->values;
    if (!values.count && unevaluated && item->shape != OAS_SHAPE_JSON)
        values = (struct said_all){{unevaluated}, 1};
    put_each(e, &values, each, item, out, from);
}

/* True if all names match the pattern of `patterned`. */
static bool is_only_pattern(const struct said *facts, const struct clause *patterned)
{
    const struct schema *others = facts->values.count ? facts->values.at[0]->schemas[0] : NULL;
    return patterned->count == 1 && others && others->is_boolean && !others->verdict;
}

/* Of several patterns each has its own limits, and so have the names that none matches. */
static void put_map(struct emitter *e, const struct said *facts, const struct ctype *item,
                    oas_buf *out, size_t from)
{
    const struct clause *patterned = facts->by[OAS_KEYWORD_PATTERN_PROPERTIES];
    const struct said_all only = {{patterned}, 1};
    limits_counts(facts, out, from, OAS_JTYPE_OBJECT);
    put_names(facts, out, from);
    if (!patterned) {
        put_others(e, facts, "each value ", item, out, from);
    } else if (is_only_pattern(facts, patterned)) {
        limits_next_word(out, from);
        oas_buf_puts(out, "each name pattern ");
        note_cut(out, patterned->names[0], PATTERN_WIDTH);
        put_each(e, &only, "each value ", item, out, from);
    }
}

/* The same by their names, where they have some. */
static void put_constants(const struct ctype *type, const struct said *facts, unsigned jtypes,
                          oas_buf *out, size_t from)
{
    const struct cenum *named = type->named;
    if (!named) {
        limits_values(facts, jtypes, out, from);
        return;
    }
    limits_next_word(out, from);
    oas_buf_puts(out, "one of ");
    for (size_t i = 0; i < named->label_count && i < MOST_NAMES; i++) {
        oas_buf_puts(out, i ? ", " : "");
        oas_buf_put(out, named->labels[i].name);
    }
    oas_buf_puts(out, named->label_count > MOST_NAMES ? ", …" : "");
}

/* All that a boolean may be is nothing to tell. */
static bool lists_both(const struct said *facts)
{
    const struct clause *listed = facts->by[OAS_KEYWORD_ENUM];
    bool seen[2] = {false, false};
    size_t count = 0;
    const struct node *const *values = listed ? schema_clause_constants(listed, &count) : NULL;
    for (size_t i = 0; i < count; i++)
        if (values[i]->kind == NODE_BOOLEAN)
            seen[values[i]->boolean] = true;
    return seen[false] && seen[true] && !facts->by[OAS_KEYWORD_CONST];
}

static bool may_be_null(const struct ctype *type)
{
    bool null = false;
    for (; type->shape == OAS_SHAPE_OPTION || type->shape == OAS_SHAPE_POINTER; type = type->item)
        null |= type->shape == OAS_SHAPE_OPTION && type->states & OAS_STATE_NULL;
    return null;
}

static void put_value(struct emitter *e, const struct said *facts, const struct ctype *stored,
                      unsigned jtypes, oas_buf *out, size_t from)
{
    const struct ctype *type = emitter_within(stored);
    unsigned null = may_be_null(stored) ? OAS_JTYPE_NULL : 0;
    switch (type->shape) {
    case OAS_SHAPE_JSON:
        limits_json(facts, jtypes, out, from);
        break;
    case OAS_SHAPE_SIGNED:
    case OAS_SHAPE_UNSIGNED:
    case OAS_SHAPE_DOUBLE:
        put_constants(type, facts, OAS_JTYPE_NUMBER | null, out, from);
        limits_number_format(facts, type, out, from);
        limits_range(facts, out, from);
        break;
    case OAS_SHAPE_STRING:
        limits_values(facts, OAS_JTYPE_STRING | null, out, from);
        limits_text(facts, OAS_JTYPE_STRING, out, from);
        break;
    case OAS_SHAPE_BOOLEAN:
        if (!lists_both(facts))
            limits_values(facts, OAS_JTYPE_BOOLEAN | null, out, from);
        break;
    case OAS_SHAPE_CONST:
        limits_next_word(out, from);
        oas_buf_puts(out, "always ");
        note_cut(out, type->text, VALUE_WIDTH);
        oas_buf_puts(out, null ? " or null" : "");
        break;
    case OAS_SHAPE_LIST:
        put_items(e, facts, type->item, out, from);
        break;
    case OAS_SHAPE_MAP:
        put_map(e, facts, type->item, out, from);
        break;
    case OAS_SHAPE_STRUCT:
    case OAS_SHAPE_UNION:
        limits_counts(facts, out, from, OAS_JTYPE_OBJECT);
        put_names(facts, out, from);
        break;
    case OAS_SHAPE_NUMBERED:
    case OAS_SHAPE_ENUM:
    case OAS_SHAPE_OPEN:
    case OAS_SHAPE_OPTION:
    case OAS_SHAPE_POINTER:
        break;
    }
    for (size_t i = 0; i < facts->nots.count; i++)
        limits_not(e, facts->nots.at[i]->schemas[0], jtypes, out, from);
}

void facts_of_rest(struct emitter *e, const struct ctype *type, oas_buf *out)
{
    struct said facts = {.seen = 0};
    said_gather(&facts, type->schema);
    put_names(&facts, out, 0);
    if (type->share_count || !facts.by[OAS_KEYWORD_PATTERN_PROPERTIES])
        put_others(e, &facts, "each ", type->item->item, out, 0);
}

/* A struct of a component says at that one's functions what its members ask of each other. */
static bool is_told_elsewhere(const struct emitter *e, const struct ctype *type,
                              const struct schema *const *schemas, size_t count)
{
    const struct clause *ref = count == 1 ? schema_clause(schemas[0], OAS_KEYWORD_REF) : NULL;
    return ref && emitter_within(type)->shape == OAS_SHAPE_STRUCT &&
           emitter_component(e, ref->schemas[0]).len;
}

/* The words of all that a value must match; returns whether one of them says that it is to go. */
static bool put_all(struct emitter *e, const struct ctype *type,
                    const struct schema *const *schemas, size_t count, oas_buf *out, size_t from)
{
    struct said facts = {.seen = 0};
    unsigned jtypes = OAS_JTYPE_ANY;
    for (size_t i = 0; i < count; i++) {
        said_gather(&facts, schemas[i]);
        jtypes &= schemas[i]->jtypes;
    }
    put_value(e, &facts, type, jtypes, out, from);
    if (!is_told_elsewhere(e, type, schemas, count))
        choices_put(e, &facts, type, jtypes, out, from);
    return facts.deprecated;
}

void facts_of_limits(struct emitter *e, const struct ctype *type,
                     const struct schema *const *schemas, size_t count, oas_buf *out)
{
    size_t from = out->len;
    (void)put_all(e, type, schemas, count, out, from);
    for (size_t i = 0; i < count; i++)
        put_left_out(schemas[i], out, from);
}

void facts_of_value(struct emitter *e, const struct ctype *type, const struct schema *schema,
                    oas_buf *out)
{
    if (schema)
        facts_of_limits(e, type, &schema, 1, out);
}

/* What a union says of numbers is nothing for its texts, and the other way round. */
static const struct clause *format_for(oas_shape shape, const struct clause *own,
                                       const struct clause *of_union)
{
    bool text = shape == OAS_SHAPE_STRING;
    if (own || !of_union)
        return own;
    return (text ? of_union->range != OAS_RANGE_NONE : of_union->format != OAS_FORMAT_NONE)
               ? NULL
               : of_union;
}

void facts_of_variant(struct emitter *e, const struct ctype *type, const struct part *part,
                      oas_buf *out)
{
    struct said facts = {.seen = 0};
    oas_shape shape = emitter_within(part->type)->shape;
    bool objects = shape == OAS_SHAPE_STRUCT || shape == OAS_SHAPE_UNION || shape == OAS_SHAPE_MAP;
    size_t from = out->len;
    if (part->schema)
        said_gather(&facts, part->schema);
    size_t nots = facts.nots.count, unions = facts.unions.count, ifs = facts.if_count;
    const struct clause *format = facts.by[OAS_KEYWORD_FORMAT];
    if (type->schema && type->shape == OAS_SHAPE_UNION && !objects)
        said_gather(&facts, type->schema);
    facts.nots.count = nots;
    facts.unions.count = unions;
    facts.if_count = ifs;
    facts.by[OAS_KEYWORD_FORMAT] = format_for(shape, format, facts.by[OAS_KEYWORD_FORMAT]);
    unsigned jtypes = part->schema ? part->schema->jtypes : OAS_JTYPE_ANY;
    put_value(e, &facts, part->type, jtypes, out, from);
    if (!part->schema || !is_told_elsewhere(e, part->type, &part->schema, 1))
        choices_put(e, &facts, part->type, jtypes, out, from);
    if (part->schema)
        put_left_out(part->schema, out, from);
}

void facts_of_root(struct emitter *e, const struct root *root, oas_buf *out)
{
    size_t from = out->len;
    if (!root->schema)
        return;
    limits_word(put_all(e, root->type, &root->schema, 1, out, from), "deprecated", out, from);
}

/* ---- members ---- */

/* Whether it must be there, where its C type does not say so. A readOnly member need not be in
 * requests, a writeOnly one not in responses (OpenAPI 3.1 section 4.8.24). */
static void put_presence(const struct part *part, oas_buf *out, size_t from)
{
    unsigned one_way = part->flags & (OAS_FIELD_READ_ONLY | OAS_FIELD_WRITE_ONLY);
    bool option = part->type->shape == OAS_SHAPE_OPTION && part->type->states & OAS_STATE_ABSENT;
    bool both = one_way == (OAS_FIELD_READ_ONLY | OAS_FIELD_WRITE_ONLY);
    bool hidden =
        part->type->shape == OAS_SHAPE_OPTION && part->type->item->shape == OAS_SHAPE_CONST;
    if ((part->required && !both) == !option && !(hidden && !option))
        return;
    limits_next_word(out, from);
    oas_buf_puts(out, part->required && !both ? "required" : "optional");
    oas_buf_puts(out, one_way == OAS_FIELD_READ_ONLY && option ? " in responses" : "");
    oas_buf_puts(out, one_way == OAS_FIELD_WRITE_ONLY && option ? " in requests" : "");
}

void facts_of_part(struct emitter *e, const struct part *part, oas_buf *out)
{
    size_t from = out->len;
    put_presence(part, out, from);
    if (!part->schema || part->partly)
        return;
    bool deprecated = put_all(e, part->type, part->limit_count ? part->limits : &part->schema,
                              part_limits(part), out, from);
    for (size_t i = 0; i < part_limits(part); i++)
        put_left_out(part_limit(part, i), out, from);
    const struct node *preset = preset_of(part);
    if (preset) {
        limits_next_word(out, from);
        oas_buf_puts(out, "default ");
        limits_node(out, preset);
    }
    limits_word(part->flags & OAS_FIELD_READ_ONLY, "read-only", out, from);
    limits_word(part->flags & OAS_FIELD_WRITE_ONLY, "write-only", out, from);
    limits_word(deprecated, "deprecated", out, from);
}

/* Whether its bytes are all words and what stands between words, which style changes. */
static bool is_words(oas_str json)
{
    for (size_t i = 0; i < json.len; i++) {
        char c = json.at[i];
        bool word = text_is_letter(c) || text_is_digit(c);
        if (!word && c != '_' && c != '-' && c != '.' && c != ' ')
            return false;
    }
    return true;
}

static bool is_renamed(const struct part *part, oas_str snake)
{
    oas_str name = part->name;
    if (!is_words(part->json))
        return true;
    if (name.len && name.at[0] == '_') /* before a digit */
        name = oas_str_of(name.at + 1, name.len - 1);
    if (name.len == snake.len + 1 && name.at[snake.len] == '_') /* behind a reserved word */
        name.len--;
    return snake.len == 0 || !oas_str_equal(name, snake);
}

void facts_json_name(const struct part *part, oas_buf *out)
{
    oas_buf snake = {0}, json = {0};
    snake_put(&snake, part->json);
    if (is_renamed(part, oas_buf_str(&snake))) {
        oas_buf_put_json(&json, part->json);
        limits_next_word(out, 0);
        oas_buf_puts(out, "the member ");
        note_cut(out, oas_buf_str(&json), VALUE_WIDTH);
    }
    out->failed |= snake.failed || json.failed;
    oas_buf_free(&snake);
    oas_buf_free(&json);
}
