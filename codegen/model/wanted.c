/* What of a document gets C types of its own, and what it is called. */
#include "model/wanted.h"

#include "load/map.h"
#include "load/text.h"
#include "model/given.h"

struct lister {
    oas_arena *mem;
    const struct given *given;
    struct wanted *at;
    size_t count;
    struct map seen; /* who was listed already, by what tells them apart */
    bool failed;
};

/* ---- the words of the name ---- */

oas_str wanted_operation_words(oas_arena *mem, const struct given *names,
                               const struct operation *operation, bool *no_memory)
{
    oas_buf text = {0};
    oas_str given = given_name(names, operation->node);
    if (given.len || operation->id.len)
        return given.len ? given : operation->id;
    text_put_lower(&text, operation->method);
    oas_buf_putc(&text, ' ');
    oas_buf_put(&text, operation->callback ? operation->callback_name : operation->path);
    return text_keep(mem, &text, no_memory);
}

oas_str wanted_subtype(oas_arena *mem, oas_str type, bool *no_memory)
{
    size_t start = 0;
    while (start < type.len && type.at[start] != '/')
        start++;
    size_t end = start;
    while (end < type.len && type.at[end] != ';')
        end++;
    if (start == type.len)
        return type;
    oas_str subtype = oas_str_of(type.at + start + 1, end - start - 1);
    if (!oas_str_is(subtype, "*"))
        return subtype;
    oas_buf text = {0};
    oas_buf_puts(&text, "any");
    if (type.at[0] != '*') {
        oas_buf_putc(&text, ' ');
        oas_buf_put(&text, oas_str_of(type.at, start));
    }
    return text_keep(mem, &text, no_memory);
}

static void put_word(oas_buf *out, oas_str word)
{
    if (out->len && word.len)
        oas_buf_putc(out, ' ');
    oas_buf_put(out, word);
}

/* "200", "problem+json" and "item" as one word for the name: each may be missing. 4XX in capitals
 * would be two words. */
static oas_str body_words(struct lister *lister, const struct subject *subject)
{
    oas_buf text = {0};
    if (subject->response)
        text_put_lower(&text, subject->response->status);
    if (!subject->lead)
        put_word(&text, wanted_subtype(lister->mem, subject->media->type, &lister->failed));
    if (subject->item)
        put_word(&text, OAS_STR("item"));
    return text.len ? text_keep(lister->mem, &text, &lister->failed) : (oas_str){0};
}

/* "response 200 header"; of all of them "headers"; "request part header". */
static oas_str header_words(struct lister *lister, const struct subject *subject)
{
    oas_buf text = {0};
    oas_buf_puts(&text, subject->response ? "response " : "request");
    if (subject->response)
        text_put_lower(&text, subject->response->status);
    oas_buf_puts(&text, subject->kind == SUBJECT_PART ? " part" : "");
    oas_buf_puts(&text, subject->kind == SUBJECT_HEADERS ? " headers" : " header");
    return text_keep(lister->mem, &text, &lister->failed);
}

/* The root has the prefix for a name, and no words. */
static void find_words(struct lister *lister, const struct subject *subject, oas_str words[3])
{
    if (subject->operation)
        words[0] =
            wanted_operation_words(lister->mem, lister->given, subject->operation, &lister->failed);
    switch (subject->kind) {
    case SUBJECT_ROOT:
        break;
    case SUBJECT_COMPONENT:
        words[0] = given_component(lister->given, subject->component->name);
        break;
    case SUBJECT_HEADER:
    case SUBJECT_PART:
        words[1] = header_words(lister, subject);
        words[2] = subject->parameter->name;
        break;
    case SUBJECT_HEADERS:
        words[1] = header_words(lister, subject);
        break;
    case SUBJECT_PARAMETER:
        words[1] = oas_str_from(oas_location_name(subject->parameter->in));
        words[2] = subject->parameter->name;
        break;
    case SUBJECT_PARAMETERS:
        words[1] = OAS_STR("parameters");
        break;
    case SUBJECT_REQUEST:
        words[1] = OAS_STR("request");
        words[2] = body_words(lister, subject);
        break;
    case SUBJECT_RESPONSE:
        words[1] = OAS_STR("response");
        words[2] = body_words(lister, subject);
        break;
    }
}

/* ---- the origin ---- */

/* How a reader finds the operation: by its id, else as the document has it, "POST /v2/campaigns".
 */
