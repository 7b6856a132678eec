/* walk_body.h - the walker's body; included by walk_validate.c and walk_explain.c, which define
 * COLLECT (go on after an error and record it) as 0 or 1. Everything here is static; what applies
 * schemas to the same value again stands in walk_apply.h. */

static oas_status walk(struct oas_walk *w, oas_use use, unsigned depth,
                       const struct oas_step *path);

/* The verdict alone, from either form. */
static oas_status judge(struct oas_walk *w, oas_use use, unsigned depth)
{
    return COLLECT ? oas_walk_validate(w, use, depth) : walk(w, use, depth, NULL);
}

/* A fault of the value at `at`. Explaining goes on behind it. */
static inline oas_status refuse(struct oas_walk *w, const struct oas_step *path, const char *at,
                                oas_error error)
{
    if (!COLLECT)
        return OAS_INVALID;
    if (w->only_twice && error.code != OAS_CODE_DUPLICATE_MEMBER)
        return OAS_OK;
    error.offset = (size_t)(at - w->read.begin);
    w->found++;
    return oas_errors_add(w->errs, &error, path);
}

static inline uint32_t row_of(const struct oas_walk *w, const struct oas_type_row *type)
{
    return (uint32_t)(type - w->program->types);
}

static inline oas_error error_of(const struct oas_walk *w, const struct oas_type_row *type,
                                 oas_keyword keyword, oas_code code, uint32_t order)
{
    oas_error error = {.code = code,
                       .keyword = keyword,
                       .type = row_of(w, type),
                       .check = OAS_NONE,
                       .field = OAS_NONE,
                       .order = order};
    return error;
}

OAS_APART static oas_status refuse_check(struct oas_walk *w, const struct oas_type_row *type,
                                         const struct oas_check_row *check,
                                         const struct oas_step *path, const char *at)
{
    oas_error error = error_of(w, type, (oas_keyword)check->keyword,
                               oas_keyword_code((oas_keyword)check->keyword), check->order);
    error.check = (uint32_t)(check - w->program->checks);
    return refuse(w, path, at, error);
}

static inline struct oas_step step_to(const struct oas_step *up, oas_keyword keyword,
                                      uint32_t index, oas_use use)
{
    struct oas_step step = {up, keyword, index, {NULL, 0}, OAS_USE_REFS(use)};
    return step;
}

/* Over a value that nothing judges; strictly the first time only. */
static inline oas_status skip(struct oas_walk *w, unsigned depth)
{
    if (w->read.at >= w->read.checked)
        return oas_skip_value(&w->read, depth);
    oas_skip_again(&w->read);
    return OAS_OK;
}

/* ---- the value itself ---- */

static oas_status run_checks(struct oas_walk *w, const struct oas_type_row *type,
                             struct oas_subject *s, const struct oas_step *path)
{
    const struct oas_check_row *check = &w->program->checks[type->checks];
    for (uint32_t i = 0; i < type->leaf_count; i++, check++) {
        if (!(check->kinds & s->kind))
            continue;
        oas_status status = oas_check_leaf(w, check, s);
        if (status == OAS_INVALID)
            status = refuse_check(w, type, check, path, s->span.at);
        if (status != OAS_OK)
            return status;
    }
    return OAS_OK;
}

OAS_APART static oas_status refuse_type(struct oas_walk *w, const struct oas_type_row *type,
                                        const struct oas_step *path, const char *at, bool *wrong)
{
    *wrong = true;
    if (type->flags & OAS_TYPE_NEVER)
        return refuse(
            w, path, at,
            error_of(w, type, OAS_KEYWORD_FALSE_SCHEMA, OAS_CODE_NOT_ALLOWED, type->order));
    return refuse(w, path, at,
                  error_of(w, type, OAS_KEYWORD_TYPE, OAS_CODE_INVALID_TYPE, type->order));
}

