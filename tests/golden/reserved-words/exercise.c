/* Keywords of C and C++, macros of the library, names of the runtime's types. */
#include "exercise.h"
#include "reserved-words.h"

int main(void)
{
    struct w_words words;
    struct w_class class_;
    oas_str text;
    KEEP(w_words, &words,
         "{\"int64_t\":\"a\",\"bool\":\"b\",\"uint64_t\":1,\"class\":\"c\",\"delete\":2,"
         "\"template\":true,\"_Bool\":\"d\",\"oas_str\":\"e\",\"size_t\":\"f\",\"union\":1.5,"
         "\"enum\":\"default\",\"requires\":{\"t\":\"switch\",\"a\":\"g\"}}");
    SAME(words.int64_t_.value, "a");
    SAME(words.bool_.value, "b");
    SAME(words.bool__2.value, "d");
    SAME(words.oas_str_.value, "e");
    EXPECT(words.uint64_t_.value == 1 && words.delete_.value == 2 && words.template_.value);
    EXPECT(words.union_.value->kind == W_WORDS_UNION_KIND_DOUBLE);
    EXPECT(words.union_.value->as.double_ == 1.5 && words.enum_.value == W_WORDS_ENUM_DEFAULT);
    SAME(words.requires_.value->as.switch_.a, "g");
    KEEP(w_class, &class_, "{\"a\":\"x\"}");
    KEEP(w_struct, &text, "\"x\"");
    return exercise_done();
}
