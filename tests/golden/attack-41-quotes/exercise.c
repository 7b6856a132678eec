/* Quotes, percent signs, CR and NUL in names, values and patterns: counted by length. */
#include "attack-41-quotes.h"
#include "exercise.h"

#define BOTH "\"a\\\"b\":\"x\",\"%s%n\":\"\\\"%\""

int main(void)
{
    struct attack_41_quotes_quotes q;
    KEEP(attack_41_quotes_quotes, &q, "{" BOTH "}");
    SAME(q.s_n, "\"%");
    KEEP(attack_41_quotes_quotes, &q,
         "{" BOTH ",\"line\\nfeed\":1,\"return\\r\":2,\"nul\\u0000\":\"a\\u0000b\","
         "\"nul\\u0000b\":3,\"'\":\"\\\"\\u0000\\r\\n%s\x7f\",\"tab\\t\\b\\f\":true}");
    EXPECT(q.line_feed.value == 1 && q.return_.value == 2 && q.nul_b.value == 3);
    EXPECT(q.nul.value == ATTACK_41_QUOTES_QUOTES_NUL_A_B && q.apostrophe == OAS_VALUE);
    KEEP(attack_41_quotes_quotes, &q, "{" BOTH ",\"nul\\u0000\":\"\\u0000\"}");
    EXPECT(q.nul.value == ATTACK_41_QUOTES_QUOTES_NUL_UNNAMED);
    KEEP(attack_41_quotes_quotes, &q, "{" BOTH ",\"nul\\u0000\":\"\\r\"}");
    EXPECT(q.nul.value == ATTACK_41_QUOTES_QUOTES_NUL_UNNAMED_2);
    READ(attack_41_quotes_quotes, &q, "{" BOTH ",\"nul\":\"\\u0000\"}", "{" BOTH "}");
    EXPECT(q.nul.is == OAS_ABSENT);
    REFUSE(attack_41_quotes_quotes, &q, "{" BOTH ",\"nul\\u0000\":\"\"}", INVALID_VALUE, "/nul\0");
    REFUSE(attack_41_quotes_quotes, &q, "{\"a\\\"b\":\"\",\"%s%n\":\"%s\"}", INVALID_FORMAT,
           "/%s%n");
    REFUSE(attack_41_quotes_quotes, &q, "{\"%s%n\":\"\"}", MISSING, "");
    REFUSE(attack_41_quotes_quotes, &q, "{\"a\\\"b\":\"\",\"%s%n\":\"\\u0000\"}", INVALID_FORMAT,
           "/%s%n");
    attack_41_quotes_release();
    return exercise_done();
}
