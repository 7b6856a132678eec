/* idn_class.h - the room idn: names of hosts beyond ASCII (IDNA 2008: RFC 5890 to 5893), and the
 * formats that are about them.
 *
 * In: a text. Out: whether it is such a name, or a mail address at one.
 * May use: base, format.
 *
 * Here, what Unicode says of a character, in tables that tools/unicode.py makes. */
#ifndef OAS_IDN_IDN_CLASS_H
#define OAS_IDN_IDN_CLASS_H

#include <oas/base.h>

/* RFC 5892 section 3: PVALID, or CONTEXTJ and CONTEXTO. */
enum oas_idn_kind { OAS_IDN_NO, OAS_IDN_VALID, OAS_IDN_CONTEXT };

/* Bidi_Class as a bit. */
enum {
    OAS_IDN_BIDI_L = 1,
    OAS_IDN_BIDI_R = 2,
    OAS_IDN_BIDI_AL = 4,
    OAS_IDN_BIDI_AN = 8,
    OAS_IDN_BIDI_EN = 16,
    OAS_IDN_BIDI_ES = 32,
    OAS_IDN_BIDI_CS = 64,
    OAS_IDN_BIDI_ET = 128,
    OAS_IDN_BIDI_ON = 256,
    OAS_IDN_BIDI_BN = 512,
    OAS_IDN_BIDI_NSM = 1024
};

/* Joining_Type as a bit. */
enum {
    OAS_IDN_JOIN_U = 1,
    OAS_IDN_JOIN_C = 2,
    OAS_IDN_JOIN_D = 4,
    OAS_IDN_JOIN_L = 8,
    OAS_IDN_JOIN_R = 16,
    OAS_IDN_JOIN_T = 32
};

/* Script, of those that RFC 5892 appendix A asks for, as a bit. */
enum {
    OAS_IDN_SCRIPT_OTHER = 1,
    OAS_IDN_SCRIPT_GREEK = 2,
    OAS_IDN_SCRIPT_HEBREW = 4,
    OAS_IDN_SCRIPT_HIRAGANA = 8,
    OAS_IDN_SCRIPT_KATAKANA = 16,
    OAS_IDN_SCRIPT_HAN = 32
};

struct oas_idn_class {
    uint16_t bidi;
    uint8_t kind; /* enum oas_idn_kind */
    uint8_t join;
    uint8_t script;
    uint8_t mark;  /* General_Category Mn, Mc or Me: 1 */
    uint8_t order; /* Canonical_Combining_Class */
};

/* Of a code point. One that is not permitted has the kind OAS_IDN_NO, and nothing else. */
const struct oas_idn_class *oas_idn_class_of(uint32_t code);

#endif
