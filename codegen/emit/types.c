/* The model's types as C declarations. */
#include "emit/types.h"

#include "emit/enums.h"
#include "emit/facts.h"
#include "emit/limits.h"
#include "emit/note.h"
#include "emit/presets.h"
#include "emit/prose.h"

/* Of kinds that ask for different things of a member; behind them stands an ellipsis. */
enum { MOST_GROUPS = 4 };

/* ---- comments ---- */

/* What the document says of a type, and how the variants of a union are told apart. */
static void note_type(struct emitter *e, const struct ctype *type, oas_str told_apart)
{
    oas_buf text = {0};
    prose_of(type->prose, type->name, TYPE_PROSE, &text);
    prose_line(&text, told_apart);
    facts_left_out(type->schema, &text);
    prose_places(type->places, &text);
    out_note(&e->out, emitter_keep(e, &text));
}

/* True if no sentence ends within the text. */
static bool is_sentence(oas_str text)
{
    for (size_t i = 0; i + 2 < text.len; i++)
        if (memcmp(text.at + i, ". ", 2) == 0)
            return false;
    return true;
}

/* Appends the facts to the prose: "Hour of opening; 0..23". The last of several sentences keeps its
 * period if it ends the comment. */
static void put_facts(oas_buf *text, oas_str facts)
{
    oas_str prose = oas_buf_str(text);
    bool lines = prose.len && memchr(prose.at, '\n', prose.len);
    bool period = prose.len > 1 && prose.at[prose.len - 1] == '.' && prose.at[prose.len - 2] != '.';
    if (!lines && period && (facts.len || is_sentence(prose)))
        text->len--;
    if (text->len && facts.len)
        oas_buf_puts(text, lines ? "\n" : "; ");
    oas_buf_put(text, facts);
}

/* One comment: what the document says, and what its keywords do. */
static oas_str about_part(struct emitter *e, const struct part *part, oas_str facts)
{
    oas_buf text = {0};
    prose_of_part(e, part, PART_PROSE, &text);
    const struct ctype *type = part->type;
    while (type->shape == OAS_SHAPE_OPTION || type->shape == OAS_SHAPE_POINTER)
        type = type->item;
    if (type->shape == OAS_SHAPE_JSON)
        prose_line(&text, type->told_apart);
    put_facts(&text, facts);
    return emitter_keep(e, &text);
}

/* ---- what is pointed to before it is defined ---- */

static void forward(struct emitter *e, oas_str tag)
{
    enum out_section before = out_to(&e->out, SECTION_FORWARDS);
    out(&e->out, "struct $tag;\n", ID("tag", tag));
    e->forwards = true;
    (void)out_to(&e->out, before);
}

/* `type` is about to be pointed to. */
static void point_to(struct emitter *e, const struct ctype *type)
{
    if (type->name.len == 0 || !e->known || e->known[type->row])
        return;
    e->known[type->row] = true;
    forward(e, type->name);
}

/* ---- members ---- */

/* "struct pet *" and "owner": the star stands at the name. */
void types_declare(struct emitter *e, oas_str type, oas_str name, oas_str about)
{
    if (about.len && memchr(about.at, '\n', about.len)) {
        out_note(&e->out, about);
        about.len = 0;
    }
    bool pointer = type.len > 2 && type.at[type.len - 1] == '*' && type.at[type.len - 2] == ' ';
    oas_str plain = oas_str_of(type.at, pointer ? type.len - 2 : type.len);
    out(&e->out, pointer ? "$type\t\v*$name;$about\n" : "$type\t\v$name;$about\n",
        TEXT("type", plain), ID("name", name), ASIDE("about", about));
}

static void find_pointer(struct emitter *e, const struct ctype *type)
{
    while (type->shape == OAS_SHAPE_OPTION && type->name.len == 0)
        type = type->item;
    if (type->shape == OAS_SHAPE_POINTER)
        point_to(e, type->item);
}

/* "of EMPLOYEE, GUEST": by their constants without what these begin with. Returns false, and puts
 * nothing, where these are none. */
