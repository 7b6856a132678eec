/* Bodies by media type, responses by class, webhooks, operations without an id. */
#include "exercise.h"
#include "operations-media.h"

static const oas_operation *post(void)
{
    return oas_operation_find(&operations_media_operations, OAS_STR("POST"),
                              OAS_STR("/v2/campaigns"));
}

static bool judges(const oas_media *media, const char *good, const char *bad)
{
    return media && oas_validate(media->type, oas_str_from(good), NULL, NULL) == OAS_OK &&
           oas_validate(media->type, oas_str_from(bad), NULL, NULL) != OAS_OK;
}

static void test_request(void)
{
    const oas_operation *op = post();
    EXPECT(op && op->id[0] == '\0' && !op->request_required && op->request_count == 4);
    if (op == NULL)
        return;
    EXPECT(judges(oas_media_find(op->request, op->request_count, OAS_STR("application/json")),
                  "{\"a\":1}", "{}"));
    EXPECT(judges(oas_media_find(op->request, op->request_count,
                                 OAS_STR("Application/Merge-Patch+JSON; charset=utf-8")),
                  "{\"a\":null}", "{\"a\":\"x\"}"));
    EXPECT(judges(oas_media_find(op->request, op->request_count, OAS_STR("")), "{\"a\":1}",
                  "{\"a\":null}"));
    EXPECT(oas_media_find(op->request, op->request_count, OAS_STR("image/png")) == NULL);
}

static void test_responses(void)
{
    const oas_operation *op = post();
    const oas_response *made = op ? oas_operation_response(op, 201) : NULL;
    const oas_response *wrong = op ? oas_operation_response(op, 422) : NULL;
    const oas_response *other = op ? oas_operation_response(op, 200) : NULL;
    EXPECT(made && wrong && other);
    if (!made || !wrong || !other)
        return;
    EXPECT(judges(oas_media_find(made->media, made->media_count, OAS_STR("application/json")),
                  "\"id\"", "1"));
    EXPECT(oas_media_find(made->media, made->media_count,
                          OAS_STR("Application/JSON;x=1; Charset=\"UTF-8\"")) == made->media);
    EXPECT(oas_media_find(made->media, made->media_count,
                          OAS_STR("application/json; charset=ascii")) == NULL);
    EXPECT(strcmp(wrong->status, "4XX") == 0 && strcmp(other->status, "default") == 0);
    EXPECT(judges(
        oas_media_find(wrong->media, wrong->media_count, OAS_STR("application/problem+json")),
        "{\"title\":\"t\"}", "{}"));
    EXPECT(judges(oas_media_find(other->media, other->media_count, OAS_STR("application/json")),
                  "{\"x\":1}", "{\"x\":\"\"}"));
}

static void test_others(void)
{
    const oas_operation *op =
        oas_operation_webhook(&operations_media_operations, OAS_STR("petFound"), OAS_STR("post"));
    oas_str format = {NULL, 0};
    EXPECT(op && op->webhook && op->request_count == 1);
    op = oas_operation_by_id(&operations_media_operations, OAS_STR("petMoved"));
    EXPECT(op && op->webhook && judges(&op->request[0], "\"x\"", "1"));
    op = oas_operation_find(&operations_media_operations, OAS_STR("DELETE"),
                            OAS_STR("/v2/campaigns/a.json"));
    EXPECT(op &&
           oas_operation_variable(op, OAS_STR("/v2/campaigns/a.json"), OAS_STR("format"), &format));
    SAME(format, "json");
}

int main(void)
{
    struct operations_media_post_v2_campaigns_request request;
    struct operations_media_post_v2_campaigns_request_merge_patch_json patch;
    struct operations_media_post_v2_campaigns_response_default other;
    struct operations_media_post_pet_found_request found;
    struct operations_media_problem problem;
    enum operations_media_delete_v2_campaigns_id_format_path_format format;
    oas_str text;
    test_request();
    test_responses();
    test_others();
    KEEP(operations_media_post_v2_campaigns_request, &request, "{\"a\":1}");
    KEEP(operations_media_post_v2_campaigns_request_merge_patch_json, &patch, "{\"a\":null}");
    EXPECT(patch.a.is == OAS_NULL);
    PLAIN(oas_operation_response(post(), 201)->media[0].type, &text, "\"x\"");
    KEEP(operations_media_post_v2_campaigns_response_default, &other, "{\"x\":1}");
    KEEP(operations_media_post_pet_found_request, &found, "{\"where\":\"here\"}");
    KEEP(operations_media_problem, &problem, "{\"title\":\"t\"}");
    KEEP(operations_media_delete_v2_campaigns_id_format_path_format, &format, "\"xml\"");
    return exercise_done();
}
