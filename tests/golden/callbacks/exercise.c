/* What the API sends by itself has types as what it takes has: callbacks by reference, with several
 * expressions, without an operationId; and headers of responses. */
#include "callbacks.h"
#include "exercise.h"

static const oas_operation *find(const char *id)
{
    static const oas_operation none = {.id = "", .method = "", .path = ""};
    const oas_operation *found = oas_operation_by_id(&callbacks_operations, oas_str_from(id));
    EXPECT(found);
    return found ? found : &none;
}

static void test_types(void)
{
    oas_arena mem = {0};
    struct callbacks_event event;
    struct callbacks_post_on_end_request end;
    struct callbacks_event_happened_response_200 heard;
    struct callbacks_put_more_response_default_header_x_limits limits;
    EXPECT(callbacks_event_decode(&event, OAS_STR("{\"event\":\"e\"}"), &mem, NULL) == OAS_OK);
    EXPECT(callbacks_post_on_end_request_decode(&end, OAS_STR("{\"why\":\"w\"}"), &mem, NULL) ==
           OAS_OK);
    EXPECT(callbacks_event_happened_response_200_decode(&heard, OAS_STR("{\"ok\":true}"), &mem,
                                                        NULL) == OAS_OK);
    EXPECT(heard.ok.is == OAS_VALUE && heard.ok.value);
    EXPECT(callbacks_subscribe_response_201_header_x_limits_decode(&limits, OAS_STR("{\"left\":7}"),
                                                                   &mem, NULL) == OAS_OK);
    EXPECT(limits.left == 7);
    oas_arena_free(&mem);
}

/* Of one name, and numbered in the order of their pointers: what stands in components is before
 * what stands in paths. */
static void test_names(void)
{
    oas_arena mem = {0};
    struct callbacks_post_on_two_request two;
    struct callbacks_post_on_two_request_2 one;
    EXPECT(callbacks_post_on_two_request_decode(&two, OAS_STR("{\"two\":\"2\"}"), &mem, NULL) ==
           OAS_OK);
    EXPECT(callbacks_post_on_two_request_2_decode(&one, OAS_STR("{\"one\":\"1\"}"), &mem, NULL) ==
           OAS_OK);
    EXPECT(oas_str_is(two.two.value, "2") && oas_str_is(one.one.value, "1"));
    oas_arena_free(&mem);
}

static void test_table(void)
{
    const oas_operation *subscribe = find("subscribe");
    EXPECT(subscribe->callback_count == 3 && subscribe->response_count == 1);
    if (subscribe->callback_count != 3 || subscribe->response_count != 1)
        return;
    const oas_operation *event = &subscribe->callbacks[0].operations[0];
    EXPECT(event->request_required && event->request_count == 1);
    EXPECT(oas_validate(event->request[0].type, OAS_STR("{}"), NULL, NULL) == OAS_INVALID);
    EXPECT(event->request[0].type.layout == callbacks_event_type.layout);
    EXPECT(subscribe->callbacks[2].operation_count == 2);
    oas_type limits = subscribe->responses[0].headers[0].type;
    EXPECT(limits.layout && oas_validate(limits, OAS_STR("{}"), NULL, NULL) == OAS_INVALID);
}

int main(void)
{
    test_types();
    test_names();
    test_table();
    return exercise_done();
}
