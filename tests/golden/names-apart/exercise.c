/* Enumerators say the signs at a text's ends; names that lose letters have a hash of what they
 * were.
 */
#include "exercise.h"
#include "names-apart.h"

int main(void)
{
    enum names_apart_sort sort;
    enum names_apart_language language;
    enum names_apart_limit limit;
    enum names_apart_state state;
    enum names_apart_mark mark;
    struct names_apart_person person;
    struct names_apart_get_grosse_mass_response_200 answer;
    KEEP(names_apart_sort, &sort, "\"-id\"");
    EXPECT(sort == NAMES_APART_SORT_MINUS_ID && sort != NAMES_APART_SORT_ID);
    KEEP(names_apart_language, &language, "\"C#\"");
    EXPECT(language == NAMES_APART_LANGUAGE_C_HASH);
    KEEP(names_apart_limit, &limit, "\">=5\"");
    EXPECT(limit == NAMES_APART_LIMIT_GREATER_EQUAL_5);
    KEEP(names_apart_limit, &limit, "\"-5\"");
    EXPECT(limit == NAMES_APART_LIMIT_MINUS_5);
    KEEP(names_apart_mark, &mark, "\"5%\"");
    EXPECT(mark == NAMES_APART_MARK_5_PERCENT && mark != NAMES_APART_MARK_5);
    KEEP(names_apart_state, &state, "\"\u0434\u0430\"");
    EXPECT(state == NAMES_APART_STATE_DA);
    KEEP(names_apart_person, &person, "{\"gr\u00f6\u00dfe\":180}");
    EXPECT(person.grosse.value == 180);
    KEEP(names_apart_get_grosse_mass_response_200, &answer, "{\"a\":\"b\"}");
    return exercise_done();
}
