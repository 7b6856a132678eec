/* What was meant by a name or a constant that is none: "did you mean". */
#include <oas/nearest.h>

#include "json/field.h"
#include "json/reader.h"
#include "message/error_place.h"
#include "message/places.h"

/* How much may be looked at for all errors of a text: help for a few slips, not for a dictionary.
 * In bytes; a word that is compared costs as much as its square. */
enum { MOST_LOOKED = 1 << 24, WORD_COST = 256 };

static bool may_look(oas_places *places, size_t cost)
{
    if (cost > MOST_LOOKED || places->looked > MOST_LOOKED - cost)
        return false;
    places->looked += cost;
    return true;
}

static oas_str content_of(const struct oas_token *token)
{
    return token->escaped ? oas_str_of(NULL, 0) : token->raw;
}

/* ---- members ---- */

static const struct oas_object_row *object_of(const oas_errors *errs, const oas_error *error)
{
    static const struct oas_object_row none = {.fields = 0};
    uint32_t object = errs->program->schemas[error->schema].object;
    return object ? &errs->program->objects[object] : &none;
}

/* The next key of an object; false behind the last one, and where no more may be looked at. */
static bool next_key(oas_places *places, struct oas_reader *r, bool first, struct oas_token *key)
{
    const char *at = r->at;
    bool more = true;
    if (!first && (oas_skip_value(r, 0) != OAS_OK || oas_read_after(r, '}', &more) != OAS_OK))
        return false;
    if (!more || oas_read_key(r, first, key, &more) != OAS_OK || !more)
        return false;
    return may_look(places, (size_t)(r->at - at) + WORD_COST);
}

static bool is_there(const oas_errors *errs, oas_places *places, size_t object, oas_str name)
{
    struct oas_reader r = oas_reader_over(errs->json);
    struct oas_token key;
    r.at += object + 1;
    for (bool first = true; next_key(places, &r, first, &key); first = false)
        if (oas_token_equal(&key, name))
            return true;
    return false;
}

/* The member that the schema has instead of the one whose key is at the error's place. */
static oas_str declared_name(const oas_errors *errs, const oas_error *error, oas_places *places)
{
    const struct oas_object_row *object = object_of(errs, error);
    const oas_program *program = errs->program;
    struct oas_reader r = oas_reader_over(errs->json);
    struct oas_token key;
    size_t start;
    oas_str none = oas_str_of(NULL, 0);
    r.at += error->offset;
    if (!oas_places_object(places, &start) || oas_read_string(&r, &key) != OAS_OK ||
        !may_look(places, (size_t)WORD_COST * object->field_count))
        return none;
    oas_nearest near = oas_nearest_to(content_of(&key));
    for (uint32_t i = 0; i < object->field_count; i++) {
        const struct oas_field_row *field = &program->fields[object->fields + i];
        if (!(program->schemas[OAS_USE_ROW(field->use)].flags & OAS_SCHEMA_NEVER))
            oas_nearest_try(&near, oas_program_text(program, field->name));
    }
    return near.found.len && !is_there(errs, places, start, near.found) ? near.found : none;
}

/* The member without a declaration that stands in the object in place of the missing one. */
static oas_str undeclared_name(const oas_errors *errs, const oas_error *error, oas_places *places)
{
    const struct oas_object_row *object = object_of(errs, error);
    struct oas_reader r = oas_reader_over(errs->json);
    struct oas_token key;
    oas_nearest near = oas_nearest_to(oas_error_property(errs, error));
    r.at += error->offset + 1;
    for (bool first = true; next_key(places, &r, first, &key); first = false)
        if (oas_find_field(errs->program, object, &key) == OAS_NONE)
            oas_nearest_try(&near, content_of(&key));
    return near.found;
}

/* ---- constants ---- */

static oas_str near_constant(const oas_errors *errs, const oas_error *error, oas_places *places,
                             uint32_t first, uint32_t count)
{
    const oas_program *program = errs->program;
    struct oas_reader r;
    struct oas_token token;
    if (!oas_error_value(errs, error, &r) || *r.at != '"' ||
        oas_read_string(&r, &token) != OAS_OK || !may_look(places, (size_t)WORD_COST * count))
        return oas_str_of(NULL, 0);
    oas_nearest near = oas_nearest_to(content_of(&token));
    for (uint32_t i = first; i < first + count; i++)
        if (program->values[i].jtype == OAS_JTYPE_STRING)
            oas_nearest_try(&near, oas_program_text(program, program->values[i].text));
    return near.found;
}

static oas_str constant_of(const oas_errors *errs, const oas_error *error, oas_places *places)
{
    const struct oas_check_row *check = &errs->program->checks[error->check];
    if (error->code == OAS_CODE_INVALID_VALUE)
        return near_constant(errs, error, places, check->first, check->count);
    const struct oas_tag_row *tag = &errs->program->tags[check->table];
    return near_constant(errs, error, places, tag->values, tag->count);
}

/* ---- */

oas_str oas_error_suggestion(const oas_errors *errs, const oas_error *error, oas_places *places)
{
    bool by_schema = error->keyword != OAS_KEYWORD_NONE;
    if (errs->no_values || places->nowhere || !by_schema)
        return oas_str_of(NULL, 0);
    if (error->keyword == OAS_KEYWORD_ADDITIONAL_PROPERTIES)
        return declared_name(errs, error, places);
    if (error->code == OAS_CODE_MISSING)
        return undeclared_name(errs, error, places);
    if (error->code == OAS_CODE_INVALID_VALUE || error->reason == OAS_REASON_BAD_TAG)
        return constant_of(errs, error, places);
    return oas_str_of(NULL, 0);
}