static bool put_kinds(const struct ctype *type, uint32_t kinds, oas_buf *out)
{
    uint32_t seen = 0;
    for (size_t i = 0; type->kind && i < type->kind->label_count; i++) {
        const struct label *label = &type->kind->labels[i];
        size_t before = type->kind->name.len + 1; /* PET_KIND_ before each */
        uint32_t bit = label->value <= 32 ? UINT32_C(1) << (label->value - 1) : 0;
        if (!(kinds & bit) || seen & bit || label->name.len <= before)
            continue;
        if (!seen)
            limits_next_word(out, 0);
        oas_buf_puts(out, seen ? ", " : "of ");
        oas_buf_put(out, oas_str_of(label->name.at + before, label->name.len - before));
        seen |= bit;
    }
    return seen != 0;
}

/* "of EMPLOYEE only": the kinds that have the member, where others have not. */
static void put_only(const struct ctype *type, const struct part *part, oas_buf *out)
{
    if (put_kinds(type, part->branches, out))
        oas_buf_puts(out, " only");
}

/* The words of what one kind asks of the member, in parentheses where they are several. */
static oas_str words_of_kind(struct emitter *e, const struct part *part, size_t i)
{
    oas_buf limits = {0}, words = {0};
    facts_of_limits(e, part->type, part->apart[i].limits, part->apart[i].limit_count, &limits);
    limits_enclosed(&limits, ";", &words);
    oas_buf_free(&limits);
    return emitter_keep(e, &words);
}

/* "of EMPLOYEE 1..8 characters; of GUEST at most 3 characters": where kinds ask for different
 * things. */
static void put_apart(struct emitter *e, const struct ctype *type, const struct part *part,
                      oas_buf *out)
{
    oas_str *words = OAS_ARENA_NEW(&e->mem, oas_str, part->apart_count + 1);
    size_t groups = 0;
    for (size_t i = 0; words && i < part->apart_count; i++)
        words[i] = words_of_kind(e, part, i);
    for (size_t i = 0; words && i < part->apart_count; i++) {
        uint32_t kinds = 0;
        oas_str said = words[i];
        for (size_t k = i; said.len && k < part->apart_count; k++)
            if (oas_str_equal(words[k], said)) {
                kinds |= part->apart[k].kinds;
                words[k].len = 0;
            }
        if (!kinds || groups++ >= MOST_GROUPS || !put_kinds(type, kinds, out))
            continue;
        oas_buf_putc(out, ' ');
        oas_buf_put(out, said);
    }
    limits_word(groups > MOST_GROUPS, "…", out, 0);
    out->failed |= !words;
}

static void print_part(struct emitter *e, const struct ctype *type, const struct part *part)
{
    oas_buf facts = {0};
    if (part->name.len == 0)
        return;
    find_pointer(e, part->type);
    facts_of_part(e, part, &facts);
    put_apart(e, type, part, &facts);
    put_only(type, part, &facts);
    facts_json_name(part, &facts);
    types_declare(e, part->type->spelling, part->name,
                  about_part(e, part, emitter_keep(e, &facts)));
}

static bool has_member(const struct ctype *type, oas_str json)
{
    bool has = false;
    for (size_t i = 0; !has && i < type->part_count; i++)
        has = type->parts[i].name.len && oas_str_equal(type->parts[i].json, json);
    return has;
}

/* In a struct the tag may be a member as well. */
static bool holds_tag(const struct ctype *type)
{
    bool holds = type->shape == OAS_SHAPE_STRUCT && has_member(type, type->tag_member);
    for (size_t i = 0; !holds && i < type->add_count; i++)
        holds = has_member(type->adds[i].type, type->tag_member);
    return holds;
}

static void print_kind(struct emitter *e, const struct ctype *type)
{
    oas_buf about = {0}, spelling = {0};
    if (!type->kind || type->kind_is_part)
        return;
    if (type->tag_member.at) {
        oas_buf_puts(&about, holds_tag(type) ? "must fit the member " : "the member ");
        oas_buf_put_json(&about, type->tag_member);
    }
    oas_buf_puts(&spelling, "enum ");
    oas_buf_put(&spelling, type->kind->name);
    types_declare(e, emitter_keep(e, &spelling), type->kind_name, emitter_keep(e, &about));
}

static void open_struct(struct emitter *e, const struct ctype *type)
{
    out(&e->out, "struct $tag {\n", ID("tag", type->name));
}

