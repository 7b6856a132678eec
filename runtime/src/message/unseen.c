/* Characters without ink, by name. */
#include "message/unseen.h"

#include <stddef.h>

#include <oas/utf8.h>

static const struct unseen {
    uint32_t first, last;
    const char *name;
} unseens[] = {
    {0x00A0, 0x00A0, "no-break space"},
    {0x00AD, 0x00AD, "soft hyphen"},
    {0x034F, 0x034F, "combining grapheme joiner"},
    {0x115F, 0x1160, "Hangul filler"},
    {0x1680, 0x1680, "Ogham space mark"},
    {0x180E, 0x180E, "Mongolian vowel separator"},
    {0x2000, 0x200A, "a space of another width"},
    {0x200B, 0x200B, "zero width space"},
    {0x200C, 0x200C, "zero width non-joiner"},
    {0x200D, 0x200D, "zero width joiner"},
    {0x200E, 0x200E, "left-to-right mark"},
    {0x200F, 0x200F, "right-to-left mark"},
    {0x2028, 0x2028, "line separator"},
    {0x2029, 0x2029, "paragraph separator"},
    {0x202F, 0x202F, "narrow no-break space"},
    {0x205F, 0x205F, "medium mathematical space"},
    {0x2060, 0x2060, "word joiner"},
    {0x3000, 0x3000, "ideographic space"},
    {0x3164, 0x3164, "Hangul filler"},
    {0xFE00, 0xFE0F, "variation selector"},
    {0xFEFF, 0xFEFF, "byte order mark"},
    {0xFFA0, 0xFFA0, "Hangul filler"},
};

const char *oas_unseen_name(uint32_t code)
{
    for (size_t i = 0; i < sizeof unseens / sizeof *unseens; i++)
        if (code >= unseens[i].first && code <= unseens[i].last)
            return unseens[i].name;
    return oas_utf8_unsafe(code) ? "" : NULL;
}