OAS_APART static oas_status walk_literal(struct oas_walk *w, const struct oas_type_row *type,
                                         const struct oas_step *path, bool *wrong)
{
    const char *at = w->read.at;
    unsigned kind = *at == 'n' ? OAS_KIND_NULL : OAS_KIND_BOOLEAN;
    oas_status status = oas_read_literal(&w->read);
    if (status != OAS_OK)
        return status;
    if (!(type->kinds & kind))
        return refuse_type(w, type, path, at, wrong);
    if (!(type->judged & kind))
        return OAS_OK;
    struct oas_subject s = {.kind = kind, .span = {at, (size_t)(w->read.at - at)}};
    return run_checks(w, type, &s, path);
}

OAS_APART static oas_status walk_number(struct oas_walk *w, const struct oas_type_row *type,
                                        const struct oas_step *path, bool *wrong)
{
    struct oas_subject s = {.kind = OAS_KIND_INTEGER};
    bool plain;
    oas_status status = oas_read_number(&w->read, &s.span, &plain);
    if (status != OAS_OK)
        return status;
    if (!plain) {
        s.number = oas_number_read(s.span);
        s.has_number = true;
        if (type->flags & OAS_TYPE_STRICT_INTEGER || !oas_number_is_integer(&s.number))
            s.kind = OAS_KIND_FRACTION;
    }
    if (!(type->kinds & s.kind))
        return refuse_type(w, type, path, s.span.at, wrong);
    return type->judged & s.kind ? run_checks(w, type, &s, path) : OAS_OK;
}

OAS_APART static oas_status walk_string(struct oas_walk *w, const struct oas_type_row *type,
                                        const struct oas_step *path, bool *wrong)
{
    struct oas_subject s = {.kind = OAS_KIND_STRING};
    const char *at = w->read.at;
    oas_status status = oas_read_string(&w->read, &s.token);
    if (status != OAS_OK)
        return status;
    if (!(type->kinds & OAS_KIND_STRING))
        return refuse_type(w, type, path, at, wrong);
    if (!(type->judged & OAS_KIND_STRING))
        return OAS_OK;
    struct oas_scratch_mark mark = oas_scratch_mark(&w->scratch);
    s.span = oas_str_of(at, (size_t)(w->read.at - at));
    status = run_checks(w, type, &s, path);
    oas_scratch_release(&w->scratch, mark);
    return status;
}

/* The leaf checks of an array or object, which is behind the cursor. */
OAS_APART static oas_status check_container(struct oas_walk *w, const struct oas_type_row *type,
                                            unsigned kind, const char *at, size_t count,
                                            const struct oas_step *path)
{
    struct oas_subject s = {.kind = kind, .span = {at, (size_t)(w->read.at - at)}, .count = count};
    return run_checks(w, type, &s, path);
}

/* A member or item behind those that the schema names, where it allows no more. */
OAS_APART static oas_status refuse_extra(struct oas_walk *w, const struct oas_type_row *type,
                                         oas_keyword keyword, uint32_t order,
                                         const struct oas_step *path, const char *at)
{
    return refuse(w, path, at, error_of(w, type, keyword, OAS_CODE_NOT_ALLOWED, order));
}

/* ---- arrays ---- */

static oas_status walk_item(struct oas_walk *w, const struct oas_type_row *type,
                            const struct oas_array_row *array, uint32_t i, unsigned depth,
                            const struct oas_step *path)
{
    bool in_prefix = i < array->prefix_count;
    oas_use use = in_prefix ? w->program->branches[array->prefix + i].use : array->items;
    uint32_t keyword = in_prefix ? array->prefix_keyword : array->items_keyword;
    if (!in_prefix && w->program->types[OAS_USE_ROW(use)].flags & OAS_TYPE_NEVER) {
        oas_status status =
            refuse_extra(w, type, (oas_keyword)keyword, array->items_order, path, w->read.at);
        return status == OAS_OK ? skip(w, depth + 1) : status;
    }
    if (!COLLECT)
        return walk(w, use, depth + 1, NULL);
    struct oas_step step = step_to(path, (oas_keyword)keyword, in_prefix ? i : OAS_NONE, use);
    return walk(w, use, depth + 1, &step);
}

