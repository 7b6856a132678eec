#include "idn/idn_label.h"

#include "idn/idn_class.h"
#include "idn/idn_normal.h"

/* ---- characters whose neighbours matter (RFC 5892 appendix A) ---- */

static const struct oas_idn_class *class_at(const struct oas_idn_label *label, size_t at)
{
    return oas_idn_class_of(label->codes[at]);
}

static bool is_virama_before(const struct oas_idn_label *label, size_t at)
{
    enum { VIRAMA = 9 };
    return at > 0 && class_at(label, at - 1)->order == VIRAMA;
}

/* Past what is transparent, one that joins: `step` is 1 or SIZE_MAX, which is back. */
static bool joins_towards(const struct oas_idn_label *label, size_t at, size_t step, unsigned how)
{
    for (at += step; at < label->count; at += step) {
        unsigned join = class_at(label, at)->join;
        if (join != OAS_IDN_JOIN_T)
            return (join & how) != 0;
    }
    return false;
}

static bool has_script(const struct oas_idn_label *label, size_t at, unsigned script)
{
    return at < label->count && (class_at(label, at)->script & script) != 0;
}

static bool has_code(const struct oas_idn_label *label, size_t at, uint32_t code)
{
    return at < label->count && label->codes[at] == code;
}

static bool has_between(const struct oas_idn_label *label, uint32_t first, uint32_t last)
{
    for (size_t i = 0; i < label->count; i++)
        if (label->codes[i] >= first && label->codes[i] <= last)
            return true;
    return false;
}

static bool has_japanese(const struct oas_idn_label *label)
{
    unsigned japanese = OAS_IDN_SCRIPT_HIRAGANA | OAS_IDN_SCRIPT_KATAKANA | OAS_IDN_SCRIPT_HAN;
    for (size_t i = 0; i < label->count; i++)
        if (has_script(label, i, japanese))
            return true;
    return false;
}

static bool context_allows(const struct oas_idn_label *label, size_t at)
{
    uint32_t code = label->codes[at];
    size_t before = at > 0 ? at - 1 : SIZE_MAX;
    switch (code) {
    case 0x200c: /* zero width non-joiner, A.1 */
        return is_virama_before(label, at) ||
               (joins_towards(label, at, SIZE_MAX, OAS_IDN_JOIN_L | OAS_IDN_JOIN_D) &&
                joins_towards(label, at, 1, OAS_IDN_JOIN_R | OAS_IDN_JOIN_D));
    case 0x200d: /* zero width joiner, A.2 */
        return is_virama_before(label, at);
    case 0xb7: /* middle dot, A.3 */
        return has_code(label, before, 'l') && has_code(label, at + 1, 'l');
    case 0x375: /* Greek keraia, A.4 */
        return has_script(label, at + 1, OAS_IDN_SCRIPT_GREEK);
    case 0x5f3: /* Hebrew geresh and gershayim, A.5, A.6 */
    case 0x5f4:
        return has_script(label, before, OAS_IDN_SCRIPT_HEBREW);
    case 0x30fb: /* Katakana middle dot, A.7 */
        return has_japanese(label);
    default: /* Arabic-Indic digits and extended ones, A.8, A.9 */
        return code < 0x6f0 ? !has_between(label, 0x6f0, 0x6f9) : !has_between(label, 0x660, 0x669);
    }
}

bool oas_idn_is_u_label(const struct oas_idn_label *label, bool normal)
{
    if (label->count == 0 || class_at(label, 0)->mark)
        return false;
    if (has_code(label, 0, '-') || has_code(label, label->count - 1, '-') ||
        (has_code(label, 2, '-') && has_code(label, 3, '-')))
        return false;
    for (size_t i = 0; i < label->count; i++) {
        unsigned kind = class_at(label, i)->kind;
        if (kind == OAS_IDN_NO || (kind == OAS_IDN_CONTEXT && !context_allows(label, i)))
            return false;
    }
    return !normal || oas_idn_is_normal(label->codes, label->count);
}

/* ---- two directions ---- */

static unsigned bidi_of(const struct oas_idn_label *label)
{
    unsigned all = 0;
    for (size_t i = 0; i < label->count; i++)
        all |= class_at(label, i)->bidi;
    return all;
}

bool oas_idn_label_is_bidi(const struct oas_idn_label *label)
{
    return (bidi_of(label) & (OAS_IDN_BIDI_R | OAS_IDN_BIDI_AL | OAS_IDN_BIDI_AN)) != 0;
}

bool oas_idn_label_keeps_bidi_rule(const struct oas_idn_label *label)
{
    enum {
        BIDI_BOTH = OAS_IDN_BIDI_EN | OAS_IDN_BIDI_ES | OAS_IDN_BIDI_CS | OAS_IDN_BIDI_ET |
                    OAS_IDN_BIDI_ON | OAS_IDN_BIDI_BN | OAS_IDN_BIDI_NSM,
        BIDI_RIGHT = OAS_IDN_BIDI_R | OAS_IDN_BIDI_AL
    };
    size_t last = label->count;
    while (last > 1 && class_at(label, last - 1)->bidi == OAS_IDN_BIDI_NSM)
        last--;
    if (last == 0)
        return false;
    unsigned begins = class_at(label, 0)->bidi;
    unsigned ends = class_at(label, last - 1)->bidi;
    unsigned all = bidi_of(label);
    if (begins == OAS_IDN_BIDI_L)
        return !(all & ~(unsigned)(OAS_IDN_BIDI_L | BIDI_BOTH)) &&
               (ends & (OAS_IDN_BIDI_L | OAS_IDN_BIDI_EN)) != 0;
    return (begins & BIDI_RIGHT) != 0 &&
           !(all & ~(unsigned)(BIDI_RIGHT | OAS_IDN_BIDI_AN | BIDI_BOTH)) &&
           (ends & (BIDI_RIGHT | OAS_IDN_BIDI_EN | OAS_IDN_BIDI_AN)) != 0 &&
           !((all & OAS_IDN_BIDI_EN) && (all & OAS_IDN_BIDI_AN));
}
