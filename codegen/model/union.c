/* anyOf and oneOf: an optional value, an enum, one struct, a C union; what cannot be told apart is
 * kept as JSON. */
#include "model/modeller.h"

#define NOT_NULL (OAS_KIND_ANY & ~(unsigned)OAS_KIND_NULL)

static oas_str sentence(struct modeller *m, const char *before, oas_str name, const char *behind)
{
    oas_buf text = {0};
    oas_buf_puts(&text, before);
    oas_buf_put(&text, name);
    oas_buf_puts(&text, behind);
    oas_str kept = {NULL, 0};
    if (!text.failed)
        kept = oas_arena_copy(m->mem, oas_buf_str(&text));
    m->diags->no_memory |= !kept.at;
    oas_buf_free(&text);
    return kept;
}

/* The branches that take something but null. */
struct live {
    const struct schema **at;
    size_t count;
};

static struct live live_of(struct modeller *m, const struct clause *clause, unsigned kinds)
{
    struct live live = {TAKE(m, const struct schema *, clause->count), 0};
    for (size_t i = 0; live.at && i < clause->count; i++)
        if (conj_kinds(m, clause->schemas[i]) & kinds & NOT_NULL)
            live.at[live.count++] = clause->schemas[i];
    return live;
}

/* ---- names of branches ---- */