OAS_APART static oas_status walk_array(struct oas_walk *w, const struct oas_type_row *type,
                                       unsigned depth, const struct oas_step *path)
{
    static const struct oas_array_row open = {.prefix = 0};
    const struct oas_array_row *array =
        type->array == OAS_NONE ? &open : &w->program->arrays[type->array];
    const char *at = w->read.at++;
    if (depth >= w->read.max_depth)
        return OAS_TOO_LARGE;
    uint32_t count = 0;
    oas_read_space(&w->read);
    bool more = w->read.at == w->read.end || *w->read.at != ']';
    w->read.at += !more;
    while (more) {
        oas_read_space(&w->read);
        if (w->read.at == w->read.end)
            return oas_reader_fault(&w->read, OAS_FAULT_VALUE, w->read.at);
        oas_status status = walk_item(w, type, array, count, depth, path);
        if (status == OAS_OK)
            status = oas_read_after(&w->read, ']', &more);
        if (status != OAS_OK)
            return status;
        count++;
    }
    return type->judged & OAS_KIND_ARRAY ? check_container(w, type, OAS_KIND_ARRAY, at, count, path)
                                         : OAS_OK;
}

/* ---- objects ---- */

struct member {
    const char *key; /* its opening quote */
    uint32_t field;  /* index in the object's fields, or OAS_NONE */
    bool more;       /* false: there was none, the object is closed */
};

/* Payloads mostly keep the order of the declaration: compare with the expected name at once. */
static inline bool guess_key(struct oas_walk *w, const struct oas_field_row *field)
{
    oas_str name = oas_program_text(w->program, field->name);
    const char *at = w->read.at;
    if ((size_t)(w->read.end - at) < name.len + 3 || field->flags & OAS_FIELD_ESCAPED)
        return false;
    if (at[0] != '"' || at[name.len + 1] != '"' || memcmp(at + 1, name.at, name.len) != 0)
        return false;
    at += name.len + 2;
    if (*at != ':')
        return false;
    const char *key = w->read.at;
    w->read.at = at + 1;
    oas_read_space(&w->read);
    if (w->read.at < w->read.end)
        return true;
    w->read.at = key; /* the value is missing: oas_read_key() says so */
    return false;
}

static uint32_t find_field(const struct oas_walk *w, const struct oas_object_row *object,
                           const struct oas_token *key)
{
    if (object->field_count == 0)
        return OAS_NONE;
    const uint32_t *slots = &w->program->slots[object->slots];
    uint32_t at = oas_token_hash(key) & object->mask;
    for (; slots[at]; at = (at + 1) & object->mask) {
        uint32_t i = slots[at] - 1;
        oas_text name = w->program->fields[object->fields + i].name;
        if (oas_token_equal(key, oas_program_text(w->program, name)))
            return i;
    }
    return OAS_NONE;
}

static oas_status next_member(struct oas_walk *w, const struct oas_object_row *object, bool first,
                              uint32_t guess, struct member *member)
{
    struct oas_token key;
    oas_read_space(&w->read);
    member->key = w->read.at;
    member->more = true;
    member->field = guess;
    if (guess < object->field_count && guess_key(w, &w->program->fields[object->fields + guess]))
        return OAS_OK;
    oas_status status = oas_read_key(&w->read, first, &key, &member->more);
    if (status == OAS_OK && member->more)
        member->field = find_field(w, object, &key);
    return status;
}

/* A declared member for the second time. Which one holds would be a guess: refused whatever the
 * schema says, so that no `not` or `anyOf` around it turns it into a yes. */
OAS_APART static oas_status refuse_again(struct oas_walk *w, const struct oas_type_row *type,
                                         uint32_t field_row, const char *key,
                                         const struct oas_step *path)
{
    const struct oas_field_row *field = &w->program->fields[field_row];
    oas_error error =
        error_of(w, type, OAS_KEYWORD_PROPERTIES, OAS_CODE_DUPLICATE_MEMBER, field->order);
    error.field = field_row;
    w->twice |= !COLLECT;
    return refuse(w, path, key, error);
}

