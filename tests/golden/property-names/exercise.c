/* propertyNames: judged in payloads and in structs, in maps and beside declared members; no C type
 * knows of it. */
#include "exercise.h"
#include "property-names.h"

static void test_read(void)
{
    struct property_names_headers headers;
    struct property_names_choice choice;
    struct property_names_record record;
    KEEP(property_names_headers, &headers, "{\"accept\":\"x\",\"x-a\":\"y\"}");
    EXPECT(headers.count == 2);
    KEEP(property_names_choice, &choice, "{\"two\":2}");
    KEEP(property_names_record, &record, "{\"id\":1,\"headers\":{\"a\":\"b\"},\"more\":2}");
    EXPECT(record.rest.count == 1);
    KEEP(property_names_stricter, &headers, "{\"x-a\":\"b\"}");
}

static void test_refused(void)
{
    struct property_names_headers headers;
    struct property_names_choice choice;
    struct property_names_record record;
    REFUSE(property_names_headers, &headers, "{\"a\":\"\",\"A\":\"\"}", INVALID_KEY, "/A");
    REFUSE(property_names_headers, &headers, "{\"a-long-name\":\"\"}", INVALID_KEY, "/a-long-name");
    REFUSE(property_names_choice, &choice, "{\"three\":3}", INVALID_KEY, "/three");
    REFUSE(property_names_record, &record, "{\"id\":1,\"m\":2}", INVALID_KEY, "/m");
    REFUSE(property_names_record, &record, "{\"id\":1,\"headers\":{\"\":\"\"}}", INVALID_KEY,
           "/headers/");
    REFUSE(property_names_stricter, &headers, "{\"accept\":\"x\"}", INVALID_KEY, "/accept");
}

static void test_structs(void)
{
    struct property_names_headers_entry header = {OAS_STR("Accept"), OAS_STR("x")};
    struct property_names_headers headers = {&header, 1};
    struct property_names_record_rest_entry more = {OAS_STR("m"), 2};
    struct property_names_record record = {.id = 1, .rest = {&more, 1}};
    WRONG(property_names_headers, &headers, INVALID_KEY, "/Accept");
    header.key = OAS_STR("accept");
    WRITE(property_names_headers, &headers, "{\"accept\":\"x\"}");
    WRONG(property_names_stricter, &headers, INVALID_KEY, "/accept");
    WRONG(property_names_record, &record, INVALID_KEY, "/m");
    more.key = OAS_STR("more");
    WRITE(property_names_record, &record, "{\"id\":1,\"more\":2}");
}

int main(void)
{
    test_read();
    test_refused();
    test_structs();
    return exercise_done();
}
