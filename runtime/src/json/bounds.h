/* bounds.h - what the options say, with the defaults put in. */
#ifndef OAS_JSON_BOUNDS_H
#define OAS_JSON_BOUNDS_H

#include <oas/codec.h>

#include "json/reader.h"

static inline const oas_options *oas_options_or_none(const oas_options *options)
{
    static const oas_options none = {.max_depth = 0};
    return options ? options : &none;
}

static inline unsigned oas_bound_depth(const oas_options *options)
{
    size_t depth = options->max_depth ? options->max_depth : 128;
    return (unsigned)(depth < OAS_DEPTH_LIMIT ? depth : OAS_DEPTH_LIMIT);
}

/* Never more than 4 GiB - 1, whatever is asked for. */
static inline size_t oas_bound_bytes(const oas_options *options)
{
    size_t bytes = options->max_bytes ? options->max_bytes : (size_t)1 << 30;
    return bytes < UINT32_MAX ? bytes : UINT32_MAX;
}

static inline size_t oas_bound_string(const oas_options *options)
{
    return options->max_string ? options->max_string : SIZE_MAX;
}

static inline unsigned oas_bound_indent(const oas_options *options)
{
    enum { MOST = 16 };
    return options->indent < MOST ? options->indent : MOST;
}

#endif