/* A forbidden member is placed at its key: one that is declared so, or any that is not declared. */
OAS_APART static oas_status refuse_member(struct oas_walk *w, const struct oas_type_row *type,
                                          const struct oas_object_row *object,
                                          const struct oas_field_row *field, const char *key,
                                          const struct oas_step *path)
{
    if (!field)
        return refuse_extra(w, type, OAS_KEYWORD_ADDITIONAL_PROPERTIES, object->rest_order, path,
                            key);
    struct oas_step step = step_to(path, OAS_KEYWORD_PROPERTIES, OAS_NONE, field->use);
    bool wrong;
    step.name = oas_program_text(w->program, field->name);
    return refuse_type(w, &w->program->types[OAS_USE_ROW(field->use)], &step, key, &wrong);
}

/* A member's value; `field` is NULL when the object does not declare it. */
static oas_status walk_member(struct oas_walk *w, const struct oas_type_row *type,
                              const struct oas_object_row *object,
                              const struct oas_field_row *field, const char *key, unsigned depth,
                              const struct oas_step *path)
{
    oas_use use = field ? field->use : object->rest;
    if (w->program->types[OAS_USE_ROW(use)].flags & OAS_TYPE_NEVER) {
        oas_status status = refuse_member(w, type, object, field, key, path);
        return status == OAS_OK ? skip(w, depth + 1) : status;
    }
    if (!COLLECT)
        return walk(w, use, depth + 1, NULL);
    struct oas_step step = step_to(
        path, field ? OAS_KEYWORD_PROPERTIES : OAS_KEYWORD_ADDITIONAL_PROPERTIES, OAS_NONE, use);
    if (field)
        step.name = oas_program_text(w->program, field->name);
    return walk(w, use, depth + 1, &step);
}

OAS_APART static oas_status refuse_missing(struct oas_walk *w, const struct oas_type_row *type,
                                           const struct oas_object_row *object,
                                           const uint64_t *seen, const char *at,
                                           const struct oas_step *path)
{
    for (uint32_t i = 0; i < object->field_count; i++) {
        const struct oas_field_row *field = &w->program->fields[object->fields + i];
        if (!(field->flags & OAS_FIELD_REQUIRED) || seen[i / 64] >> (i % 64) & 1 ||
            field->flags & w->waived)
            continue;
        oas_error error =
            error_of(w, type, OAS_KEYWORD_REQUIRED, OAS_CODE_MISSING, field->required_order);
        error.field = object->fields + i;
        oas_status status = refuse(w, path, at, error);
        if (status != OAS_OK)
            return status;
    }
    return OAS_OK;
}

/* One member that has a field: noted as seen. */
static oas_status note_member(struct oas_walk *w, const struct oas_type_row *type,
                              const struct oas_object_row *object, const struct member *member,
                              uint64_t *seen, uint32_t *required, const struct oas_step *path)
{
    uint32_t row = object->fields + member->field;
    const struct oas_field_row *field = &w->program->fields[row];
    uint64_t bit = UINT64_C(1) << (member->field % 64);
    uint64_t *word = &seen[member->field / 64];
    bool again = *word & bit;
    *word |= bit;
    if (!again)
        *required += field->flags & OAS_FIELD_REQUIRED;
    else if (!(field->flags & OAS_FIELD_UNDECLARED))
        return refuse_again(w, type, row, member->key, path);
    return OAS_OK;
}

/* The member's field if the object declares it; else NULL. */
static const struct oas_field_row *
declared(const struct oas_walk *w, const struct oas_object_row *object, const struct member *member)
{
    if (member->field == OAS_NONE)
        return NULL;
    const struct oas_field_row *field = &w->program->fields[object->fields + member->field];
    return field->flags & OAS_FIELD_UNDECLARED ? NULL : field;
}

