/* What the document says in words: titles and descriptions, as comments. */
#include "emit/prose.h"

#include "emit/note.h"
#include "load/text.h"
#include "schema/keyword.h"

static oas_str text_of(const struct schema *schema, const char *key)
{
    const struct node *text = schema ? node_get(schema->node, key) : NULL;
    return text && text->kind == NODE_STRING ? text->text : oas_str_of(NULL, 0);
}

static bool is_word(char c)
{
    return text_is_letter(c) || text_is_digit(c);
}

/* True if the title has no other letters and digits than the end of the C name: "Pet Owner" above
 * api_pet_owner. */
static bool repeats(oas_str title, oas_str name)
{
    size_t i = title.len, k = name.len;
    while (i > 0) {
        if (!is_word(title.at[i - 1])) {
            if ((unsigned char)title.at[i - 1] >= 0x80)
                return false;
            i--;
            continue;
        }
        while (k > 0 && name.at[k - 1] == '_')
            k--;
        if (k == 0 || text_lower(title.at[i - 1]) != text_lower(name.at[k - 1]))
            return false;
        i--;
        k--;
    }
    return k == 0 || name.at[k - 1] == '_';
}

void prose_of(const struct schema *schema, oas_str name, size_t most, oas_buf *out)
{
    oas_str title = text_of(schema, "title"), prose = text_of(schema, "description");
    size_t before = out->len;
    if (!repeats(title, name))
        note_prose(out, title, most);
    if (prose.len == 0 || oas_str_equal(title, prose))
        return;
    if (out->len > before)
        oas_buf_putc(out, '\n');
    note_prose(out, prose, most);
}

/* Of a type that several schemas share, all of them have the same to say. */
static bool describes(const struct schema *prose, size_t places, const struct schema *schema)
{
    if (prose == schema || !prose || places < 2)
        return prose == schema;
    return oas_str_equal(text_of(prose, "title"), text_of(schema, "title")) &&
           oas_str_equal(text_of(prose, "description"), text_of(schema, "description"));
}

bool prose_is_told(const struct ctype *type, const struct schema *schema)
{
    switch (type->shape) {
    case OAS_SHAPE_NUMBERED:
    case OAS_SHAPE_ENUM:
    case OAS_SHAPE_OPEN:
        return describes(type->cenum->schema, type->cenum->places, schema);
    case OAS_SHAPE_SIGNED:
    case OAS_SHAPE_UNSIGNED:
        return type->named && describes(type->named->schema, type->named->places, schema);
    case OAS_SHAPE_OPTION:
    case OAS_SHAPE_MAP:
    case OAS_SHAPE_STRUCT:
    case OAS_SHAPE_UNION:
        return type->name.len && describes(type->prose, type->places, schema);
    case OAS_SHAPE_JSON:
    case OAS_SHAPE_BOOLEAN:
    case OAS_SHAPE_DOUBLE:
    case OAS_SHAPE_STRING:
    case OAS_SHAPE_CONST:
    case OAS_SHAPE_POINTER:
    case OAS_SHAPE_LIST:
        break;
    }
    return false;
}

/* The name of the component that a member refers to, where its prose stands. A format of that name
 * is told anyway. */
static void put_component(const struct schema *schema, oas_str name, oas_buf *out)
{
    const struct clause *format = schema_clause(schema, OAS_KEYWORD_FORMAT);
    if (format && format->value->kind == NODE_STRING &&
        text_equal_folded(format->value->text, name))
        return;
    note_put(out, name, false);
}

/* By the schema, or by what it refers to. */
static void describe_by(const struct emitter *e, const struct part *part,
                        const struct schema *schema, size_t most, oas_buf *out)
{
    const struct ctype *type = emitter_within(part->type);
    bool own = type->name.len || type->cenum || type->named;
    size_t from = out->len;
    for (unsigned steps = 0; schema && steps < 16 && out->len == from; steps++) {
        oas_str component = steps ? emitter_component(e, schema) : oas_str_of(NULL, 0);
        prose_of(schema, part->name, most, out);
        if (out->len > from && component.len) {
            out->len = from;
            put_component(schema, component, out);
            return;
        }
        const struct clause *ref = schema_clause(schema, OAS_KEYWORD_REF);
        schema = ref && !own ? ref->schemas[0] : NULL;
    }
}

void prose_of_part(const struct emitter *e, const struct part *part, size_t most, oas_buf *out)
{
    size_t from = out->len;
    if (prose_is_told(emitter_within(part->type), part->schema))
        return;
    for (size_t i = 0; i < part_limits(part) && out->len == from; i++)
        describe_by(e, part, part_limit(part, i), most, out);
}

void prose_line(oas_buf *out, oas_str line)
{
    if (line.len == 0)
        return;
    if (out->len)
        oas_buf_putc(out, '\n');
    oas_buf_put(out, line);
}

/* Why it is not called by where it is used. */
void prose_places(size_t places, oas_buf *out)
{
    if (places < 2)
        return;
    oas_buf_puts(out, out->len ? "\nStands in " : "Stands in ");
    oas_buf_put_u64(out, places);
    oas_buf_puts(out, " places of the document.");
}