static oas_str kind_word(unsigned kinds)
{
    static const struct {
        unsigned kinds;
        const char *word;
    } words[] = {{OAS_KIND_OBJECT, "object"},   {OAS_KIND_ARRAY, "array"},
                 {OAS_KIND_STRING, "string"},   {OAS_KIND_INTEGER, "integer"},
                 {OAS_KIND_NUMBER, "number"},   {OAS_KIND_FRACTION, "number"},
                 {OAS_KIND_BOOLEAN, "boolean"}, {OAS_KIND_NULL, "null"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if ((kinds & NOT_NULL) == words[i].kinds)
            return oas_str_from(words[i].word);
    return oas_str_of(NULL, 0);
}

/* `name` without the union's own before it: in "pet_owner", "pet_owner_person" is "person". */
static oas_str without(oas_str name, oas_str before)
{
    if (name.len > before.len + 1 && memcmp(name.at, before.at, before.len) == 0 &&
        name.at[before.len] == '_')
        return oas_str_of(name.at + before.len + 1, name.len - before.len - 1);
    return name;
}

oas_str branch_words(struct modeller *m, const struct schema *branch, oas_str parent, size_t i)
{
    oas_str name = proper_name(m, conj_target(branch));
    oas_str prefix = m->model->options.prefix, word = kind_word(conj_kinds(m, branch));
    const struct node *title = node_get(branch->node, "title");
    if (name.len) {
        oas_str without_parent = without(name, parent);
        if (without_parent.len < name.len)
            return without_parent;
        bool has =
            prefix.len && name.len > prefix.len && memcmp(name.at, prefix.at, prefix.len) == 0;
        return has ? oas_str_of(name.at + prefix.len, name.len - prefix.len) : name;
    }
    if (title && title->kind == NODE_STRING && title->text.len)
        return title->text;
    if (word.len && (i == SIZE_MAX || !oas_str_is(word, "object")))
        return word;
    oas_buf text = {0};
    oas_buf_puts(&text, word.len ? "object " : "variant ");
    oas_buf_put_u64(&text, i + 1);
    oas_str kept = oas_arena_copy(m->mem, oas_buf_str(&text));
    m->diags->no_memory |= text.failed || !kept.at;
    oas_buf_free(&text);
    return kept;
}

/* ---- told apart by a tag ---- */

static const struct oas_tag_row *tag_of(const struct modeller *m, const struct schema *owner,
                                        const struct clause *clause)
{
    const struct plan *plan = m->model->plan;
    const oas_program *program = &plan->program;
    const struct oas_type_row *type = &program->types[OAS_USE_ROW(plan->schemas[owner->id].use)];
    for (uint32_t i = 0; i < type->apply_count; i++) {
        const struct oas_check_row *check = &program->checks[type->checks + type->leaf_count + i];
        if (check->keyword == (uint8_t)clause->keyword)
            return check->slots == OAS_NONE ? NULL : &program->tags[check->slots];
    }
    return NULL;
}

static bool takes_objects(const struct modeller *m, const struct schema *branch)
{
    return conj_kinds(m, branch) & OAS_KIND_OBJECT;
}

size_t objects_before(const struct modeller *m, const struct clause *clause, size_t branch)
{
    size_t count = 0;
    for (size_t i = 0; i < branch; i++)
        count += takes_objects(m, clause->schemas[i]);
    return count;
}

/* A branch without a name of its own is called by its tag's value, if it has one only. */
static oas_str tagged_words(struct modeller *m, const struct clause *clause,
                            const struct oas_tag_row *tag, oas_str parent, size_t branch)
{
    const oas_program *program = &m->model->plan->program;
    const struct oas_value_row *only = NULL;
    size_t count = 0;
    for (uint32_t i = 0; i < tag->count; i++) {
        const struct oas_value_row *value = &program->values[tag->values + i];
        if (value->branch != branch)
            continue;
        only = value;
        count++;
    }
    if (count != 1 || proper_name(m, conj_target(clause->schemas[branch])).len)
        return branch_words(m, clause->schemas[branch], parent, branch);
    return oas_program_text(program, only->text);
}

void tag_kinds(struct modeller *m, struct ctype *type, const struct clause *clause,
               const struct oas_tag_row *tag)
{
    const oas_program *program = &m->model->plan->program;
    const struct label **first = TAKE(m, const struct label *, clause->count);
    type->kind = cenum_new(m, tag->count, NULL, name_joined(m, type->tag, OAS_STR("kind")));
    for (uint32_t i = 0; first && type->kind && i < tag->count; i++) {
        const struct oas_value_row *value = &program->values[tag->values + i];
        oas_str text = oas_program_text(program, value->text);
        if (first[value->branch]) {
            cenum_again(type->kind, text, first[value->branch]);
            continue;
        }
        first[value->branch] = &type->kind->labels[type->kind->label_count];
        cenum_add(m, type->kind, text, (uint32_t)objects_before(m, clause, value->branch) + 1,
                  tagged_words(m, clause, tag, type->tag, value->branch));
    }
}

static void add_variant(struct modeller *m, struct ctype *into, struct names *scope,
                        const struct schema *branch, oas_str words, unsigned kinds)
{
    const struct shaped *shaped = shape_of(m, &branch, 1, name_joined(m, into->tag, words));
    struct part *part = &into->parts[into->part_count++];
    part->schema = branch;
    part->kinds = kinds;
    part->required = true;
    part->type = shaped->type ? shaped->type : m->json;
    if (part->type->shape != OAS_SHAPE_CONST)
        part->name = name_taken(m, scope, name_joined(m, oas_str_of(NULL, 0), words));
}

static const struct label *label_of(const struct ctype *type, size_t value)
{
    for (size_t i = 0; type->kind && i < type->kind->label_count; i++)
        if (type->kind->labels[i].value == value)
            return &type->kind->labels[i];
    return NULL;
}

static void fill_tagged(struct modeller *m, struct ctype *into, const struct clause *clause,
                        const struct oas_tag_row *tag)
{
    const oas_program *program = &m->model->plan->program;
    struct names scope = {.mem = m->mem};
    into->shape = OAS_SHAPE_UNION;
    into->kind_name = OAS_STR("kind");
    into->tag_member = oas_program_text(program, tag->name);
    into->parts = TAKE(m, struct part, clause->count);
    tag_kinds(m, into, clause, tag);
    for (size_t i = 0; into->parts && i < clause->count; i++) {
        const struct schema *branch = clause->schemas[i];
        if (!takes_objects(m, branch))
            continue;
        add_variant(m, into, &scope, branch, tagged_words(m, clause, tag, into->tag, i), 0);
        const struct label *label = label_of(into, into->part_count);
        if (label) {
            into->parts[into->part_count - 1].json = label->text;
            into->parts[into->part_count - 1].enumerator = label->name;
        }
    }
}

static bool all_objects(struct modeller *m, const struct live *live)
{
    for (size_t i = 0; i < live->count; i++)
        if ((conj_kinds(m, live->at[i]) & NOT_NULL) != OAS_KIND_OBJECT)
            return false;
    return true;
}

static void shape_tagged(struct modeller *m, const struct conj *conj, const struct clause *clause,
                         const struct oas_tag_row *tag, oas_str name, struct shaped *shaped)
{
    struct ctype *type = shaped->type = ctype_new(m, OAS_SHAPE_STRUCT, conj->at[0]);
    oas_str member = oas_program_text(&m->model->plan->program, tag->name);
    ctype_name(m, type, name);
    if (shape_flat(m, conj, clause, tag, type)) {
        type->told_apart =
            sentence(m, "Alternatives that share most members, told apart by \"", member,
                     "\": members that only some of them have are optional here.");
        return;
    }
    type->parts = NULL;
    type->part_count = 0;
    type->kind = NULL;
    type->item = NULL;
    fill_tagged(m, type, clause, tag);
    type->told_apart = sentence(m, "Told apart by the member \"", member, "\".");
}

/* ---- told apart by JSON type ---- */

static bool kinds_apart(struct modeller *m, const struct live *live)
{
    unsigned seen = 0;
    for (size_t i = 0; i < live->count; i++) {
        unsigned kinds = conj_kinds(m, live->at[i]) & NOT_NULL;
        if (seen & kinds)
            return false;
        seen |= kinds;
    }
    return true;
}

static struct ctype *begin_kinds(struct modeller *m, const struct schema *schema, oas_str name,
                                 size_t count)
{
    struct ctype *type = ctype_new(m, OAS_SHAPE_UNION, schema);
    ctype_name(m, type, name);
    type->kind_name = OAS_STR("kind");
    type->kind = cenum_new(m, count, NULL, name_joined(m, type->tag, OAS_STR("kind")));
    type->parts = TAKE(m, struct part, count);
    type->told_apart = OAS_STR("Told apart by the value's JSON type.");
    return type;
}

static void add_kind(struct modeller *m, struct ctype *type, oas_str words)
{
    uint32_t value = (uint32_t)type->part_count;
    if (!type->kind)
        return;
    cenum_add(m, type->kind, oas_str_of(NULL, 0), value, words);
    type->parts[value - 1].enumerator = type->kind->labels[value - 1].name;
}

static void shape_apart(struct modeller *m, const struct conj *conj, const struct live *live,
                        oas_str name, struct shaped *shaped)
{
    struct names scope = {.mem = m->mem};
    struct ctype *type = shaped->type = begin_kinds(m, conj->at[0], name, live->count);
    for (size_t i = 0; type->parts && i < live->count; i++) {
        oas_str words = branch_words(m, live->at[i], type->tag, SIZE_MAX);
        add_variant(m, type, &scope, live->at[i], words, conj_kinds(m, live->at[i]) & NOT_NULL);
        add_kind(m, type, words);
    }
}

void shape_kinds(struct modeller *m, const struct conj *conj, oas_str name, struct shaped *shaped)
{
    static const unsigned each[] = {OAS_KIND_OBJECT, OAS_KIND_ARRAY, OAS_KIND_STRING,
                                    OAS_KIND_NUMBER, OAS_KIND_BOOLEAN};
    struct names scope = {.mem = m->mem};
    struct ctype *type = shaped->type =
        begin_kinds(m, conj->at[0], name, sizeof each / sizeof *each);
    for (size_t i = 0; type->parts && i < sizeof each / sizeof *each; i++) {
        unsigned kinds = conj->kinds & each[i];
        if (kinds == 0)
            continue;
        struct shaped one = {0};
        oas_str words = kind_word(kinds);
        struct part *part = &type->parts[type->part_count++];
        oas_str part_name = name_joined(m, type->tag, words);
        if (kinds & OAS_KIND_OBJECT)
            shape_object(m, conj, part_name, &one);
        else if (kinds & OAS_KIND_ARRAY)
            one.type = shape_array(m, conj, part_name);
        else if (kinds & OAS_KIND_NUMBER)
            one.type = shape_number(m, conj, kinds);
        else
            one.type = kinds & OAS_KIND_STRING ? m->string : m->boolean;
        *part = (struct part){.type = one.type, .kinds = kinds, .required = true};
        part->name = name_taken(m, &scope, name_joined(m, oas_str_of(NULL, 0), words));
        add_kind(m, type, words);
    }
}

/* ---- one type for all ---- */

/* Branches that are nothing but texts: one enum. */
static struct ctype *merge_constants(struct modeller *m, const struct conj *conj,
                                     const struct live *live, oas_str name)
{
    struct map seen = {NULL};
    size_t total = 0, count, kept = 0;
    for (size_t i = 0; i < live->count; i++) {
        struct conj branch = conj_of(m, &live->at[i], 1);
        if (!constant_texts(m, &branch, &count))
            return NULL;
        total += count;
    }
    oas_str *all = TAKE(m, oas_str, total);
    for (size_t i = 0; all && i < live->count; i++) {
        struct conj branch = conj_of(m, &live->at[i], 1);
        const oas_str *texts = constant_texts(m, &branch, &count);
        for (size_t j = 0; j < count; j++) {
            void **slot = map_put(&seen, m->mem, texts[j]);
            if (slot && !*slot) {
                *slot = all;
                all[kept++] = texts[j];
            }
        }
    }
    return all ? ctype_enum(m, all, kept, conj->at[0], name) : NULL;
}

static struct ctype *merge_live(struct modeller *m, const struct live *live, oas_str name)
{
    struct ctype *merged = NULL;
    for (size_t i = 0; i < live->count; i++) {
        const struct shaped *shaped = shape_of(
            m, &live->at[i], 1, name_joined(m, name, branch_words(m, live->at[i], name, i)));
        merged = i ? ctype_either(m, merged, shaped->type) : shaped->type;
        if (!merged)
            return NULL;
    }
    return merged;
}

static struct ctype *keep_json(struct modeller *m, const struct conj *conj)
{
    struct ctype *type = ctype_new(m, OAS_SHAPE_JSON, conj->at[0]);
    type->told_apart =
        OAS_STR("Kept as JSON: its alternatives can match the same value, and no required member "
                "with constants tells them apart.");
    return type;
}

void shape_union(struct modeller *m, const struct conj *conj, const struct clause *clause,
                 const struct schema *owner, oas_str name, struct shaped *shaped)
{
    struct live live = live_of(m, clause, conj->kinds);
    const struct oas_tag_row *tag = tag_of(m, owner, clause);
    if (live.count == 0) {
        shaped->type = ctype_const(m, NULL, conj->at[0]);
        return;
    }
    if (live.count == 1) {
        if (conj_kinds(m, live.at[0]) & NOT_NULL & ~conj->kinds && shape_scalar(m, conj, shaped))
            return;
        shaped->type = shape_of(m, live.at, 1, name)->type;
        shaped->type = shaped->type ? shaped->type : m->json;
        return;
    }
    if (tag && all_objects(m, &live)) {
        shape_tagged(m, conj, clause, tag, name, shaped);
        return;
    }
    shaped->type = merge_constants(m, conj, &live, name);
    if (shaped->type || shape_scalar(m, conj, shaped))
        return;
    if (kinds_apart(m, &live)) {
        shape_apart(m, conj, &live, name, shaped);
        return;
    }
    shaped->type = merge_live(m, &live, name);
    if (!shaped->type)
        shaped->type = keep_json(m, conj);
}
