/* attack-51-threads.c - threads that decode, judge, check and encode with one program, from the
 * first use of its patterns on. attack-51-threads.py builds it with the thread sanitizer. */
#include <pthread.h>

#include "kit.h"

enum { THREADS = 8, ROUNDS = 8, TIMES = 20 };

static pthread_barrier_t start;

static bool work_once(void)
{
    static const char words[] = "{\"words\":[\"a\",\"b\\u0063\"],\"number\":\"12\",\"x\":[]}";
    static const char node[] = "{\"name\":\"a\\n\",\"children\":[{\"name\":\"\",\"next\":{\"name\":"
                               "\"x\"}}],\"named\":{\"k\":{\"name\":\"\"}}}";
    static const char pet[] = "{\"lives\":9,\"sort\":\"cat\",\"friends\":[{\"sort\":\"dog\"}]}";
    static const struct {
        const oas_type *type;
        const char *json;
        size_t len;
    } texts[] = {{&hostile_worded_type, words, sizeof words - 1},
                 {&hostile_node_type, node, sizeof node - 1},
                 {&hostile_pet_type, pet, sizeof pet - 1}};
    bool right = true;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        union {
            struct hostile_worded worded;
            struct hostile_node node;
            struct hostile_pet pet;
        } value;
        char first[512];
        oas_arena mem;
        oas_buf out = {0};
        oas_arena_init(&mem, first, sizeof first, NULL);
        oas_str json = oas_str_of(texts[i].json, texts[i].len);
        right &= oas_decode(*texts[i].type, &value, json, &mem, NULL, NULL) == OAS_OK;
        right &= oas_validate(*texts[i].type, json, NULL, NULL) == OAS_OK;
        right = right && oas_check(*texts[i].type, &value, NULL, NULL) == OAS_OK;
        right = right && oas_encode(*texts[i].type, &value, &out, NULL, NULL) == OAS_OK;
        oas_buf_free(&out);
        oas_arena_free(&mem);
    }
    oas_error found[2];
    oas_arena text = {0};
    oas_errors errs = {.at = found, .cap = 2, .text = &text};
    right &= hostile_worded_validate(OAS_STR("{\"words\":[\"A\"],\"number\":\"00\"}"), &errs) ==
                 OAS_INVALID &&
             errs.count == 2;
    oas_arena_free(&text);
    return right;
}

static void *work(void *data)
{
    bool *right = data;
    pthread_barrier_wait(&start);
    *right = true;
    for (size_t i = 0; i < TIMES; i++)
        *right &= work_once();
    if (hostile_init() != OAS_OK)
        *right = false;
    return NULL;
}

int main(void)
{
    if (pthread_barrier_init(&start, NULL, THREADS) != 0)
        return 1;
    for (size_t round = 0; round < ROUNDS; round++) {
        pthread_t threads[THREADS];
        bool right[THREADS];
        for (size_t i = 0; i < THREADS; i++)
            if (pthread_create(&threads[i], NULL, work, &right[i]) != 0)
                return 1;
        for (size_t i = 0; i < THREADS; i++) {
            pthread_join(threads[i], NULL);
            CHECK(right[i]);
        }
        hostile_release(); /* the next round compiles the patterns anew */
    }
    pthread_barrier_destroy(&start);
    return check_done();
}
