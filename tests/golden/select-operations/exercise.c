/* Operations by tag, path and name, and a component beside them: their table holds them alone, and
 * a body that is only a component has that one's functions. */
#include "exercise.h"
#include "select-operations.h"

static const oas_operation *find(const char *method, const char *path)
{
    return oas_operation_find(&select_operations_operations, oas_str_from(method),
                              oas_str_from(path));
}

int main(void)
{
    struct select_operations_put_pet_request put;
    struct select_operations_owner owner;
    struct select_operations_lost lost;
    struct select_operations_note note;
    int64_t id;
    const oas_operation *op = find("PUT", "/pets/7");
    EXPECT(select_operations_operations.count == 3);
    EXPECT(find("GET", "/pets/7") == NULL && find("GET", "/wrong") == NULL);
    EXPECT(op && op->request_count == 1 &&
           op->request[0].type.layout == select_operations_put_pet_request_type.layout);
    EXPECT(find("GET", "/owners/7"));
    EXPECT(
        oas_operation_webhook(&select_operations_operations, OAS_STR("petLost"), OAS_STR("POST")));
    PLAIN(exercise_parameter(&select_operations_operations, "putPet", "id"), &id, "7");
    KEEP(select_operations_put_pet_request, &put,
         "{\"pet\":{\"name\":\"Rex\",\"toy\":{\"squeaks\":true}}}");
    KEEP(select_operations_owner, &owner, "{\"pets\":[{\"name\":\"Rex\"}]}");
    KEEP(select_operations_lost, &lost, "{\"where\":\"here\"}");
    KEEP(select_operations_note, &note, "{\"text\":\"t\"}");
    return exercise_done();
}
