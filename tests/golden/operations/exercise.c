/* The table of operations: found by method and path, their parts judged by their types. */
#include "exercise.h"
#include "operations.h"

static const oas_operation *find(const char *method, const char *path)
{
    return oas_operation_find(&operations_operations, oas_str_from(method), oas_str_from(path));
}

static void test_find(void)
{
    const oas_operation *op = find("get", "/pets/7?x");
    oas_str id = {NULL, 0};
    EXPECT(operations_operations.count == 3);
    EXPECT(op && oas_str_is(oas_str_from(op->id), "getPet") && op->request_count == 0);
    EXPECT(op && oas_operation_variable(op, OAS_STR("/pets/7"), OAS_STR("petId"), &id));
    SAME(id, "7");
    op = find("GET", "/pets/mine");
    EXPECT(op && oas_str_is(oas_str_from(op->id), "getMine"));
    EXPECT(find("POST", "/pets/7") == NULL && find("GET", "/pets") == NULL);
    op = oas_operation_by_id(&operations_operations, OAS_STR("putPet"));
    EXPECT(op && op->request_required && op->request_count == 1);
    EXPECT(operations_operation_of(op) == OPERATIONS_OPERATION_PUT_PET);
    EXPECT(operations_operation_of(NULL) == OPERATIONS_OPERATION_UNKNOWN);
    EXPECT(op && op->response_count == 1 && op->responses[0].media_count == 0);
}

static void test_parameters(void)
{
    static const struct {
        const char *name;
        oas_location in;
        bool required;
        const char *good;
        const char *bad;
    } want[] = {
        {"petId", OAS_IN_PATH, true, "7", "0"},
        {"X-Trace", OAS_IN_HEADER, false, "\"t\"", "1"},
        {"fields", OAS_IN_QUERY, false, "[\"name\"]", "[\"x\"]"},
        {"filter", OAS_IN_QUERY, false, "{\"a\":\"b\"}", "{\"a\":1}"},
        {"session", OAS_IN_COOKIE, true, "\"ab\"", "\"a\""},
    };
    const oas_operation *op = find("GET", "/pets/7");
    EXPECT(op && op->parameter_count == sizeof want / sizeof *want);
    for (uint32_t i = 0; op && i < op->parameter_count; i++) {
        const oas_parameter *parameter = &op->parameters[i];
        const char *name = want[i].name;
        exercise_note(oas_str_is(oas_str_from(parameter->name), name), __LINE__, name);
        exercise_note(parameter->in == want[i].in && parameter->required == want[i].required,
                      __LINE__, name);
        exercise_status(
            oas_validate(parameter->type, oas_str_from(want[i].good), exercise_errors(), NULL),
            OAS_OK, __LINE__, name);
        exercise_status(
            oas_validate(parameter->type, oas_str_from(want[i].bad), exercise_errors(), NULL),
            OAS_INVALID, __LINE__, name);
    }
}

static void test_bodies(void)
{
    const oas_operation *op = find("GET", "/pets/1");
    const oas_response *response = op ? oas_operation_response(op, 200) : NULL;
    struct operations_pet pet;
    struct operations_pet_list mine;
    int64_t id;
    EXPECT(response && response->media_count == 1);
    if (response) {
        const oas_media *media =
            oas_media_find(response->media, response->media_count, OAS_STR("application/json"));
        EXPECT(media && oas_decode(media->type, &pet, OAS_STR("{\"name\":\"Rex\"}"), exercise_mem(),
                                   NULL, NULL) == OAS_OK);
        SAME(pet.name, "Rex");
    }
    EXPECT(op && oas_operation_response(op, 404) && oas_operation_response(op, 500) == NULL);
    KEEP(operations_get_mine_response_200, &mine, "[{\"name\":\"a\"},{\"name\":\"b\"}]");
    SAME(mine.items[1].name, "b");
    KEEP(operations_pet, &pet, "{\"name\":\"p\"}");
    PLAIN(exercise_parameter(&operations_operations, "getPet", "petId"), &id, "3");
    EXPECT(oas_validate(exercise_parameter(&operations_operations, "putPet", "petId"), OAS_STR("0"),
                        NULL, NULL) == OAS_INVALID);
}

int main(void)
{
    test_find();
    test_parameters();
    test_bodies();
    return exercise_done();
}