static void put_operation(oas_buf *out, const struct operation *operation)
{
    if (operation->id.len) {
        oas_buf_put(out, operation->id);
        return;
    }
    oas_buf_put(out, operation->method);
    oas_buf_putc(out, ' ');
    oas_buf_put(out, operation->callback ? operation->callback_name : operation->path);
}

static void put_parameter(oas_buf *out, const struct subject *subject)
{
    const struct parameter *parameter = subject->parameter;
    bool header = subject->kind != SUBJECT_PARAMETER;
    oas_buf_puts(out, "the ");
    oas_buf_puts(out, oas_location_name(parameter->in));
    oas_buf_puts(out, header ? " " : " parameter ");
    oas_buf_put(out, parameter->name);
    oas_buf_puts(out, subject->kind == SUBJECT_PART ? " of parts" : "");
    oas_buf_puts(out, subject->kind == SUBJECT_PART && !subject->response ? " of the body" : "");
    if (!subject->response)
        return;
    oas_buf_puts(out, " of the response ");
    oas_buf_put(out, subject->response->status);
}

static void put_headers(oas_buf *out, const struct subject *subject)
{
    oas_buf_puts(out, "the headers of the response ");
    oas_buf_put(out, subject->response->status);
}

static void put_body(oas_buf *out, const struct subject *subject)
{
    oas_buf_puts(out, subject->item ? "each item of the " : "the ");
    oas_buf_puts(out, subject->response ? "response " : "request body");
    if (subject->response)
        oas_buf_put(out, subject->response->status);
}

static oas_str origin_of(struct lister *lister, const struct subject *subject)
{
    oas_buf text = {0};
    if (subject->kind == SUBJECT_ROOT)
        return oas_str_from("the document's root");
    if (subject->kind == SUBJECT_COMPONENT) {
        oas_buf_puts(&text, "the schema ");
        oas_buf_put(&text, subject->component->name);
        return text_keep(lister->mem, &text, &lister->failed);
    }
    if (subject->parameter)
        put_parameter(&text, subject);
    else if (subject->kind == SUBJECT_PARAMETERS)
        oas_buf_puts(&text, "the parameters");
    else if (subject->kind == SUBJECT_HEADERS)
        put_headers(&text, subject);
    else
        put_body(&text, subject);
    oas_buf_puts(&text, " of ");
    put_operation(&text, subject->operation);
    if (subject->media && !subject->parameter && !subject->lead) {
        oas_buf_puts(&text, " as ");
        oas_buf_put(&text, subject->media->type);
    }
    return text_keep(lister->mem, &text, &lister->failed);
}

/* ---- what is wanted ---- */

/* An operation that is written once, and referred to from several places by its name, is one. */
static bool is_again(struct lister *lister, const struct wanted *wanted)
{
    const struct operation *operation = wanted->subject->operation;
    const void *const nodes[] = {operation ? operation->node : NULL, wanted->subject->node};
    oas_buf key = {0};
    oas_buf_put(&key, oas_str_of((const char *)nodes, sizeof nodes));
    for (size_t i = 0; i < sizeof wanted->words / sizeof *wanted->words; i++) {
        oas_buf_putc(&key, '\n');
        oas_buf_put(&key, wanted->words[i]);
    }
    oas_str kept = text_keep(lister->mem, &key, &lister->failed);
    void **slot = kept.at ? map_put(&lister->seen, lister->mem, kept) : NULL;
    lister->failed |= !slot;
    if (!slot || *slot)
        return true;
    *slot = lister->at;
    return false;
}

struct wanted *wanted_list(oas_arena *mem, const struct subjects *subjects,
                           const struct given *given, bool part, size_t *count)
{
    struct lister lister = {.mem = mem, .given = given};
    lister.at = OAS_ARENA_NEW(mem, struct wanted, subjects->count + 1);
    lister.failed = !lister.at;
    for (size_t i = 0; i < subjects->count && !lister.failed; i++) {
        struct subject *subject = &subjects->at[i];
        if (part ? !subject->chosen : !subject->typed)
            continue;
        struct wanted wanted = {.subject = subject};
        wanted.component = subject->kind == SUBJECT_ROOT || subject->kind == SUBJECT_COMPONENT;
        find_words(&lister, subject, wanted.words);
        wanted.origin = origin_of(&lister, subject);
        if (!is_again(&lister, &wanted))
            lister.at[lister.count++] = wanted;
    }
    *count = lister.count;
    return lister.failed ? NULL : lister.at;
}
