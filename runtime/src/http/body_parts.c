/* Delimiters are lines; what stands between two of them is a head, an empty line and octets. */
#include "http/body_parts.h"

#include "http/media.h"
#include "http/words.h"

static bool fail_parts(struct oas_parts *p, oas_wire_fault fault, const char *at)
{
    if (!p->fault) {
        p->fault = fault;
        p->fault_at = at;
    }
    p->at = NULL;
    return false;
}

/* ---- delimiters ---- */

bool oas_is_boundary(oas_str text)
{
    static const char marks[] = "'()+_,-./:=? ";
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (c == 0 || (!oas_ascii_alpha(c) && !oas_ascii_digit(c) && !strchr(marks, c)))
            return false;
    }
    return text.len > 0 && text.len <= OAS_MOST_BOUNDARY && text.at[text.len - 1] != ' ';
}

/* A delimiter that was found. */
struct delimiter {
    const char *before; /* where the part before it ends */
    const char *behind; /* where the next one begins */
    bool last;
};

/* Is there one at the beginning of a line? Blanks may stand behind it. */
static bool is_delimiter(const struct oas_parts *p, const char *line, bool first,
                         struct delimiter *found)
{
    const char *end = p->body.at + p->body.len, *at = line;
    if ((size_t)(end - at) < p->boundary.len + 2 || at[0] != '-' || at[1] != '-' ||
        memcmp(at + 2, p->boundary.at, p->boundary.len) != 0)
        return false;
    at += p->boundary.len + 2;
    found->last = end - at >= 2 && at[0] == '-' && at[1] == '-';
    at += found->last ? 2 : 0;
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    bool crlf = end - at >= 2 && at[0] == '\r' && at[1] == '\n';
    bool ends = at == end && found->last;
    bool breaks = first     ? crlf || (at < end && *at == '\n')
                  : p->crlf ? crlf
                            : at < end && *at == '\n';
    if (!ends && !breaks)
        return false;
    bool wide = line - p->body.at >= 2 && line[-2] == '\r';
    if (!first && p->crlf && !wide)
        return false;
    found->before = line == p->body.at ? line : line - (wide ? 2 : 1);
    found->behind = ends ? at : at + (crlf ? 2 : 1);
    return true;
}

/* The first one from the line on that begins at `line`. */
static bool find_delimiter(const struct oas_parts *p, const char *line, bool first,
                           struct delimiter *found)
{
    const char *end = p->body.at + p->body.len;
    while (line < end) {
        if (is_delimiter(p, line, first, found))
            return true;
        line = oas_word_find(line, end, '\n');
        line += line < end;
    }
    return false;
}

void oas_parts_begin(struct oas_parts *p, oas_str content_type)
{
    struct delimiter first;
    if (!oas_media_parameter(content_type, OAS_STR("boundary"), &p->boundary) ||
        !oas_is_boundary(p->boundary)) {
        fail_parts(p, OAS_WIRE_BOUNDARY, NULL);
    } else if (!find_delimiter(p, p->body.at, true, &first)) {
        fail_parts(p, OAS_WIRE_DELIMITER, p->body.at);
    } else {
        p->crlf = first.behind - p->body.at >= 2 && first.behind[-2] == '\r';
        p->at = first.last ? NULL : first.behind;
    }
}

/* ---- heads ---- */

bool oas_part_may_have(oas_str name, oas_str value)
{
    bool may = name.len > 0 && !oas_word_break(value);
    for (size_t i = 0; i < name.len; i++)
        may &= name.at[i] > ' ' && name.at[i] < 0x7f && name.at[i] != ':';
    return may;
}

/* A field's value with its further lines (RFC 5322 section 2.2.3) as one. */
static oas_str unfolded(struct oas_parts *p, oas_str value)
{
    if (value.len == 0 || !memchr(value.at, '\n', value.len))
        return oas_word_trimmed(value);
    char *copy = oas_arena_take(p->mem, value.len, 1);
    p->no_memory |= !copy;
    for (size_t i = 0; copy && i < value.len; i++) {
        bool wide = value.at[i] == '\r' && i + 1 < value.len && value.at[i + 1] == '\n';
        copy[i] = wide || value.at[i] == '\n' ? ' ' : value.at[i];
    }
    p->joined = oas_str_of(copy, copy ? value.len : 0);
    p->joined_from = value.at;
    return copy ? oas_word_trimmed(p->joined) : oas_str_of("", 0);
}

/* What is a piece of a value, as it stands in the body. */
static oas_str in_body(const struct oas_parts *p, oas_str piece)
{
    uintptr_t from = (uintptr_t)p->joined.at, at = (uintptr_t)piece.at;
    bool joined = p->joined.at && at >= from && at - from <= p->joined.len;
    return joined ? oas_str_of(p->joined_from + (at - from), piece.len) : piece;
}

size_t oas_part_coded(const char *at, const char *end, char *meant)
{
    *meant = *at;
    if (*at == '\\' && end - at > 1 && at[1] == '"') {
        *meant = '"';
        return 2;
    }
    if (!oas_percent(at, end))
        return 1;
    unsigned octet = (unsigned)(oas_hex_value(at[1]) << 4 | oas_hex_value(at[2]));
    if (octet != '"' && octet != '\r' && octet != '\n')
        return 1;
    *meant = (char)octet;
    return 3;
}

static oas_str uncoded(struct oas_parts *p, oas_str raw)
{
    char *copy = oas_arena_take(p->mem, raw.len + 1, 1);
    size_t len = 0;
    p->no_memory |= !copy;
    for (const char *at = raw.at, *end = at + raw.len; copy && at < end;)
        at += oas_part_coded(at, end, &copy[len++]);
    return oas_str_of(copy ? copy : "", len);
}