static void close_struct(struct emitter *e)
{
    out_text(&e->out, "};\n\n");
}

/* How a union is told apart, and what stands in JSON and takes no room here: required constants. */
static oas_str about_struct(struct emitter *e, const struct ctype *type)
{
    oas_buf text = {0};
    oas_buf_put(&text, type->told_apart);
    for (size_t i = 0; i < type->part_count; i++) {
        const struct part *part = &type->parts[i];
        if (part->name.len || part->type->shape != OAS_SHAPE_CONST || !part->json.at)
            continue;
        oas_buf_puts(&text, text.len ? "\nThe member " : "The member ");
        oas_buf_put_json(&text, part->json);
        oas_buf_puts(&text, " is always ");
        oas_buf_put(&text, part->type->text);
        oas_buf_puts(&text, ".");
    }
    return emitter_keep(e, &text);
}

/* The members that have no name of their own. */
static void print_rest(struct emitter *e, const struct ctype *type)
{
    oas_buf about = {0};
    oas_buf_puts(&about, "members that the document does not name");
    oas_buf_puts(&about, type->closed ? ", kept where options.ignore_unknown lets them through"
                         : type->keep ? ", kept"
                                      : "");
    facts_of_rest(e, type, &about);
    types_declare(e, type->item->spelling, type->rest, emitter_keep(e, &about));
}

/* Those of a pattern. */
static void print_share(struct emitter *e, const struct share *share)
{
    oas_buf about = {0};
    oas_buf_puts(&about, "members whose names match ");
    oas_buf_put_json(&about, share->pattern);
    size_t from = about.len;
    oas_buf_puts(&about, "; ");
    size_t behind = about.len;
    facts_of_value(e, share->type->item, share->schema, &about);
    if (about.len == behind)
        about.len = from;
    types_declare(e, share->type->spelling, share->name, emitter_keep(e, &about));
}

static void print_variant(struct emitter *e, const struct ctype *type, const struct part *part)
{
    oas_buf about = {0};
    if (part->name.len == 0)
        return;
    find_pointer(e, part->type);
    oas_buf_put(&about, part->enumerator);
    size_t before = about.len;
    oas_buf_puts(&about, "; ");
    size_t from = about.len;
    facts_of_variant(e, type, part, &about);
    if (about.len == from)
        about.len = before;
    types_declare(e, part->type->spelling, part->name, emitter_keep(e, &about));
}

/* The union `as`, unless no variant takes room. */
static void print_variants(struct emitter *e, const struct ctype *type, const struct part *parts,
                           size_t count)
{
    bool any = false;
    for (size_t i = 0; i < count; i++)
        any |= parts[i].name.len > 0;
    if (!any)
        return;
    out_text(&e->out, "union {\n");
    out_table(&e->out);
    for (size_t i = 0; i < count; i++)
        print_variant(e, type, &parts[i]);
    out_table_end(&e->out);
    out_text(&e->out, "} as;\n");
}

static void print_struct(struct emitter *e, const struct ctype *type)
{
    bool any = type->kind || type->item || type->share_count;
    note_type(e, type, about_struct(e, type));
    open_struct(e, type);
    out_table(&e->out);
    print_kind(e, type);
    for (size_t i = 0; i < type->part_count; i++) {
        print_part(e, type, &type->parts[i]);
        any |= type->parts[i].name.len > 0;
    }
    for (size_t i = 0; i < type->share_count; i++)
        print_share(e, &type->shares[i]);
    if (type->item)
        print_rest(e, type);
    if (!any)
        out_text(&e->out, "unsigned char empty_; /* not used: no struct of C is empty */\n");
    out_table_end(&e->out);
    print_variants(e, type, type->adds, type->add_count);
    close_struct(e);
    presets_declare(e, type);
}

/* ---- unions ---- */

/* What the kinds are that take no room. null is called so. */
static oas_str about_union(struct emitter *e, const struct ctype *type)
{
    oas_buf text = {0};
    oas_buf_put(&text, type->told_apart);
    for (size_t i = 0; i < type->part_count; i++) {
        const struct part *part = &type->parts[i];
        if (part->name.len || part->type->shape != OAS_SHAPE_CONST || !part->enumerator.len ||
            oas_str_is(part->type->text, "null"))
            continue;
        oas_buf_puts(&text, text.len ? "\n" : "");
        oas_buf_put(&text, part->enumerator);
        oas_buf_puts(&text, " is always ");
        note_cut(&text, part->type->text, VALUE_WIDTH);
        oas_buf_putc(&text, '.');
    }
    return emitter_keep(e, &text);
}

