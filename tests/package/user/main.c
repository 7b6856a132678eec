/* main.c - reads a pet, argv[1] or one of its own, and prints it as it was understood. The exit
 * status is 1 if it is not valid. */
#include <stdio.h>

#include "petstore.h"

static const char rex[] =
    "{\"name\":\"Rex\",\"nickname\":null,\"owner\":{\"email\":\"a@b.example\"}}";

int main(int argc, char **argv)
{
    oas_str json = oas_str_from(argc > 1 ? argv[1] : rex);
    oas_arena mem = {0};
    oas_buf out = {0};
    oas_error found[4];
    oas_errors errs = {.at = found, .cap = 4, .text = &mem};
    struct petstore_pet pet;
    oas_status status = petstore_pet_decode(&pet, json, &mem, &errs);
    if (status == OAS_OK && pet.nickname.is == OAS_NULL)
        OAS_SET(pet.nickname, OAS_STR("none"));
    if (status == OAS_OK)
        status = petstore_pet_encode(&pet, &out, &errs);
    if (status != OAS_OK)
        oas_errors_text(&errs, OAS_STR("pet"), &out);
    printf(OAS_PRI "\n", OAS_ARG(oas_buf_str(&out)));
    oas_buf_free(&out);
    oas_arena_free(&mem);
    return status == OAS_OK ? 0 : 1;
}
