/* user.c - the smallest program that needs the library: it must compile, link and run. */
#include <oas/oas.h>

int main(void)
{
    oas_buf out = {0};
    oas_buf_put_json(&out, oas_str_from("linked"));
    bool right = oas_str_is(oas_buf_str(&out), "\"linked\"");
    oas_buf_free(&out);
    return right ? 0 : 1;
}
