/* Escapes before hex digits, and texts longer than C promises literals to be. */
#include "attack-47-literals.h"
#include "exercise.h"

#define HEX "{\"hex\":"

static oas_str put(oas_buf *json, const char *before, const char *piece, int times,
                   const char *behind)
{
    json->len = 0;
    oas_buf_puts(json, before);
    for (int i = 0; i < times; i++)
        oas_buf_puts(json, piece);
    oas_buf_puts(json, behind);
    return oas_buf_str(json);
}

static void test_long(void)
{
    struct attack_47_literals_literals l;
    oas_buf json = {0};
    oas_str text = put(&json, HEX "\"\\u001bc\",\"long\":\"", "x", 4100, "\"}");
    READ_STR(attack_47_literals_literals, &l, text, text);
    EXPECT(l.long_.is == OAS_VALUE && l.long_.value != ATTACK_47_LITERALS_LITERALS_LONG_SHORT);
    text = put(&json, HEX "\"\\u001bc\",\"long\":\"", "x", 4099, "\"}");
    EXPECT(attack_47_literals_literals_validate(text, NULL) != OAS_OK);
    text = put(&json, HEX "\"\\u001bc\",\"quotes\":\"", "\\\"", 2100, "\"}");
    READ_STR(attack_47_literals_literals, &l, text, text);
    EXPECT(l.quotes == OAS_VALUE);
    text = put(&json, HEX "\"\\u001bc\",\"pattern\":\"", "z", 4200, "\"}");
    READ_STR(attack_47_literals_literals, &l, text, text);
    EXPECT(l.pattern.value.len == 4200);
    text = put(&json, HEX "\"\\u001bc\",\"pattern\":\"", "z", 4201, "\"}");
    EXPECT(attack_47_literals_literals_validate(text, NULL) != OAS_OK);
    oas_buf_free(&json);
}

int main(void)
{
    struct attack_47_literals_literals l;
    KEEP(attack_47_literals_literals, &l, HEX "\"A\\u0001f\"}");
    EXPECT(l.hex == ATTACK_47_LITERALS_LITERALS_HEX_A_F);
    KEEP(attack_47_literals_literals, &l, HEX "\"\\u0007a0\"}");
    EXPECT(l.hex == ATTACK_47_LITERALS_LITERALS_HEX_A0);
    KEEP(attack_47_literals_literals, &l,
         HEX "\"\xc2\x80"
             "beef\"}");
    EXPECT(l.hex == ATTACK_47_LITERALS_LITERALS_HEX_BEEF);
    KEEP(attack_47_literals_literals, &l, HEX "\"\\u0000\"}");
    EXPECT(l.hex == ATTACK_47_LITERALS_LITERALS_HEX_UNNAMED);
    KEEP(attack_47_literals_literals, &l, HEX "\"\\u00001\",\"pattern\":\"y\"}");
    EXPECT(l.hex == ATTACK_47_LITERALS_LITERALS_HEX_1);
    REFUSE(attack_47_literals_literals, &l, HEX "\"\\u001b\"}", INVALID_VALUE, "/hex");
    test_long();
    attack_47_literals_release();
    return exercise_done();
}
