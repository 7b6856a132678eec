/* Operations are found by the printed routes, as they are by looking at each of them. */
#include "exercise.h"
#include "operations-routes.h"

static void finds(const char *method, const char *path, const char *id)
{
    const oas_operations *table = &operations_routes_operations;
    oas_operations each = *table;
    each.routes = NULL;
    const oas_operation *found =
        oas_operation_find(table, oas_str_from(method), oas_str_from(path));
    EXPECT(found == oas_operation_find(&each, oas_str_from(method), oas_str_from(path)));
    EXPECT(strcmp(found ? found->id : "", id) == 0);
}

static void allows(const char *path, const char *methods)
{
    oas_buf out = {0};
    EXPECT(oas_operation_allowed(&operations_routes_operations, oas_str_from(path), &out) ==
           (*methods != 0));
    EXPECT(oas_str_is(oas_buf_str(&out), methods));
    oas_buf_free(&out);
}

int main(void)
{
    EXPECT(operations_routes_operations.routes != NULL);
    finds("GET", "/v1/pets", "listPets");
    finds("get", "/pets", "listPets");
    finds("POST", "/v1/p%65ts?x=1", "addPet");
    finds("GET", "/v1/pets/mine", "getMine");
    finds("GET", "/v1/dogs/mine", "getMineOf");
    finds("GET", "/v1/pets/7", "getPet");
    finds("GET", "/v1/pets/7.json", "getPetAs");
    finds("PUT", "/v1/pets/7.json", "putPet");
    finds("DELETE", "/v1/pets/7/toys/%2F", "dropToy");
    finds("GET", "/v1/pets?old", "listOld");
    finds("GET", "/pets?old#x", "listOld");
    finds("GET", "/v1/pets?x=/&old", "listOld");
    finds("GET", "/v1/pets?older", "listPets");
    finds("DELETE", "/v1/pets", "");
    finds("GET", "/v1/pets/", "");
    finds("GET", "/v1", "");
    finds("GET", "", "");
    finds("POST", "petBorn", "");
    allows("/v1/pets", "GET, POST");
    allows("/v1/pets/mine", "GET, PUT");
    allows("/v1/pets/7/toys/ball", "DELETE");
    allows("/v1/dogs", "");
    return exercise_done();
}
