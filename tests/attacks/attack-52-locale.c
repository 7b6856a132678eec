/* attack-52-locale.c - in a locale with a decimal comma numbers are read and written as in any
 * other. Left out where there is no such locale: localedef makes one. */
#include <locale.h>

#include "kit.h"
#include "support/left_out.h"

/* The decimal comma, if the C library has it under one of these names. */
static bool set_comma(void)
{
    static const char *const names[] = {"de_DE.UTF-8", "de_DE.utf8", "de_DE", "fr_FR.UTF-8",
                                        "fr_FR.utf8",  "fr_FR",      ""};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (setlocale(LC_ALL, names[i]) && strcmp(localeconv()->decimal_point, ",") == 0)
            return true;
    return false;
}

static void test_numbers(void)
{
    static const char json[] = "{\"i\":1234567,\"u\":18446744073709551615,\"d\":1234567.875,"
                               "\"real\":[0.1,-1e-7,1e+300,0.5,5e-324]}";
    struct hostile_values v;
    oas_arena mem = {0};
    oas_buf out = {0};
    CHECK_INT(hostile_values_decode(&v, oas_str_from(json), &mem, NULL), OAS_OK);
    CHECK(v.i.value == 1234567 && v.u.value == UINT64_MAX && v.real.value.count == 5);
    CHECK(v.d.value > 1234567.87 && v.d.value < 1234567.88);
    CHECK(v.real.value.count == 5 && v.real.value.items[3] > 0.49);
    CHECK_INT(hostile_values_encode(&v, &out, NULL), OAS_OK);
    CHECK_STR(oas_buf_str(&out), json);
    double half = 0;
    CHECK_INT(oas_json_get_double(OAS_JSON("0.5"), &half), OAS_OK);
    CHECK(half > 0.4 && half < 0.6);
    CHECK_INT(oas_json_get_double(OAS_JSON("0,5"), &half), OAS_INVALID);
    CHECK_STR(oas_json_text(oas_json_from_double(&mem, 0.5)), "0.5");
    CHECK_INT(hostile_values_validate(OAS_STR("{\"d\":0,5}"), NULL) == OAS_OK, false);
    oas_buf_free(&out);
    oas_arena_free(&mem);
}

int main(void)
{
    test_numbers();
    if (!set_comma()) {
        left_out("numbers in a locale with a decimal comma", "there is no such locale",
                 "apt-get install locales, or localedef -i de_DE -f UTF-8 de_DE.UTF-8");
        return check_failed ? 1 : LEFT_OUT;
    }
    test_numbers();
    return check_done();
}
