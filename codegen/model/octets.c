/* Parts that say no type. */
#include "model/octets.h"

#include "spec/subjects.h"

static void mark(struct modeller *m, const struct schema *schema)
{
    if (m->beyond_json[schema->id])
        m->octets[schema->id] = true;
}

/* "encoding" may say that a part is written as JSON. */
static bool is_json_part(const struct media *media, oas_str name)
{
    const struct node *encoding = node_get(media->node, "encoding");
    encoding = encoding ? node_get_str(encoding, name) : NULL;
    const struct node *type = encoding ? node_get(encoding, "contentType") : NULL;
    return type && type->kind == NODE_STRING && oas_media_form(type->text) == OAS_FORM_JSON;
}

static void mark_part(struct modeller *m, const struct schema *schema)
{
    const struct clause *items = schema_clause(schema, OAS_KEYWORD_ITEMS);
    mark(m, schema);
    if (items)
        mark(m, items->schemas[0]);
}

static void mark_parts(struct modeller *m, const struct media *media, const struct schema *schema)
{
    const struct clause *parts = schema_clause(schema, OAS_KEYWORD_PROPERTIES);
    for (size_t i = 0; parts && i < parts->count; i++)
        if (!is_json_part(media, parts->names[i]))
            mark_part(m, parts->schemas[i]);
}

void octets_find(struct modeller *m, const struct wanted *wanted, size_t count)
{
    m->octets = MODELLER_NEW(m, bool, m->model->plan->schema_count + 1);
    for (size_t i = 0; m->octets && m->beyond_json && i < count; i++) {
        const struct subject *subject = wanted[i].subject;
        if (!subject || !subject->media || subject->json)
            continue;
        oas_form form = oas_media_form(subject->media->type);
        if (form == OAS_FORM_MULTIPART)
            mark_parts(m, subject->media, wanted[i].schema);
        else if (form == OAS_FORM_BYTES)
            mark(m, wanted[i].schema);
    }
}
