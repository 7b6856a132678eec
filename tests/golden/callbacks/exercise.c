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

/* The API's side sends, the subscriber's reads and answers. */
static void test_calls(void)
{
    oas_arena mem = {0};
    struct callbacks_event event = {.event = OAS_STR("e")};
    struct callbacks_event_happened_call sent = {.parameters = {.x_signature = OAS_STR("s")},
                                                 .body = &event},
                                         got;
    oas_request message = {.target = OAS_STR("")};
    oas_judged judged;
    EXPECT(callbacks_event_happened_call_encode(&sent, &message, &mem, &judged) == OAS_OK);
    EXPECT(message.header_count == 2 && message.target.len == 0);
    SAME(message.method, "POST");
    SAME(message.body, "{\"event\":\"e\"}");
    message.target = OAS_STR("/the/subscriber/said/so");
    EXPECT(callbacks_event_happened_call_decode(&got, &message, &mem, &judged) == OAS_OK);
    SAME(got.parameters.x_signature, "s");
    SAME(got.body->event, "e");
    message.header_count = 0;
    EXPECT(callbacks_event_happened_call_decode(&got, &message, &mem, &judged) == OAS_INVALID);
    EXPECT(judged.count == 1 && oas_str_is(judged.at[0].name, "X-Signature") && !got.body);
    oas_arena_free(&mem);
}

static void test_replies(void)
{
    oas_arena mem = {0};
    struct callbacks_event_happened_response_200 ok = {.ok = {OAS_VALUE, true}};
    struct callbacks_event_happened_reply reply = {.status = 200, .body = {.status_200 = &ok}}, got;
    oas_reply message = {.status = 0};
    EXPECT(callbacks_event_happened_reply_encode(&reply, &message, &mem, NULL) == OAS_OK);
    SAME(message.body, "{\"ok\":true}");
    EXPECT(callbacks_event_happened_reply_decode(&got, &message, &mem, NULL) == OAS_OK);
    EXPECT(got.status == 200 && got.body.status_200->ok.value);
    oas_arena_free(&mem);
}

/* One that two operations refer to has one struct, for both of its rows. */
static void test_shared(void)
{
    oas_arena mem = {0};
    struct callbacks_post_on_end_request why = {.why = {OAS_VALUE, OAS_STR("w")}};
    const struct callbacks_post_on_end_call sent = {.body = &why};
    struct callbacks_post_on_end_call got;
    oas_request message = {.target = OAS_STR("")};
    const oas_operation *more =
        oas_operation_find(&callbacks_operations, OAS_STR("PUT"), OAS_STR("/more"));
    EXPECT(more && more->callback_count == 1);
    EXPECT(callbacks_post_on_end_call_encode(&sent, &message, &mem, NULL) == OAS_OK);
    message.target = OAS_STR("/");
    const oas_operation *end = &more->callbacks[0].operations[0];
    EXPECT(end->call.size == sizeof got);
    EXPECT(oas_call_decode(end, &got, &message, &mem, NULL, NULL, NULL) == OAS_OK);
    SAME(got.body->why.value, "w");
    oas_arena_free(&mem);
}

int main(void)
{
    test_types();
    test_names();
    test_table();
    test_calls();
    test_replies();
    test_shared();
    return exercise_done();
}
