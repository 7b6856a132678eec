/* A pattern while it is read: faults, groups and their names. */
#include "ecma/regex_scan.h"

#include "base/ascii.h"

bool oas_ecma_fail(struct oas_ecma *t, const char *at, bool unsupported, const char *message)
{
    size_t len = strlen(message);
    len = len < sizeof t->fault->message ? len : sizeof t->fault->message - 1;
    memcpy(t->fault->message, message, len);
    t->fault->message[len] = '\0';
    t->fault->offset = (size_t)(at - t->start);
    t->fault->unsupported = unsupported;
    t->fault->tolerated = false;
    return false;
}

unsigned oas_ecma_count_groups(const struct oas_ecma *t, oas_str name, unsigned *number,
                               unsigned *same)
{
    unsigned count = 0;
    bool in_class = false;
    for (const char *at = t->start; at < t->end; at++) {
        if (*at == '\\') {
            at++;
        } else if (in_class) {
            in_class = *at != ']';
        } else if (*at == '[') {
            in_class = true;
        } else if (*at == '(') {
            size_t left = (size_t)(t->end - at);
            bool special = left > 1 && at[1] == '?';
            bool named = special && left > 3 && at[2] == '<' && at[3] != '=' && at[3] != '!';
            count += !special || named;
            if (named && name.len > 0 && left > 3 + name.len && at[3 + name.len] == '>' &&
                memcmp(at + 3, name.at, name.len) == 0) {
                *number = count;
                ++*same;
            }
        }
    }
    return count;
}

bool oas_ecma_read_name(struct oas_ecma *t, oas_str *name)
{
    const char *from = t->at;
    while (t->at < t->end && *t->at != '>') {
        char c = *t->at;
        bool letter = oas_ascii_alpha(c) || c == '_' || c == '$';
        bool digit = oas_ascii_digit(c) && t->at > from;
        if (!letter && !digit && (unsigned char)c < 0x80)
            return oas_ecma_fail(t, t->at, c == '\\', "a group name holds letters, digits, _ or $");
        t->at++;
    }
    if (t->at >= t->end || t->at == from)
        return oas_ecma_fail(t, from, false, "a group name ends in >");
    *name = oas_str_of(from, (size_t)(t->at - from));
    t->at++;
    return true;
}
