/* A pattern while it is read: faults, nodes, names of groups. */
#include "ecma/regex_scan.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "ecma/regex_property.h"

static void set_fault(oas_regex_fault *fault, const char *message)
{
    size_t len = strlen(message);
    len = len < sizeof fault->message ? len : sizeof fault->message - 1;
    memset(fault, 0, sizeof *fault);
    memcpy(fault->message, message, len);
}

bool oas_ecma_fail(struct oas_ecma *t, const char *at, bool unsupported, const char *message)
{
    set_fault(t->fault, message);
    t->fault->offset = (size_t)(at - t->start);
    t->fault->unsupported = unsupported;
    return false;
}

bool oas_ecma_no_memory(oas_regex_fault *fault)
{
    set_fault(fault, "out of memory");
    return false;
}

struct oas_regex_node *oas_ecma_node(struct oas_ecma *t, oas_regex_kind kind, const char *from)
{
    struct oas_regex_node *node = OAS_ARENA_NEW(t->mem, struct oas_regex_node, 1);
    if (!node) {
        oas_ecma_no_memory(t->fault);
        return NULL;
    }
    node->kind = kind;
    node->offset = (size_t)(from - t->start);
    return node;
}

bool oas_ecma_starts(const struct oas_ecma *t, const char *text)
{
    size_t len = strlen(text);
    return (size_t)(t->end - t->at) >= len && memcmp(t->at, text, len) == 0;
}

/* Exactly `count` hexadecimal digits at `at`; false when there are fewer. */
static bool read_units(const char *at, const char *end, int count, uint32_t *code)
{
    uint32_t value = 0;
    for (; count > 0; count--, at++) {
        if (at >= end || oas_hex_value(*at) < 0)
            return false;
        value = value * 16 + (uint32_t)oas_hex_value(*at);
    }
    *code = value;
    return true;
}

static bool read_braced(struct oas_ecma *t, const char *from, uint32_t *code)
{
    uint32_t value = 0;
    const char *at = t->at + 1, *digits = at;
    while (at < t->end && oas_hex_value(*at) >= 0 && value <= 0x10ffff)
        value = value * 16 + (uint32_t)oas_hex_value(*at++);
    if (at == digits || at >= t->end || *at != '}' || value > 0x10ffff)
        return oas_ecma_fail(t, from, false, "\\u{…} needs a code point up to 10FFFF");
    t->at = at + 1;
    *code = value;
    return true;
}

bool oas_ecma_read_unit(struct oas_ecma *t, const char *from, uint32_t *code)
{
    uint32_t low = 0;
    if (t->at < t->end && *t->at == '{')
        return read_braced(t, from, code);
    if (!read_units(t->at, t->end, 4, code))
        return oas_ecma_fail(t, from, false, "\\u needs four hexadecimal digits");
    t->at += 4;
    bool high = *code >= 0xd800 && *code <= 0xdbff;
    if (high && oas_ecma_starts(t, "\\u") && read_units(t->at + 2, t->end, 4, &low) &&
        low >= 0xdc00 && low <= 0xdfff) {
        *code = 0x10000 + ((*code - 0xd800) << 10) + (low - 0xdc00);
        t->at += 6;
    }
    return true;
}

static bool may_stand(uint32_t code, bool first)
{
    if (code >= 0x80)
        return oas_ecma_in_name(code, first) || (!first && (code == 0x200c || code == 0x200d));
    char c = (char)code;
    return oas_ascii_alpha(c) || c == '_' || c == '$' || (oas_ascii_digit(c) && !first);
}

bool oas_ecma_read_name(struct oas_ecma *t, oas_str *name)
{
    const char *from = t->at;
    oas_buf text = {.from = t->mem->from};
    bool good = true;
    while (good && t->at < t->end && *t->at != '>') {
        const char *at = t->at;
        size_t length = 0;
        uint32_t code = oas_utf8_get(t->at, &length);
        t->at += length;
        if (code == '\\' && t->at < t->end && *t->at == 'u') {
            t->at++;
            good = oas_ecma_read_unit(t, at, &code);
        }
        if (good && !may_stand(code, text.len == 0))
            good = oas_ecma_fail(t, at, false, "a group name holds letters, digits, _ or $");
        char utf8[4];
        if (good)
            oas_buf_put(&text, oas_str_of(utf8, oas_utf8_put(utf8, code)));
    }
    if (good && (t->at >= t->end || t->at == from))
        good = oas_ecma_fail(t, from, false, "a group name ends in >");
    *name = good ? oas_arena_copy(t->mem, oas_buf_str(&text)) : oas_str_of(NULL, 0);
    if (good && (text.failed || !name->at))
        good = oas_ecma_no_memory(t->fault);
    oas_buf_free(&text);
    t->at++;
    return good;
}
