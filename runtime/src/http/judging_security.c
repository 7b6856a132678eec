/* Who may: the credentials that a request has, without a look at what they are worth. */
#include "base/arena_memory.h"
#include "http/judging.h"
#include "http/security.h"
#include "http/wire_pass.h"
#include "http/words.h"

/* ---- where a key stands ---- */

/* A value that a scheme looks for, and how often it is there. */
struct key {
    oas_str value;
    size_t count;
    const char *again; /* where the second one stands */
};

static void add_key(struct key *key, oas_str value, const char *at)
{
    key->count++;
    if (key->count == 1)
        key->value = value;
    if (key->count == 2)
        key->again = at;
}

static void find_field(const oas_wire *wire, oas_str name, struct key *key)
{
    for (size_t i = 0; i < wire->header_count; i++)
        if (oas_word_is(wire->headers[i].name, name))
            add_key(key, oas_word_trimmed(wire->headers[i].value), wire->headers[i].value.at);
}

static void find_cookie(const oas_wire *wire, oas_str name, struct key *key)
{
    const struct oas_pairs pairs = {OAS_IN_COOKIE, ';', {.blanks = true}};
    for (size_t i = 0; i < wire->header_count; i++) {
        oas_str text = wire->headers[i].value, called, value;
        if (!oas_word_is(wire->headers[i].name, OAS_STR("Cookie")))
            continue;
        while (oas_pairs_next(&pairs, &text, &called, &value))
            if (oas_str_equal(called, name))
                add_key(key, value, value.at);
    }
}

/* What cannot be decoded is no key; that it is wrong is told of the query. */
static void find_pair(struct oas_judging *j, const oas_wire *wire, oas_str name, struct key *key)
{
    const struct oas_pairs pairs = {OAS_IN_QUERY, '&', {.percent = true, .plus = true}};
    oas_str text = wire->query, called, value, decoded;
    const char *at;
    while (oas_pairs_next(&pairs, &text, &called, &value))
        if (oas_coding_read(&pairs.coding, called, j->mem, &decoded, &at) == OAS_WIRE_FINE &&
            oas_str_equal(decoded, name) &&
            oas_coding_read(&pairs.coding, value, j->mem, &decoded, &at) == OAS_WIRE_FINE)
            add_key(key, decoded, value.at);
}

static struct key find_key(struct oas_judging *j, oas_location in, oas_str name)
{
    struct key key = {.value = {"", 0}};
    if (in == OAS_IN_HEADER)
        find_field(&j->wire, name, &key);
    else if (in == OAS_IN_COOKIE)
        find_cookie(&j->wire, name, &key);
    else
        find_pair(j, &j->wire, name, &key);
    return key;
}

/* ---- requirements ---- */

/* RFC 9110 section 11.4: the word, at least one space, what follows. */
static bool take_word(oas_str word, oas_str *value)
{
    if (value->len <= word.len || !oas_word_is(oas_str_of(value->at, word.len), word) ||
        value->at[word.len] != ' ')
        return false;
    *value = oas_word_trimmed(oas_str_of(value->at + word.len, value->len - word.len));
    return value->len > 0;
}

static bool meets(struct oas_judging *j, const oas_scheme *scheme, oas_str *value)
{
    *value = oas_str_of("", 0);
    if (!*scheme->name)
        return true;
    *value = find_key(j, scheme->in, oas_str_from(scheme->name)).value;
    return *scheme->word ? take_word(oas_str_from(scheme->word), value) : value->len > 0;
}

/* How many of its schemes are not met; the first of them. */
static uint32_t lacking(struct oas_judging *j, const oas_requirement *requirement,
                        const oas_scheme **first)
{
    uint32_t count = 0;
    oas_str value;
    for (uint32_t i = 0; i < requirement->scheme_count; i++)
        if (!meets(j, &requirement->schemes[i], &value) && count++ == 0)
            *first = &requirement->schemes[i];
    return count;
}

