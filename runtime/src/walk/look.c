/* An object's keys and constants, looked at before its containers are gone into. */
#include "walk/look.h"

#include "json/field.h"
#include "json/jtype.h"
#include "json/skim.h"
#include "walk/check.h"
#include "walk/seen.h"
#include "walk/waive.h"
#include "walk/walk.h"

/* The scalar at the cursor, as the leaf checks see it; jtype 0 where it is malformed. */
static struct oas_subject read_subject(struct oas_reader *r, unsigned jtype)
{
    struct oas_subject s = {.jtype = jtype};
    const char *at = r->at;
    bool plain;
    oas_status status;
    if (jtype == OAS_JTYPE_STRING)
        status = oas_read_string(r, &s.token);
    else if (jtype == OAS_JTYPE_NUMBER)
        status = oas_read_number(r, &s.span, &plain);
    else
        status = oas_read_literal(r);
    s.jtype = status == OAS_OK ? jtype : 0;
    s.span = oas_str_of(at, (size_t)(r->at - at));
    return s;
}

/* Does a `const` or `enum` of the schema refuse the scalar at the cursor? */
static bool is_wrong_constant(struct oas_walk *w, const struct oas_schema_row *schema,
                              struct oas_reader r, unsigned jtype)
{
    const struct oas_check_row *check = &w->program->checks[schema->checks];
    for (uint32_t i = 0; i < schema->leaf_count; i++, check++) {
        bool constant = check->keyword == OAS_KEYWORD_CONST || check->keyword == OAS_KEYWORD_ENUM;
        if (!constant || !(check->jtypes & jtype))
            continue;
        struct oas_subject s = read_subject(&r, jtype);
        return s.jtype != 0 && oas_check_leaf(w, check, &s) == OAS_INVALID;
    }
    return false;
}

/* The value at the cursor, as that of the member `field`, which OAS_NONE says is undeclared. */
static bool is_wrong(struct oas_walk *w, const struct oas_object_row *object, uint32_t field,
                     const struct oas_reader *r)
{
    const struct oas_field_row *row =
        field == OAS_NONE ? NULL : &w->program->fields[object->fields + field];
    oas_use use = row && !(row->flags & OAS_FIELD_UNDECLARED) ? row->use : object->rest;
    const struct oas_schema_row *schema = &w->program->schemas[OAS_USE_ROW(use)];
    unsigned jtype = oas_jtypes_of(*r->at);
    bool declared = row && !(row->flags & OAS_FIELD_UNDECLARED);
    if (use == OAS_ANY || jtype == 0 || (!declared && object->pattern_count))
        return false;
    schema = oas_walk_merged(w, schema);
    if (schema->flags & OAS_SCHEMA_NEVER)
        return declared || !oas_walk_ignores(w);
    if (!(schema->jtypes & jtype))
        return true;
    return jtype != OAS_JTYPE_OBJECT && jtype != OAS_JTYPE_ARRAY && schema->judged & jtype &&
           is_wrong_constant(w, schema, *r, jtype);
}

/* Is a member demanded that is none of `seen`? */
static bool lacks_member(struct oas_walk *w, const struct oas_schema_row *schema, const char *open,
                         const uint64_t *seen, unsigned depth)
{
    const struct oas_object_row *object = &w->program->objects[schema->object];
    for (uint32_t i = 0; i < object->field_count; i++) {
        const struct oas_field_row *field = &w->program->fields[object->fields + i];
        if (field->flags & OAS_FIELD_REQUIRED && !oas_seen_has(seen, i) &&
            oas_waive_member(w, schema, field, open, depth) == OAS_INVALID)
            return true;
    }
    return false;
}

/* The members from `field` on, up to the first that is wrong; those with a field are added to
 * `seen`. *closed: the object ended before one was. */
static bool look_on(struct oas_walk *w, const struct oas_object_row *object, uint32_t field,
                    uint64_t *seen, bool *closed)
{
    struct oas_reader r = w->read;
    bool wrong = is_wrong(w, object, field, &r);
    *closed = false;
    while (!wrong) {
        struct oas_token key;
        bool more;
        oas_skim_value(&r);
        if (oas_read_after(&r, '}', &more) != OAS_OK)
            break;
        *closed = !more;
        if (!more || oas_read_key(&r, false, &key, &more) != OAS_OK || r.at == r.end)
            break;
        field = oas_find_field(w->program, object, &key);
        if (field != OAS_NONE && oas_seen_has(seen, field))
            break; /* a second time: that is for the walk to tell */
        if (field != OAS_NONE)
            oas_seen_add(seen, field);
        wrong = is_wrong(w, object, field, &r);
    }
    w->work += (uint64_t)(r.at - w->read.at) / OAS_SKIM_SPEED;
    return wrong;
}

bool oas_is_hopeless(struct oas_walk *w, const struct oas_schema_row *schema, const char *open,
                     uint32_t field, const uint64_t *seen, unsigned depth)
{
    const struct oas_object_row *object = &w->program->objects[schema->object];
    struct oas_scratch_mark mark = oas_scratch_mark(&w->scratch);
    size_t size = oas_seen_size(object);
    uint64_t *all = oas_scratch_take(&w->scratch, size);
    bool closed;
    if (!all)
        return false;
    memcpy(all, seen, size);
    bool hopeless = look_on(w, object, field, all, &closed) ||
                    (closed && lacks_member(w, schema, open, all, depth));
    oas_scratch_release(&w->scratch, mark);
    return hopeless;
}
