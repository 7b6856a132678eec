/* What stands in other files has the name that it has there, unless a component has it. */
#include "exercise.h"
#include "files.h"

int main(void)
{
    struct files_order o;
    oas_str customer;
    KEEP(files_order, &o,
         "{\"lines\":[{\"sku\":\"a\"},{\"sku\":\"b\",\"buyer\":{\"name\":{\"first\":\"f\"}}}],"
         "\"customer\":{\"name\":{}},\"again\":{\"first\":\"x\"}}");
    struct files_line *line = &o.lines.items[1];
    SAME(line->buyer.value->name.first.value, "f");
    EXPECT(o.customer->name.first.is == OAS_ABSENT);
    REFUSE(files_order, &o, "{\"lines\":[{\"sku\":\"abcde\"}],\"customer\":{\"name\":{}}}", TOO_BIG,
           "/lines/0/sku");
    REFUSE(files_order, &o, "{\"lines\":[],\"customer\":\"me\"}", INVALID_TYPE, "/customer");
    oas_buf place = {0};
    oas_error_schema(&exercise.errs, &exercise.found[0], &place);
    SAME(oas_buf_str(&place), "parts/people.yaml#/$defs/Customer/type");
    oas_buf_free(&place);
    KEEP(files_customer, &customer, "\"c\"");
    return exercise_done();
}
