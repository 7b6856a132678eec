/* What is said of a value as it was read. */
#include "http/wire_pass.h"

oas_code oas_wire_code(oas_wire_fault fault)
{
    static const oas_code codes[] = {
#define OAS_WIRE_FAULT(symbol, code, expected) [OAS_WIRE_##symbol] = OAS_CODE_##code,
#include <oas/wire.def>
    };
    return (size_t)fault < OAS_WIRE_FAULT_COUNT ? codes[fault] : OAS_CODE_NONE;
}

const char *oas_wire_expected(oas_wire_fault fault)
{
    static const char *const texts[] = {
        "",
#define OAS_WIRE_FAULT(symbol, code, expected) expected,
#include <oas/wire.def>
    };
    return (size_t)fault < OAS_WIRE_FAULT_COUNT ? texts[fault] : "";
}

oas_status oas_wire_status(oas_wire_fault fault)
{
    return oas_wire_code(fault) == OAS_CODE_BAD_MESSAGE ? OAS_MALFORMED : OAS_INVALID;
}

const char *oas_wire_place(const oas_wire_value *value, size_t offset)
{
    size_t low = 0, high = value->mark_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (value->marks[middle].offset <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return value->at;
    const oas_wire_mark *mark = &value->marks[low - 1];
    return mark->run ? mark->at + (offset - mark->offset) : mark->at;
}
