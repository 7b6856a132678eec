/* The bytes that fill a block. */
#include "block/fill.h"

#define FILL_FOUR(byte) byte, byte, byte, byte
#define FILL_BLOCK(byte)                                                                           \
    FILL_FOUR(byte), FILL_FOUR(byte), FILL_FOUR(byte), FILL_FOUR(byte), FILL_FOUR(byte),           \
        FILL_FOUR(byte), FILL_FOUR(byte), FILL_FOUR(byte)

_Alignas(64) const struct oas_fill oas_fill = {
#define OAS_FILL(name, byte) .name = {FILL_BLOCK(byte)},
    OAS_FILLS(OAS_FILL)
#undef OAS_FILL
};
