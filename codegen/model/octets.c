/* Parts that say no type. */
#include "model/octets.h"

#include "spec/subjects.h"

static void mark(struct modeller *m, const struct schema *schema)
{
    if (m->beyond_json[schema->id])
        m->octets[schema->id] = true;
}

/* An encoding may say that a part is written as JSON: by the first of its media types. */
static bool is_json(const struct encoding *encoding)
{
    oas_str type = encoding ? encoding->type : oas_str_of(NULL, 0);
    const char *comma = type.len ? memchr(type.at, ',', type.len) : NULL;
    if (comma)
        type.len = (size_t)(comma - type.at);
    return type.len && oas_media_form(type) == OAS_FORM_JSON;
}

static const struct encoding *encoding_named(const struct media *media, oas_str name)
{
    for (size_t i = 0; i < media->encoding_count; i++)
        if (oas_str_equal(media->encodings[i].name, name))
            return &media->encodings[i];
    return NULL;
}

static void mark_part(struct modeller *m, const struct schema *schema)
{
    const struct clause *items = schema_clause(schema, OAS_KEYWORD_ITEMS);
    mark(m, schema);
    if (items)
        mark(m, items->schemas[0]);
}

/* Of a list of parts, by their places. */
static void mark_places(struct modeller *m, const struct part_places *places,
                        const struct schema *schema)
{
    const struct clause *prefix = schema_clause(schema, OAS_KEYWORD_PREFIX_ITEMS);
    const struct clause *items = schema_clause(schema, OAS_KEYWORD_ITEMS);
    for (size_t i = 0; prefix && i < prefix->count; i++)
        if (!is_json(i < places->count ? &places->at[i] : places->rest))
            mark(m, prefix->schemas[i]);
    if (items && !is_json(places->rest))
        mark(m, items->schemas[0]);
}

static void mark_parts(struct modeller *m, const struct media *media, const struct schema *schema)
{
    const struct clause *parts = schema_clause(schema, OAS_KEYWORD_PROPERTIES);
    for (size_t i = 0; parts && i < parts->count; i++)
        if (!is_json(encoding_named(media, parts->names[i])))
            mark_part(m, parts->schemas[i]);
    mark_places(m, &media->places, schema);
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