static oas_status walk_members(struct oas_walk *w, const struct oas_type_row *type,
                               const struct oas_object_row *object, uint64_t *seen, unsigned depth,
                               const struct oas_step *path)
{
    const char *at = w->read.at++;
    uint32_t count = 0, required = 0, guess = 0;
    struct member member = {NULL, OAS_NONE, true};
    while (member.more) {
        oas_status status = next_member(w, object, count == 0, guess, &member);
        if (status != OAS_OK)
            return status;
        if (!member.more)
            break;
        count++;
        if (member.field != OAS_NONE) {
            guess = member.field + 1;
            status = note_member(w, type, object, &member, seen, &required, path);
        }
        if (status != OAS_OK)
            return status;
        status =
            walk_member(w, type, object, declared(w, object, &member), member.key, depth, path);
        if (status == OAS_OK)
            status = oas_read_after(&w->read, '}', &member.more);
        if (status != OAS_OK)
            return status;
    }
    oas_status status = OAS_OK;
    if (required < object->required_count)
        status = refuse_missing(w, type, object, seen, at, path);
    if (status == OAS_OK && type->judged & OAS_KIND_OBJECT)
        status = check_container(w, type, OAS_KIND_OBJECT, at, count, path);
    return status;
}

OAS_APART static oas_status walk_object(struct oas_walk *w, const struct oas_type_row *type,
                                        unsigned depth, const struct oas_step *path)
{
    const char *at = w->read.at;
    if (type->object == OAS_NONE) {
        oas_status status = skip(w, depth);
        if (status == OAS_OK && type->judged & OAS_KIND_OBJECT)
            status = check_container(w, type, OAS_KIND_OBJECT, at, 0, path);
        return status;
    }
    if (depth >= w->read.max_depth)
        return OAS_TOO_LARGE;
    const struct oas_object_row *object = &w->program->objects[type->object];
    struct oas_scratch_mark mark = oas_scratch_mark(&w->scratch);
    size_t size = ((size_t)object->field_count + 63) / 64 * sizeof(uint64_t);
    uint64_t *seen = oas_scratch_take(&w->scratch, size);
    if (!seen)
        return OAS_NO_MEMORY;
    memset(seen, 0, size);
    oas_status status = walk_members(w, type, object, seen, depth, path);
    oas_scratch_release(&w->scratch, mark);
    return status;
}

#include "walk_apply.h"

/* ---- any value ---- */

static oas_status walk_own(struct oas_walk *w, const struct oas_type_row *type, unsigned depth,
                           const struct oas_step *path, bool *wrong)
{
    const char *at = w->read.at;
    unsigned kinds = oas_kinds_of(*at);
    if (kinds == OAS_KIND_STRING)
        return walk_string(w, type, path, wrong);
    if (kinds == OAS_KIND_NUMBER)
        return walk_number(w, type, path, wrong);
    if (kinds & (OAS_KIND_NULL | OAS_KIND_BOOLEAN))
        return walk_literal(w, type, path, wrong);
    if (kinds == 0)
        return oas_reader_fault(&w->read, OAS_FAULT_VALUE, at);
    if (!(type->kinds & kinds)) {
        oas_status status = refuse_type(w, type, path, at, wrong);
        return status == OAS_OK ? skip(w, depth) : status;
    }
    return kinds == OAS_KIND_OBJECT ? walk_object(w, type, depth, path)
                                    : walk_array(w, type, depth, path);
}

static oas_status walk(struct oas_walk *w, oas_use use, unsigned depth, const struct oas_step *path)
{
    if (OAS_USE_ROW(use) == OAS_ANY)
        return skip(w, depth);
    const struct oas_type_row *type = &w->program->types[OAS_USE_ROW(use)];
    if (!COLLECT && type->merged)
        type = &w->program->types[type->merged];
    const char *start = w->read.at;
    if (!COLLECT && type->flags & OAS_TYPE_LEAD)
        return apply_each(w, type, start, NULL, depth, path);
    bool wrong = false;
    oas_status status = walk_own(w, type, depth, path, &wrong);
    if (status != OAS_OK || wrong || type->apply_count == 0)
        return status;
    return apply_each(w, type, start, w->read.at, depth, path);
}