/* Nothing is coded in what is not there. */
static bool is_coded_as(oas_str disposition, oas_str parameter, oas_str text)
{
    oas_str raw;
    size_t len = 0;
    if (!oas_media_parameter(disposition, parameter, &raw))
        return !text.at;
    for (const char *at = raw.at, *end = at + raw.len; at < end; len++) {
        char meant;
        at += oas_part_coded(at, end, &meant);
        if (len == text.len || text.at[len] != meant)
            return false;
    }
    return text.at && len == text.len;
}

static bool is_form_data(oas_str disposition)
{
    return oas_word_is(oas_word_trimmed(oas_word_until(disposition, ';')), OAS_STR("form-data"));
}

bool oas_part_is_called(oas_str disposition, bool form_data, const oas_body_part *part)
{
    return (!form_data || is_form_data(disposition)) &&
           is_coded_as(disposition, OAS_STR("name"), part->name) &&
           is_coded_as(disposition, OAS_STR("filename"), part->file_name);
}

static bool read_disposition(struct oas_parts *p, oas_str value, oas_body_part *part, oas_str *raw)
{
    oas_str file;
    bool named = oas_media_parameter(value, OAS_STR("name"), raw);
    if ((p->form_data && !is_form_data(value)) || (p->named && !named))
        return fail_parts(p, OAS_WIRE_PART_NAME, in_body(p, value).at);
    if (named) {
        part->name = uncoded(p, *raw);
        *raw = in_body(p, *raw);
    }
    if (oas_media_parameter(value, OAS_STR("filename"), &file))
        part->file_name = uncoded(p, file);
    return true;
}

/* One field, with the lines that continue it; *at is then behind it. */
static bool take_field_of(struct oas_parts *p, const char **at, const char *end, oas_str *name,
                          oas_str *value)
{
    const char *begin = *at, *stop = begin;
    do {
        stop = oas_word_find(stop, end, '\n');
        if (stop == end)
            return fail_parts(p, OAS_WIRE_PART_HEAD, begin);
        stop++;
    } while (stop < end && (*stop == ' ' || *stop == '\t'));
    *at = stop;
    stop -= stop - begin >= 2 && stop[-2] == '\r' ? 2 : 1;
    const char *colon = oas_word_find(begin, stop, ':');
    *name = oas_word_between(begin, colon);
    if (colon == stop)
        return fail_parts(p, OAS_WIRE_PART_HEAD, begin);
    *value = unfolded(p, oas_word_between(colon + 1, stop));
    return oas_part_may_have(*name, *value) || fail_parts(p, OAS_WIRE_PART_HEAD, begin);
}

/* Room for the fields of a head, of which each has a line at least. */
static void make_room(struct oas_parts *p, const char *at, const char *end)
{
    size_t lines = 0;
    if ((size_t)(end - at) > p->most_head)
        end = at + p->most_head;
    while (at < end && *at != '\n' && *at != '\r') {
        at = oas_word_find(at, end, '\n');
        at += at < end;
        lines++;
    }
    p->fields = lines ? OAS_ARENA_NEW(p->mem, oas_header, lines) : NULL;
    p->field_room = p->fields ? lines : 0;
    p->field_count = 0;
    p->no_memory |= lines && !p->fields;
}

static void keep_field(struct oas_parts *p, oas_str name, oas_str value)
{
    if (p->field_count < p->field_room)
        p->fields[p->field_count++] = (oas_header){name, value};
}

/* "Content-Disposition: …" and the like, up to the empty line or the end; *at is then where the
 * octets begin. */
static bool read_head(struct oas_parts *p, const char **at, const char *end, oas_body_part *part,
                      oas_str *raw)
{
    const char *begin = *at;
    bool named = false;
    while (*at < end) {
        oas_str name, value;
        size_t blank = **at == '\n' ? 1 : **at == '\r' && end - *at > 1 && (*at)[1] == '\n' ? 2 : 0;
        *at += blank;
        if (blank)
            break;
        if (!take_field_of(p, at, end, &name, &value))
            return false;
        if ((size_t)(*at - begin) > p->most_head)
            return fail_parts(p, OAS_WIRE_PARTS_LIMIT, begin);
        keep_field(p, name, value);
        bool disposition = oas_word_is(name, OAS_STR("Content-Disposition"));
        bool type = oas_word_is(name, OAS_STR("Content-Type"));
        if ((disposition && named) || (type && part->media_type.at))
            return fail_parts(p, OAS_WIRE_PART_HEAD, name.at);
        if (type)
            part->media_type = value;
        if (disposition && !read_disposition(p, value, part, raw))
            return false;
        named |= disposition;
    }
    return named || !p->named || fail_parts(p, OAS_WIRE_PART_NAME, begin);
}

bool oas_parts_next(struct oas_parts *p, oas_body_part *part, oas_str *raw_name)
{
    struct delimiter next;
    const char *at = p->at;
    if (!at)
        return false;
    if (!find_delimiter(p, at, false, &next))
        return fail_parts(p, OAS_WIRE_DELIMITER, p->body.at + p->body.len);
    *part = (oas_body_part){.name = {NULL, 0}};
    *raw_name = part->name;
    p->at = next.last ? NULL : next.behind;
    /* The line's end in front of the delimiter may be that of the head's last line. */
    const char *end = next.before < at ? at : next.before;
    make_room(p, at, end);
    if (!read_head(p, &at, end, part, raw_name))
        return false;
    part->octets = oas_word_between(at, end);
    part->headers = p->fields;
    part->header_count = p->field_count;
    return true;
}
