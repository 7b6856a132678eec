/* What a type's functions are called: names that end as each of them does. */
#include "model/function_name.h"

static const char *const suffixes[] = {"decode", "validate", "check", "encode",
                                       "copy",   "equal",    "print"};
enum { SUFFIXES = sizeof suffixes / sizeof *suffixes };

static bool is_free(const struct modeller *m, oas_str name)
{
    for (size_t i = 0; i < SUFFIXES; i++)
        if (!names_free(&m->functions, name_joined(m, name, oas_str_from(suffixes[i]))))
            return false;
    return names_free(&m->ordinary, name_joined(m, name, OAS_STR("type")));
}

static void reserve(struct modeller *m, oas_str name)
{
    for (size_t i = 0; i < SUFFIXES; i++)
        (void)names_reserve(&m->functions, name_joined(m, name, oas_str_from(suffixes[i])));
    (void)names_reserve(&m->ordinary, name_joined(m, name, OAS_STR("type")));
}

static oas_str numbered(struct modeller *m, oas_str name, uint64_t number)
{
    oas_buf text = {0};
    oas_buf_put(&text, name);
    oas_buf_putc(&text, '_');
    oas_buf_put_u64(&text, number);
    return name_of_type(m, text_keep(m->mem, &text, &m->diags->no_memory));
}

oas_str function_name_take(struct modeller *m, oas_str wanted)
{
    oas_str name = wanted = name_of_type(m, wanted);
    for (uint64_t number = 2; !is_free(m, name) && !m->diags->no_memory; number++)
        name = numbered(m, wanted, number);
    reserve(m, name);
    return name;
}

oas_str function_name_tagged(struct modeller *m, oas_str wanted)
{
    oas_str name;
    do
        name = function_name_take(m, wanted);
    while (!m->diags->no_memory && !names_reserve(&m->tags, name));
    return name;
}
