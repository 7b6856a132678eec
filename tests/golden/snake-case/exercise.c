/* Names as C has them: HTTPServer is http_server. */
#include "exercise.h"
#include "snake-case.h"

int main(void)
{
    struct snake_case_http_server s;
    struct snake_case_vec2d_item_list v;
    struct snake_case_get_users_user_id_iphones_response_200 r;
    KEEP(snake_case_http_server, &s,
         "{\"userID\":\"a\",\"userIDs\":[\"b\"],\"someURLPath\":\"c\",\"iPhone\":\"d\","
         "\"SHA256sum\":\"e\",\"foo bar.baz\":\"f\",\"2fa\":true,\"@type\":\"g\",\"$ref_\":\"h\","
         "\"a__b\":\"i\",\"ABC\":{\"dEF\":{\"gHi\":1}}}");
    SAME(s.user_id, "a");
    SAME(s.some_url_path.value, "c");
    SAME(s.sha256sum.value, "e");
    SAME(s.foo_bar_baz.value, "f");
    EXPECT(s._2fa.value && s.abc.value->d_ef.value->g_hi.value == 1);
    KEEP(snake_case_vec2d, &v, "[{\"x\":0.5}]");
    KEEP(snake_case_get_users_user_id_iphones_response_200, &r, "{\"OK\":true}");
    EXPECT(r.ok.value);
    return exercise_done();
}
