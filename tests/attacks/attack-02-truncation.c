/* attack-02-truncation.c - every truncation of every test payload is no JSON, says so exactly once,
 * and is read no further than it goes: its last byte stands before an unmapped page. */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include <oas/oas.h>

#include "load/load.h"
#include "support/target.h"

/* Sanitizers make this ten times slower: there each payload takes its share of the cuts. */
#if defined(__SANITIZE_ADDRESS__)
enum { STEP = 13 };
#else
enum { STEP = 1 };
#endif

struct guarded {
    char *map;
    size_t size;
    char *end; /* the first byte that cannot be read */
};

static struct guarded guarded_new(size_t bytes)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    size_t readable = (bytes / page + 1) * page;
    struct guarded place = {.size = readable + page};
    place.map = mmap(NULL, place.size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (place.map == MAP_FAILED || mprotect(place.map + readable, page, PROT_NONE) != 0) {
        perror("mmap");
        exit(1);
    }
    place.end = place.map + readable;
    return place;
}

static oas_str guarded_put(const struct guarded *place, oas_str text)
{
    memcpy(place->end - text.len, text.at, text.len);
    return oas_str_of(place->end - text.len, text.len);
}

/* The length of the shortest prefix that is the whole value: without the white space after it. */
static size_t value_end(oas_str text)
{
    size_t len = text.len;
    while (len && strchr(" \t\r\n", text.at[len - 1]))
        len--;
    return len;
}

/* Where a text that was cut stops being JSON: at its end, or where the cut broke a sequence of
 * UTF-8. White space at the end belongs to what is missing. */
static size_t fault_of(oas_str cut)
{
    size_t at = cut.len, back = 0;
    while (back < 3 && back < at && ((unsigned char)cut.at[at - 1 - back] & 0xC0) == 0x80)
        back++;
    unsigned char lead = back < at ? (unsigned char)cut.at[at - 1 - back] : 0;
    size_t wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    return wanted > back + 1 ? at - 1 - back : at;
}

/* True if the prefix got the verdict that it must. */
static bool judge_cut(const struct target *target, oas_str cut)
{
    oas_error found[4];
    oas_errors errs = {.at = found, .cap = 4};
    oas_status status = oas_validate(target->type, cut, &errs, NULL);
    if (status != OAS_MALFORMED || errs.count != 1 || found[0].code != OAS_CODE_INVALID_JSON ||
        found[0].offset != fault_of(cut)) {
        fprintf(stderr, "cut to %zu bytes: status %d, %zu errors, code %d, offset %zu\n", cut.len,
                (int)status, errs.count, errs.count ? (int)found[0].code : 0,
                errs.count ? found[0].offset : 0);
        return false;
    }
    return oas_validate(target->type, cut, NULL, NULL) != OAS_OK;
}

/* A payload that is no JSON as a whole, or a bare number, may have prefixes that are JSON: these
 * are only read. Cuts are tried at each `step` bytes, beginning with `first`. */
static size_t cut_all(const struct target *target, const char *path, oas_str text, size_t first,
                      size_t step)
{
    struct guarded place = guarded_new(text.len);
    oas_errors errs = {0};
    oas_status whole = oas_validate(target->type, guarded_put(&place, text), &errs, NULL);
    bool strict = (whole == OAS_OK || whole == OAS_INVALID) && strchr("{[\"", text.at[0]);
    size_t wrong = 0;
    for (size_t len = first; len < value_end(text); len += step) {
        oas_str cut = guarded_put(&place, oas_str_of(text.at, len));
        if (!strict)
            (void)(oas_validate(target->type, cut, &errs, NULL) == OAS_OK);
        else if (!judge_cut(target, cut))
            wrong++;
    }
    if (wrong)
        fprintf(stderr, "%s: %zu truncations got another verdict\n", path, wrong);
    munmap(place.map, place.size);
    return wrong;
}

/* All payloads of a group, from the one at `*at` on; `*at` is then past them. */
static size_t cut_group(const glob_t *paths, size_t *at)
{
    struct target target;
    const char *path = paths->gl_pathv[*at];
    size_t folder = (size_t)(strrchr(path, '/') - path) + 1;
    size_t wrong = target_open(&target, oas_str_of(path, folder)) ? 0 : 1;
    struct place nowhere = {0};
    for (; *at < paths->gl_pathc && strncmp(paths->gl_pathv[*at], path, folder) == 0; (*at)++) {
        oas_str text;
        if (wrong)
            continue;
        if (!load_bytes(&target.mem, paths->gl_pathv[*at], 0, nowhere, &target.diags, &text))
            wrong++;
        else if (text.len)
            wrong += cut_all(&target, paths->gl_pathv[*at], text, *at % STEP, STEP);
    }
    target_close(&target);
    return wrong;
}

int main(void)
{
    glob_t paths;
    if (chdir(OASC_SOURCE_DIR) != 0 || glob("tests/payloads/*/*.json", 0, NULL, &paths) != 0) {
        fputs("there are no payloads\n", stderr);
        return 1;
    }
    size_t wrong = 0;
    for (size_t at = 0; at < paths.gl_pathc;)
        wrong += cut_group(&paths, &at);
    printf("%zu payloads, %zu wrong verdicts\n", paths.gl_pathc, wrong);
    globfree(&paths);
    return wrong ? 1 : 0;
}
