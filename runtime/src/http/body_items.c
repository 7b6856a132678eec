/* JSON texts one after the other: lines of JSON Lines and its like, texts between RS of RFC 7464. */
#include "http/body_items.h"

#include "codec/explain.h"
#include "http/media.h"
#include "http/wire_guide.h"
#include "http/words.h"

enum { RECORD_SEPARATOR = 0x1E };

static bool is_blank_byte(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static oas_str without_blanks(const char *from, const char *to)
{
    while (from < to && is_blank_byte(*from))
        from++;
    while (from < to && is_blank_byte(to[-1]))
        to--;
    return oas_word_between(from, to);
}

oas_body_items oas_body_items_of(oas_str media_type, oas_str body)
{
    oas_str text = body.len ? body : oas_str_of("", 0);
    return (oas_body_items){
        .at = text.at, .end = text.at + text.len, .marked = oas_media_is_marked(media_type)};
}

static bool fail_items(oas_body_items *items, const char *at)
{
    items->fault_at = at;
    items->at = items->end;
    return false;
}

/* RFC 7464 section 2.4: a number or a word that no blank follows may have been cut. */
static bool is_cut(oas_str item, const char *stop)
{
    char last = item.len ? item.at[item.len - 1] : ']';
    return last != ']' && last != '}' && last != '"' && item.at + item.len == stop;
}

static bool next_marked(oas_body_items *items, oas_str *item)
{
    while (items->at < items->end) {
        if (*items->at != RECORD_SEPARATOR)
            return fail_items(items, items->at);
        const char *begin = items->at + 1;
        const char *stop = oas_word_find(begin, items->end, RECORD_SEPARATOR);
        *item = without_blanks(begin, stop);
        if (is_cut(*item, stop))
            return fail_items(items, stop);
        items->at = stop;
        if (item->len)
            return true;
    }
    return false;
}

bool oas_body_items_next(oas_body_items *items, oas_str *item)
{
    if (items->marked)
        return next_marked(items, item);
    while (items->at < items->end) {
        const char *stop = oas_word_find(items->at, items->end, '\n');
        *item = without_blanks(items->at, stop);
        items->at = stop < items->end ? stop + 1 : stop;
        if (item->len)
            return true;
    }
    return false;
}

oas_status oas_body_items_refused(const oas_body_items *items, oas_str text, oas_errors *errs)
{
    bool unmarked = items->fault_at < items->end && *items->fault_at != RECORD_SEPARATOR;
    return oas_explain_malformed(errs, text, unmarked ? OAS_FAULT_UNMARKED : OAS_FAULT_CUT,
                                 (size_t)(items->fault_at - text.at));
}

/* ---- what judges them ---- */

bool oas_items_are_judged(const oas_media *media)
{
    if (!media->type.program)
        return false;
    struct oas_guide guide = oas_guide_of(media->type);
    return (oas_guide_jtypes(&guide) & OAS_JTYPE_ARRAY) != 0;
}

oas_type oas_items_type(const oas_media *media)
{
    if (media->item_type.program || oas_items_are_judged(media))
        return media->item_type;
    return media->type;
}

/* What came as JSON may be none, which a verdict without errors does not tell. */
static oas_status foreign_status(oas_type type, oas_str item, const oas_options *options)
{
    oas_status status = oas_json_check(item, options);
    return status == OAS_OK && type.program ? OAS_INVALID : status;
}

oas_status oas_items_judge(oas_type type, oas_str item, const oas_options *options)
{
    oas_status status = type.program ? oas_validate(type, item, NULL, options) : OAS_INVALID;
    return status == OAS_INVALID ? foreign_status(type, item, options) : status;
}
