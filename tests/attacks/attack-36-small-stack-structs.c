/* attack-36-small-stack-structs.c - a thread of 64 KiB decodes, checks and encodes the deepest
 * values that the default limit lets in, through each shape that holds others, and refuses deeper
 * ones. */
#include <pthread.h>
#include <sys/mman.h>
#include <unistd.h>

#include "struct_made.h"

/* Sanitizers make frames several times larger: there the same is run, on more stack. */
#if defined(__SANITIZE_ADDRESS__)
enum { STACK = 1024 * 1024 };
#else
enum { STACK = 64 * 1024 };
#endif

enum { LEVELS = 140, DEPTH = 128, ROOM = 8 };

struct work {
    struct made made;
    oas_str json;
    oas_status decoded, checked, encoded;
    oas_arena mem, text;
    oas_buf out;
};

static void *there_and_back(void *data)
{
    struct work *work = data;
    static struct thing thing; /* one thread at a time; not on its stack */
    static oas_error found[ROOM];
    oas_errors errs = {.at = found, .cap = ROOM, .text = &work->text};
    oas_type type = made_any(&work->made, work->made.thing);
    work->decoded = oas_decode(type, &thing, work->json, &work->mem, &errs, NULL);
    if (work->decoded != OAS_OK)
        return NULL;
    work->checked = oas_check(type, &thing, &errs, NULL);
    work->encoded = oas_encode(type, &thing, &work->out, &errs, NULL);
    return NULL;
}

/* Runs the work on a stack that ends before an unmapped page. */
static void on_small_stack(struct work *work)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *map =
        mmap(NULL, STACK + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    pthread_attr_t attributes;
    pthread_t thread;
    if (map == MAP_FAILED || mprotect(map, page, PROT_NONE) != 0 ||
        pthread_attr_init(&attributes) != 0 ||
        pthread_attr_setstack(&attributes, map + page, STACK) != 0 ||
        pthread_create(&thread, &attributes, there_and_back, work) != 0) {
        perror("thread");
        exit(1);
    }
    pthread_join(thread, NULL);
    pthread_attr_destroy(&attributes);
    munmap(map, STACK + page);
}

#define BARE                                                                                       \
    "\"flag\":true,\"i\":1,\"u\":2,\"d\":0.5,\"s\\\"\":\"a\\tb\",\"color\":\"red\",\"any\":[],"    \
    "\"nullable\":null,\"mixed\":{\"sort\":\"home\",\"places\":1},"

/* `levels` values, each but the innermost holding the next between `open` and `close`. */
static bool try_depths(struct work *work, const char *open, const char *close, int each)
{
    oas_buf json = {0};
    bool right = true;
    for (int levels = 1; levels <= LEVELS; levels++) {
        int depth = levels * each + 2; /* the innermost, and the lists in it */
        json.len = work->out.len = 0;
        for (int i = 0; i < levels; i++)
            oas_buf_puts(&json, open);
        oas_buf_puts(&json, "{" BARE "\"names\":[\"x\"]}");
        for (int i = 0; i < levels; i++)
            oas_buf_puts(&json, close);
        work->json = oas_buf_str(&json);
        on_small_stack(work);
        right &= work->decoded == (depth <= DEPTH ? OAS_OK : OAS_TOO_LARGE);
        right &= work->decoded != OAS_OK || (work->checked == OAS_OK && work->encoded == OAS_OK);
        right &= (work->out.len > json.len) == (work->decoded == OAS_OK);
        oas_arena_reset(&work->mem);
        oas_arena_reset(&work->text);
    }
    if (!right)
        fprintf(stderr, "%s…: wrong at some depth\n", open);
    oas_buf_free(&json);
    return right;
}

int main(void)
{
    static struct work work;
    made_begin(&work.made);
    bool right = try_depths(&work, "{" BARE "\"next\":", "}", 1);
    right &= try_depths(&work, "{" BARE "\"things\":[", "]}", 2);
    oas_arena_free(&work.mem);
    oas_arena_free(&work.text);
    oas_buf_free(&work.out);
    return right ? 0 : 1;
}
