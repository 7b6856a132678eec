/* A segment is matched like a wildcard; nothing is decoded but the octet that is compared. */
#include "http/path.h"

#include "base/ascii.h"
#include "http/wire_guide.h"
#include "http/words.h"

/* The octet at *at, which then stands behind it. What '%' has no two digits for stands as it is. */
static inline unsigned char take_octet(const char **at, const char *end)
{
    const char *from = *at;
    bool coded = *from == '%' && oas_percent(from, end);
    *at = from + (coded ? 3 : 1);
    return (unsigned char)(coded ? oas_hex_value(from[1]) << 4 | oas_hex_value(from[2]) : *from);
}

/* True, and both stand behind it, if the same octet is next in both. */
static bool take_same_octet(const char **a, const char *a_end, const char **b, const char *b_end)
{
    const char *in_a = *a, *in_b = *b;
    if (in_a == a_end || in_b == b_end || take_octet(&in_a, a_end) != take_octet(&in_b, b_end))
        return false;
    *a = in_a;
    *b = in_b;
    return true;
}

/* "{id}" takes all of a segment. */
static bool is_variable(oas_str pattern)
{
    const char *end = pattern.at + pattern.len;
    return pattern.len > 1 && *pattern.at == '{' && oas_word_find(pattern.at, end, '}') + 1 == end;
}

static bool take_all(oas_str pattern, oas_str text, struct oas_path_variable *variable)
{
    oas_str name = oas_str_of(pattern.at + 1, pattern.len - 2);
    if (text.len && variable->name.at && oas_str_equal(variable->name, name)) {
        variable->value = text;
        variable->found = true;
    }
    return text.len > 0;
}

/* Octet by octet the same, and no variable in it. */
static bool is_verbatim(oas_str pattern, oas_str text)
{
    return pattern.len == text.len &&
           (text.len == 0 || memcmp(pattern.at, text.at, text.len) == 0) &&
           oas_word_find(pattern.at, pattern.at + pattern.len, '{') == pattern.at + pattern.len;
}

static const oas_parameter *find_variable(const oas_operation *operation, oas_str name)
{
    for (uint32_t i = 0; operation && i < operation->parameter_count; i++) {
        const oas_parameter *one = &operation->parameters[i];
        if (one->in == OAS_IN_PATH && oas_str_is(name, one->name))
            return one;
    }
    return NULL;
}

/* Do pairs of it have names of members? */
static bool has_members(const oas_parameter *parameter)
{
    const struct oas_guide guide = oas_guide_of(parameter->type);
    return parameter->explode && (oas_guide_jtypes(&guide) & OAS_JTYPE_OBJECT);
}

/* Is ";name" at `t`, and the name ends there? */
static bool is_pair_of(const oas_parameter *parameter, const char *t, const char *end)
{
    size_t len = strlen(parameter->name);
    const char *behind = t + 1 + len;
    if (*t != ';' || (size_t)(end - t) <= len || memcmp(t + 1, parameter->name, len) != 0)
        return false;
    return behind == end || *behind == '=' || *behind == ';';
}

/* Can the variable of that name not begin at `t`, by its style? A label begins with '.', a matrix
 * with ';' and its name; or, where it may be of members, any that is not the name of `before`, which
 * stands in front of it and of which there may be more. */
static bool begins_later(const oas_operation *operation, oas_str name, oas_str before,
                         const char *t, const char *end)
{
    const oas_parameter *one = find_variable(operation, name);
    if (!one)
        return false;
    if (one->style == OAS_STYLE_LABEL)
        return *t != '.';
    if (one->style != OAS_STYLE_MATRIX)
        return false;
    if (!has_members(one))
        return !is_pair_of(one, t, end);
    const oas_parameter *last = find_variable(operation, before);
    bool more = last && last->style == OAS_STYLE_MATRIX && last->explode && !has_members(last);
    return *t != ';' || (more && is_pair_of(last, t, end));
}

/* Wildcard matching with the last variable as the only one to go back to: linear in practice, at
 * worst the product of the lengths. So every variable but the last takes as little as it can. */
static bool match_parts(oas_str pattern, oas_str text, struct oas_path_variable *variable)
{
    const char *p = pattern.at, *p_end = p + pattern.len;
    const char *t = text.at, *t_end = t + text.len;
    const char *behind = NULL; /* behind the last variable */
    const char *taken = NULL;  /* the end of what that one takes */
    const char *from = NULL;   /* where the sought one begins, while it is the last */
    oas_str last = {NULL, 0};  /* its name */
    while (t < t_end) {
        const char *close = p < p_end && *p == '{' ? oas_word_find(p, p_end, '}') : p_end;
        bool variable_next = close < p_end;
        if (variable_next &&
            !(p == behind &&
              begins_later(variable->operation, oas_word_between(p + 1, close), last, t, t_end))) {
            if (from)
                variable->value = oas_word_between(from, taken);
            bool sought =
                variable->name.at && oas_str_equal(variable->name, oas_word_between(p + 1, close));
            last = oas_word_between(p + 1, close);
            from = sought ? t : NULL;
            variable->found |= sought;
            p = behind = close + 1;
            taken = t;
        } else if (!variable_next && take_same_octet(&p, p_end, &t, t_end)) {
            continue;
        } else if (behind) {
            p = behind;
        } else {
            return false;
        }
        (void)take_octet(&taken, t_end);
        t = taken;
    }
    if (from)
        variable->value = oas_word_between(from, taken);
    return p == p_end;
}

