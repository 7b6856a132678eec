/* best.h - the loops of text.inc by the best kernel that this machine has, for those who run on the
 * base: asked each time, which costs less than a block. */
#ifndef OAS_BLOCK_BEST_H
#define OAS_BLOCK_BEST_H

#include "block/avx2.h"

#if defined(OAS_HAS_AVX2)
#define OAS_BEST(call, better) (oas_runs_avx2() ? better : call)
#else
#define OAS_BEST(call, better) (call)
#endif

static inline const char *oas_best_text_end(const char *at, const char *end,
                                            struct oas_text_marks *marks)
{
    return OAS_BEST(oas_text_end(at, end, marks), oas_text_end_avx2(at, end, marks));
}

static inline const char *oas_best_text_copy(const char *at, const char *end, char **to,
                                             struct oas_text_marks *marks)
{
    return OAS_BEST(oas_text_copy(at, end, to, marks), oas_text_copy_avx2(at, end, to, marks));
}

static inline size_t oas_best_text_unescape(const char *at, const char *end, char *to)
{
    return OAS_BEST(oas_text_unescape(at, end, to), oas_text_unescape_avx2(at, end, to));
}

static inline const char *oas_best_text_escape(const char *at, const char *end, char **to,
                                               const char *most)
{
    return OAS_BEST(oas_text_escape(at, end, to, most), oas_text_escape_avx2(at, end, to, most));
}

static inline bool oas_best_utf8_whole(const char *at, const char *end)
{
    return OAS_BEST(oas_utf8_whole(at, end), oas_utf8_whole_avx2(at, end));
}

static inline const char *oas_best_last_line(const char *at, const char *end, size_t *feeds)
{
    return OAS_BEST(oas_last_line(at, end, feeds), oas_last_line_avx2(at, end, feeds));
}

static inline const char *oas_best_quote_end(const char *at, const char *end)
{
    return OAS_BEST(oas_quote_end(at, end), oas_quote_end_avx2(at, end));
}

static inline const char *oas_best_container_end(const char *at, const char *end)
{
    return OAS_BEST(oas_container_end(at, end), oas_container_end_avx2(at, end));
}

#endif