static void take_credentials(struct oas_judging *j, const oas_requirement *requirement)
{
    uint32_t count = requirement->scheme_count;
    oas_credential *at = OAS_ARENA_NEW(j->mem, oas_credential, count);
    j->no_memory |= !at;
    for (uint32_t i = 0; at && i < count; i++) {
        at[i].scheme = &requirement->schemes[i];
        (void)meets(j, at[i].scheme, &at[i].value);
    }
    j->out->requirement = requirement;
    j->out->credentials = at;
}

void oas_judging_requirement(struct oas_judging *j)
{
    const oas_operation *operation = j->out->operation;
    const oas_requirement *open = NULL;
    uint32_t least = UINT32_MAX;
    for (uint32_t i = 0; i < operation->security_count; i++) {
        const oas_requirement *requirement = &operation->security[i];
        const oas_scheme *first = NULL;
        uint32_t count = lacking(j, requirement, &first);
        if (count == 0 && requirement->scheme_count) {
            take_credentials(j, requirement);
            return;
        }
        if (count == 0 && !open)
            open = requirement;
        if (count && count < least) {
            least = count;
            j->closest = requirement;
            j->lacked = first;
        }
    }
    if (open)
        take_credentials(j, open);
    j->barred = operation->security_count && !open;
}

/* ---- what is wrong ---- */

static void put_scheme(const char *called, const oas_scheme *scheme, oas_buf *out)
{
    oas_buf_puts(out, called);
    if (*scheme->word) {
        oas_buf_puts(out, " (");
        oas_buf_puts(out, scheme->word);
        oas_buf_putc(out, ')');
    }
}

/* What would do as well: "or Authorization (Bearer)", "or id and key". */
static void put_other(struct oas_judging *j, const oas_requirement *requirement, oas_buf *out)
{
    const char *before = ", or ";
    oas_str value;
    for (uint32_t i = 0; i < requirement->scheme_count; i++) {
        if (meets(j, &requirement->schemes[i], &value))
            continue;
        oas_buf_puts(out, before);
        put_scheme(requirement->schemes[i].name, &requirement->schemes[i], out);
        before = " and ";
    }
}

static void add_lacking(struct oas_judging *j)
{
    const oas_operation *operation = j->out->operation;
    const oas_scheme *scheme = j->lacked;
    oas_message_error *error =
        oas_judging_add(j, OAS_PART_SECURITY, oas_str_from(scheme->name), OAS_CODE_MISSING, 401);
    oas_allocator from = oas_arena_memory(j->mem);
    oas_buf words = {.from = &from};
    if (!error)
        return;
    put_scheme("a credential", scheme, &words);
    for (uint32_t i = 0; i < operation->security_count; i++)
        if (&operation->security[i] != j->closest)
            put_other(j, &operation->security[i], &words);
    j->no_memory |= words.failed;
    error->expected = oas_buf_str(&words);
}

/* Is it told of the parameter that stands there? */
static bool is_told(const struct oas_judging *j, const oas_scheme *scheme)
{
    oas_part part = oas_judging_part_of(scheme->in);
    for (size_t i = 0; i < j->out->count; i++) {
        const oas_message_error *error = &j->errors[i];
        if (error->part == part && error->code == OAS_CODE_DUPLICATE_MEMBER &&
            oas_scheme_looks(scheme, scheme->in, error->name))
            return true;
    }
    return false;
}

/* Of two keys nobody knows which one counts; of fields that a message has once it is told. */
static void add_second_key(struct oas_judging *j, const oas_scheme *scheme)
{
    oas_str name = oas_str_from(scheme->name);
    bool field = *scheme->word || oas_word_is(name, OAS_STR("Authorization"));
    if (name.len == 0 || field || is_told(j, scheme))
        return;
    struct key key = find_key(j, scheme->in, name);
    if (key.count < 2)
        return;
    oas_message_error *error =
        oas_judging_add(j, OAS_PART_SECURITY, name, OAS_CODE_DUPLICATE_MEMBER, 400);
    if (!error)
        return;
    error->expected = OAS_STR("one value");
    error->at = key.again;
}

void oas_judging_security(struct oas_judging *j, bool left_out)
{
    const oas_requirement *met = j->out->requirement;
    if (j->barred && !left_out)
        add_lacking(j);
    for (uint32_t i = 0; met && i < met->scheme_count; i++)
        add_second_key(j, &met->schemes[i]);
}