/* Most segments are fixed or a variable. */
static bool match_segment(oas_str pattern, oas_str text, struct oas_path_variable *variable)
{
    if (is_variable(pattern))
        return take_all(pattern, text, variable);
    return is_verbatim(pattern, text) || match_parts(pattern, text, variable);
}

/* Before the next '/', of which *more says whether there is one. */
static oas_str take_segment(oas_str *path, bool *more)
{
    const char *end = path->at + path->len;
    const char *slash = oas_word_find(path->at, end, '/');
    oas_str segment = oas_word_between(path->at, slash);
    *more = slash < end;
    *path = oas_word_between(slash + *more, end);
    return segment;
}

bool oas_path_match(oas_str template, oas_str path, struct oas_path_variable *variable)
{
    bool more = true, other = true;
    while (more) {
        oas_str wanted = take_segment(&template, &more), segment = take_segment(&path, &other);
        if (more != other || !match_segment(wanted, segment, variable))
            return false;
    }
    return true;
}

/* ---- queries ---- */

oas_str oas_path_bare(oas_str path)
{
    return oas_word_until(oas_word_until(path, '?'), '#');
}

oas_str oas_path_query(oas_str path)
{
    oas_str whole = oas_word_until(path, '#'), before = oas_word_until(whole, '?');
    size_t behind = before.len + (before.len < whole.len);
    return oas_str_of(whole.at + behind, whole.len - behind);
}

static oas_str take_pair(oas_str *query)
{
    oas_str pair = oas_word_until(*query, '&');
    size_t behind = pair.len + (pair.len < query->len);
    *query = oas_str_of(query->at + behind, query->len - behind);
    return pair;
}

bool oas_path_has_pair(oas_str query, oas_str pair)
{
    struct oas_path_variable none = {.found = false};
    while (query.len)
        if (oas_path_match(take_pair(&query), pair, &none))
            return true;
    return false;
}

static bool is_met(oas_str wanted, oas_str query)
{
    while (query.len)
        if (oas_path_has_pair(wanted, take_pair(&query)))
            return true;
    return false;
}

bool oas_path_pairs_match(oas_str template, oas_str path, size_t *count)
{
    oas_str wanted = oas_path_query(template), query = oas_path_query(path);
    for (*count = 0; wanted.len; ++*count)
        if (!is_met(take_pair(&wanted), query))
            return false;
    return true;
}

/* ---- order ---- */

/* 0: fixed, 1: fixed in part, 2: a variable. */
static int looseness(oas_str segment)
{
    const char *end = segment.at + segment.len;
    const char *open = oas_word_find(segment.at, end, '{');
    if (open == end)
        return 0;
    return open == segment.at && oas_word_find(open, end, '}') + 1 == end ? 2 : 1;
}

/* Where a character comes among those of JSON Pointers, in which '/' is "~1" and '~' "~0". */
static int pointer_rank(char c)
{
    return c == '/' ? 2 * '~' + 1 : 2 * (unsigned char)c;
}

static bool precedes_by_pointer(oas_str a, oas_str b)
{
    size_t i = 0;
    while (i < a.len && i < b.len && a.at[i] == b.at[i])
        i++;
    if (i == a.len || i == b.len)
        return a.len < b.len;
    return pointer_rank(a.at[i]) < pointer_rank(b.at[i]);
}

bool oas_path_precedes(oas_str a, oas_str b)
{
    oas_str rest_a = a, rest_b = b;
    for (bool more = true, other; more;) {
        int order =
            looseness(take_segment(&rest_a, &more)) - looseness(take_segment(&rest_b, &other));
        if (order)
            return order < 0;
    }
    return precedes_by_pointer(a, b);
}

bool oas_path_below(oas_str base, oas_str path, oas_str *rest)
{
    const char *b = base.at, *b_end = b + base.len;
    const char *p = path.at, *p_end = p + path.len;
    while (b < b_end) {
        bool slashes = p < p_end && *b == '/' && *p == '/';
        if (!slashes && (*b == '/' || (p < p_end && *p == '/')))
            return false;
        if (!take_same_octet(&b, b_end, &p, p_end))
            return false;
    }
    *rest = oas_word_between(p, p_end);
    return rest->len == 0 || *p == '/';
}
