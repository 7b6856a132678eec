/* mutated.c - payloads that something happened to. Decoding stores while it judges; whatever the
 * text has become, it must say what judging alone says, to the letter, and leave nothing behind.
 *
 *     mutated tests/payloads/create-campaign.request/ …
 *
 * The mutations are random, and the same in every run. */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

#include "doors.h"
#include "generated.h"
#include "trip.h"

enum { TIMES = 12, MOST_GROWTH = 512 };

struct random {
    uint64_t state;
};

static size_t below(struct random *r, size_t end)
{
    r->state ^= r->state << 13;
    r->state ^= r->state >> 7;
    r->state ^= r->state << 17;
    return end ? (size_t)(r->state % end) : 0;
}

struct text {
    char *at;
    size_t len;
    size_t cap;
};

/* `count` bytes at `at` become `with`. */
static void replace(struct text *text, size_t at, size_t count, oas_str with)
{
    if (text->len - count + with.len > text->cap)
        return;
    memmove(text->at + at + with.len, text->at + at + count, text->len - at - count);
    memcpy(text->at + at, with.at, with.len);
    text->len = text->len - count + with.len;
}

static size_t find(const struct text *text, size_t from, const char *any)
{
    while (from < text->len && !strchr(any, text->at[from]))
        from++;
    return from;
}

static oas_str any_token(struct random *r)
{
    static const char *const tokens[] = {
        "null",
        "0",
        "\"x\"",
        "{}",
        "[]",
        "true",
        "false",
        "1e400",
        "-1",
        "1.0",
        ",",
        "{\"kind\":1}",
        "\"type\":\"CUSTOMER\",",
        "\"status\":\"CANCELLED\",",
        "\"\\u0061\"",
    };
    return oas_str_from(tokens[below(r, sizeof tokens / sizeof *tokens)]);
}

/* A member's value, or what stands there by chance. */
static void mutate_value(struct text *text, struct random *r)
{
    size_t colon = find(text, below(r, text->len), ":");
    if (colon + 1 < text->len)
        replace(text, colon + 1, find(text, colon + 1, ",}]") - colon - 1, any_token(r));
}

static void mutate_name(struct text *text, struct random *r)
{
    size_t quote = find(text, below(r, text->len), "\"");
    if (quote + 1 < text->len)
        text->at[quote + 1] ^= 1;
}

/* A piece of the text for the second time: members given twice, items too many. */
static void mutate_again(struct text *text, struct random *r)
{
    size_t from = find(text, below(r, text->len), "\"{[");
    size_t count = find(text, from, ",") - from + 1;
    char piece[128];
    if (from + count > text->len || count > sizeof piece)
        return;
    memcpy(piece, text->at + from, count);
    replace(text, from, 0, oas_str_of(piece, count));
}

static void mutate(struct text *text, struct random *r)
{
    size_t at = below(r, text->len);
    if (text->len < 2)
        return;
    switch (below(r, 6)) {
    case 0:
        text->at[at] = (char)below(r, 256);
        break;
    case 1:
        replace(text, at, below(r, text->len - at < 8 ? text->len - at : 8), oas_str_of("", 0));
        break;
    case 2:
        replace(text, at, 0, any_token(r));
        break;
    case 3:
        mutate_name(text, r);
        break;
    case 4:
        mutate_again(text, r);
        break;
    default:
        mutate_value(text, r);
        break;
    }
}

struct tally {
    size_t valid, refused, malformed, failed;
};

static void judge(struct tally *tally, oas_type type, const char *file, oas_str json,
                  const oas_options *options)
{
    oas_buf said = {0};
    const char *wrong = NULL;
    oas_status status = trip_verdict(type, json, options, &said);
    if (status == OAS_OK)
        (void)trip_decode(type, json, options, &wrong);
    else
        wrong = trip_refused(type, json, options, status, oas_buf_str(&said));
    tally->valid += status == OAS_OK;
    tally->malformed += status == OAS_MALFORMED;
    tally->refused += status == OAS_INVALID;
    if (wrong) {
        tally->failed++;
        printf("FAILED %s: %s\n" OAS_PRI "\n", file, wrong, OAS_ARG(json));
    }
    oas_buf_free(&said);
}

static struct text read_text(const char *name)
{
    struct text text = {NULL, 0, 0};
    FILE *file = fopen(name, "rb");
    if (!file)
        return text;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    text.cap = (size_t)size + MOST_GROWTH;
    text.at = malloc(text.cap);
    text.len = text.at ? fread(text.at, 1, (size_t)size, file) : 0;
    fclose(file);
    return text;
}

static void try_file(struct tally *tally, const char *folder, const char *file, struct random *r)
{
    for (unsigned i = 0; i < TIMES; i++) {
        bool keep = i % 2, request;
        oas_options options = {.keep_unknown = keep};
        oas_type type;
        struct text text = read_text(file);
        if (!text.at || !generated_find(folder, keep, &type, &request)) {
            tally->failed++;
            return;
        }
        for (size_t times = 1 + below(r, 3); times > 0; times--)
            mutate(&text, r);
        char *exact = malloc(text.len ? text.len : 1); /* so that reading past the end is seen */
        if (exact) {
            memcpy(exact, text.at, text.len);
            judge(tally, type, file, oas_str_of(exact, text.len), &options);
        }
        free(exact);
        free(text.at);
    }
}

int main(int argc, char **argv)
{
    struct tally tally = {0};
    struct random r = {UINT64_C(88172645463325252)};
    for (int i = 1; i < argc; i++) {
        glob_t files = {0};
        char pattern[600];
        snprintf(pattern, sizeof pattern, "%s*.json", argv[i]);
        if (glob(pattern, 0, NULL, &files) != 0)
            tally.failed++;
        for (size_t j = 0; j < files.gl_pathc; j++)
            try_file(&tally, argv[i], files.gl_pathv[j], &r);
        globfree(&files);
    }
    generated_release();
    printf("%zu valid, %zu refused, %zu no JSON, %zu failed\n", tally.valid, tally.refused,
           tally.malformed, tally.failed);
    return tally.failed || !tally.valid || !tally.refused || !tally.malformed;
}
