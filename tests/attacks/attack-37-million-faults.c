/* attack-37-million-faults.c - a million faults through generated code: in a text and in a struct.
 * All are counted, the first ones are kept, and that there are more is said. */
#include "kit.h"

#if defined(KIT_SLOW)
enum { MANY = 100000, ROOM = 20 };
#else
enum { MANY = 1000000, ROOM = 20 };
#endif

static struct kit kit;
static oas_allocator from;
static oas_arena text;
static oas_error found[ROOM];
static oas_errors errs;
static double started;

static void begin(void)
{
    kit = (struct kit){0};
    from = kit_allocator(&kit);
    oas_arena_init(&text, NULL, 0, &from);
    memset(found, 0, sizeof found);
    errs = (oas_errors){.at = found, .cap = ROOM, .text = &text};
    started = kit_seconds();
}

/* The places of the first ones, again and again: what stands behind them is not read for it, so
 * that a thousand places take less than finding all faults has taken. */
static void check_places(double found_in)
{
    oas_buf out = {0};
    double start = kit_seconds();
    for (size_t i = 0; i < 1000; i++) {
        out.len = 0;
        oas_error_instance(&errs, &found[i % ROOM], &out);
        CHECK(out.len > 2);
    }
    CHECK(kit_seconds() - start < found_in + 0.005);
    oas_buf_free(&out);
}

/* The first ones in order, one number of all, and words for it. */
static void end(oas_code code, size_t count, size_t most)
{
    double found_in = kit_seconds() - started;
    oas_buf out = {0};
    CHECK_INT(errs.count, count);
    CHECK_INT(oas_errors_kept(&errs), ROOM);
    for (size_t i = 0; i < ROOM; i++)
        CHECK(found[i].code == code && (i == 0 || found[i - 1].offset < found[i].offset));
    CHECK(found[ROOM - 1].offset < 64 * ROOM);
    CHECK(kit.peak < most);
    check_places(found_in);
    oas_errors_text(&errs, OAS_STR("it"), &out);
    char last[64];
    int len = snprintf(last, sizeof last, "%zu more", count - ROOM);
    size_t line = out.len > 40 ? out.len - 40 : 0;
    bool said = false;
    for (size_t i = line; i + (size_t)len <= out.len; i++)
        said |= memcmp(out.at + i, last, (size_t)len) == 0;
    CHECK(said && out.len < 65536);
    if (!said)
        printf("    " OAS_PRI "\n", OAS_ARG(oas_buf_str(&out)));
    out.len = 0;
    oas_errors_body(&errs, &out);
    CHECK(out.len > 100 && out.len < 65536);
    oas_buf_free(&out);
    oas_arena_free(&text);
    CHECK_INT(kit.live, 0);
}

/* ---- texts ---- */

static void test_decode(const char *item, oas_code code, oas_status status)
{
    struct hostile_values v;
    oas_arena mem;
    oas_buf json = {0};
    begin();
    oas_arena_init(&mem, NULL, 0, &from);
    oas_buf_puts(&json, "{\"wide\":");
    size_t open = json.len;
    kit_repeat(&json, item, MANY);
    json.at[open] = '[';
    oas_buf_puts(&json, "]}");
    CHECK_INT(hostile_values_decode(&v, oas_buf_str(&json), &mem, &errs), status);
    CHECK(kit_is_zero(&v, sizeof v));
    oas_arena_free(&mem);
    end(code, MANY, 16 * json.len);
    oas_buf_free(&json);
}

/* ---- structs ---- */

static void test_unset(void)
{
    struct hostile_values v = {.a = {.is = OAS_ABSENT}};
    struct hostile_color_list colors = {calloc(MANY, sizeof *colors.items), MANY};
    oas_options options = {.allocator = &from};
    OAS_SET(v.colors, colors);
    begin();
    CHECK_INT(oas_check(hostile_values_type, &v, &errs, &options), OAS_INVALID);
    end(OAS_CODE_UNSET, MANY, 40 * (size_t)MANY);

    begin();
    oas_buf out = {.from = &from};
    oas_buf_puts(&out, "mine");
    CHECK_INT(oas_encode(hostile_values_type, &v, &out, &errs, &options), OAS_INVALID);
    CHECK_INT(out.len, 4);
    oas_buf_free(&out);
    end(OAS_CODE_UNSET, MANY, 40 * (size_t)MANY);
    free(colors.items);
}

/* Kinds, each told where its value begins: behind what is written of it. */
static void test_kinds(void)
{
    struct hostile_cat cat = {.lives = 1};
    struct hostile_pet_list pets = {calloc(MANY, sizeof *pets.items), MANY};
    OAS_SET(cat.friends, pets);
    oas_options options = {.allocator = &from};
    for (size_t i = 0; i < MANY; i++) {
        struct hostile_pet *pet = &pets.items[i];
        int kind = 1 << (i % 31) | 4; /* none that there is */
        memcpy(&pet->kind, &kind, sizeof pet->kind);
    }
    begin();
    CHECK_INT(oas_check(hostile_cat_type, &cat, &errs, &options), OAS_INVALID);
    end(OAS_CODE_INVALID_VALUE, MANY, 40 * (size_t)MANY);
    free(pets.items);
}

/* Valid C, against the schema. */
static void test_refused(void)
{
    struct hostile_worded worded = {.words = {calloc(MANY, sizeof(oas_str)), MANY}};
    oas_options options = {.allocator = &from};
    for (size_t i = 0; i < MANY; i++)
        worded.words.items[i] = OAS_STR("A");
    begin();
    CHECK_INT(oas_check(hostile_worded_type, &worded, &errs, &options), OAS_INVALID);
    end(OAS_CODE_INVALID_FORMAT, MANY, 40 * (size_t)MANY);
    free(worded.words.items);
    hostile_release();
}

int main(void)
{
    test_decode(",\"\"", OAS_CODE_INVALID_TYPE, OAS_INVALID);
    test_decode(",9e99", OAS_CODE_UNREPRESENTABLE, OAS_UNREPRESENTABLE);
    test_unset();
    test_kinds();
    test_refused();
    return check_done();
}