static void print_union(struct emitter *e, const struct ctype *type)
{
    note_type(e, type, about_union(e, type));
    open_struct(e, type);
    out_table(&e->out);
    print_kind(e, type);
    out_table_end(&e->out);
    print_variants(e, type, type->parts, type->part_count);
    close_struct(e);
}

/* ---- lists, maps, options ---- */

static void print_list(struct emitter *e, const struct ctype *type)
{
    oas_str item = type->item->spelling.len ? type->item->spelling : OAS_STR("void");
    point_to(e, type->item);
    open_struct(e, type);
    out(&e->out, "$item *items;\nsize_t count;\n", TEXT("item", item));
    close_struct(e);
}

static void print_map(struct emitter *e, const struct ctype *type)
{
    note_type(e, type, oas_str_of(NULL, 0));
    forward(e, type->entry_name);
    open_struct(e, type);
    out(&e->out, "struct $entry *items;\nsize_t count;\n", ID("entry", type->entry_name));
    close_struct(e);
}

static void print_entry(struct emitter *e, const struct ctype *type)
{
    out(&e->out, "struct $entry {\noas_str key;\n", ID("entry", type->entry_name));
    if (type->item->spelling.len)
        out(&e->out, "$value value;\n", TEXT("value", type->item->spelling));
    close_struct(e);
}

static void print_option(struct emitter *e, const struct ctype *type)
{
    oas_buf about = {0};
    oas_buf_puts(&about, type->states & OAS_STATE_ABSENT ? "OAS_ABSENT, " : "");
    oas_buf_puts(&about, type->states & OAS_STATE_NULL ? "OAS_NULL, " : "");
    oas_buf_puts(&about, "OAS_VALUE");
    note_type(e, type, oas_str_of(NULL, 0));
    find_pointer(e, type->item);
    open_struct(e, type);
    out(&e->out, "oas_presence is;$about\n", ASIDE("about", emitter_keep(e, &about)));
    if (type->item->spelling.len)
        out(&e->out, "$type value;\n", TEXT("type", type->item->spelling));
    close_struct(e);
}

static void print_defined(struct emitter *e, const struct ctype *type)
{
    if (e->known)
        e->known[type->row] = true;
    enums_print_held(e, type);
    switch (type->shape) {
    case OAS_SHAPE_OPTION:
        print_option(e, type);
        break;
    case OAS_SHAPE_LIST:
        print_list(e, type);
        break;
    case OAS_SHAPE_MAP:
        print_map(e, type);
        break;
    case OAS_SHAPE_STRUCT:
        print_struct(e, type);
        break;
    case OAS_SHAPE_UNION:
        print_union(e, type);
        break;
    case OAS_SHAPE_JSON:
    case OAS_SHAPE_BOOLEAN:
    case OAS_SHAPE_SIGNED:
    case OAS_SHAPE_UNSIGNED:
    case OAS_SHAPE_DOUBLE:
    case OAS_SHAPE_STRING:
    case OAS_SHAPE_NUMBERED:
    case OAS_SHAPE_ENUM:
    case OAS_SHAPE_OPEN:
    case OAS_SHAPE_CONST:
    case OAS_SHAPE_POINTER:
        break;
    }
}

void types_print(struct emitter *e)
{
    e->known = OAS_ARENA_NEW(&e->mem, bool, (size_t)e->model->type_count + 1);
    e->out.no_memory |= !e->known;
    for (const struct ctype *type = e->model->defined; type; type = type->next_defined)
        print_defined(e, type);
    for (const struct cenum *labels = e->model->enums; labels; labels = labels->next)
        enums_print(e, labels);
    for (const struct ctype *type = e->model->defined; type; type = type->next_defined)
        if (type->shape == OAS_SHAPE_MAP)
            print_entry(e, type);
    enum out_section before = out_to(&e->out, SECTION_FORWARDS);
    if (e->forwards)
        out_text(&e->out, "\n");
    (void)out_to(&e->out, before);
}
