/* attack-38-large-document.c - documents with very much of one thing compile, or are refused with a
 * place for each fault, on a small stack and in time that grows about as the document does.
 * Numbers 16 (loops), 17 (fan-out) and 37 (many errors) are among them. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "load/diag_render.h"
#include "support/compile.h"

/* Sanitizers make frames several times larger. */
#if defined(__SANITIZE_ADDRESS__)
enum { STACK = 2 * 1024 * 1024 };
#else
enum { STACK = 256 * 1024 };
#endif

enum { FEW = 2500, TIMES = 8, TRIES = 3 };

/* A document that is TIMES as large may take this many times as long; by squares it would be 64.
 * What else a machine does can slow down one try, hardly the best of TRIES. */
static const double MOST_TIMES = 24;
static const double LEAST_SECONDS = 0.02; /* shorter times say nothing */

/* Appends `format` with every '#' replaced by `i` and every '+' by `i + 1`. */
static void put(oas_buf *out, const char *format, uint64_t i)
{
    for (; *format; format++)
        if (*format == '#')
            oas_buf_put_u64(out, i);
        else if (*format == '+')
            oas_buf_put_u64(out, i + 1);
        else
            oas_buf_putc(out, *format);
}

struct shape {
    const char *name;
    const char *start, *each, *end; /* `end` is given the count as number */
    bool compiles;
    size_t errors; /* 0: one for each, or none of what compiles */
    size_t most;   /* 0: any number */
};

/* "%" stands for the start of a reference, "$ref":"# with its "#". */
static const struct shape shapes[] = {
    {"a chain of references", "{%/$defs/s0\",\"$defs\":{", "\"s#\":{%/$defs/s+\"},",
     "\"s#\":{\"type\":\"object\"}}}", true, 0, 0},
    {"a chain through members", "{%/$defs/s0\",\"$defs\":{",
     "\"s#\":{\"properties\":{\"a\":{%/$defs/s+\"}}},", "\"s#\":{}}}", true, 0, 0},
    {"a chain through allOf", "{%/$defs/s0\",\"$defs\":{", "\"s#\":{\"allOf\":[{%/$defs/s+\"}]},",
     "\"s#\":{}}}", true, 0, 0},
    {"one loop", "{%/$defs/s0\",\"$defs\":{", "\"s#\":{%/$defs/s+\"},", "\"s#\":{%/$defs/s0\"}}}",
     false, 1, 0},
    {"a loop for each", "{%/$defs/s0\",\"$defs\":{",
     "\"s#\":{\"anyOf\":[{%/$defs/s+\"},{%/$defs/s#\"}]},", "\"s#\":{}}}", false, 0, 0},
    {"each in its own allOf", "{%/$defs/s0\",\"$defs\":{",
     "\"s#\":{\"allOf\":[{%/$defs/s+\"},{%/$defs/s#\"}]},", "\"s#\":{}}}", true, 0, 0},
    {"a fan of allOf", "{%/$defs/s0\",\"$defs\":{",
     "\"s#\":{\"allOf\":[{%/$defs/s+\"},{%/$defs/s+\"}]},", "\"s#\":{\"type\":\"object\"}}}", true,
     0, 30},
    {"a fan of anyOf", "{%/$defs/s0\",\"$defs\":{",
     "\"s#\":{\"anyOf\":[{%/$defs/s+\"},{%/$defs/s+\"}]},", "\"s#\":{\"type\":\"object\"}}}", true,
     0, 30},
    {"members", "{\"properties\":{", "\"p#\":{\"type\":\"string\"},", "\"p#\":{}}}", true, 0, 0},
    {"required members", "{\"required\":[", "\"p#\",", "\"p#\"]}", true, 0, 0},
    {"texts of an enum", "{\"enum\":[", "\"v#\",", "\"v#\"]}", true, 0, 0},
    {"numbers of an enum", "{\"enum\":[", "#,", "#]}", true, 0, 0},
    {"branches told apart by a tag", "{\"oneOf\":[",
     "{\"required\":[\"k\"],\"type\":\"object\",\"properties\":{\"k\":{\"const\":\"v#\"}}},",
     "{\"type\":\"null\"}]}", true, 0, 0},
    {"unions",
     "{\"$defs\":{\"a\":{\"type\":\"object\"},\"b\":{\"type\":\"object\"}},\"properties\":{",
     "\"p#\":{\"oneOf\":[{%/$defs/a\"},{%/$defs/b\"}]},", "\"p#\":{}}}", true, 0, 0},
    {"patterns", "{\"properties\":{", "\"p#\":{\"pattern\":\"^a#$\"},", "\"p#\":{}}}", true, 0, 0},
    {"wrong types", "{\"properties\":{", "\"p#\":{\"type\":\"strng\"},", "\"p#\":{}}}", false, 0,
     0},
    {"references to nothing", "{\"properties\":{", "\"p#\":{%/$defs/s#\"},",
     "\"p#\":{}},\"$defs\":{}}", false, 0, 0},
    {"names given twice", "{\"$defs\":{\"a\":{\"$anchor\":\"a\"}},\"allOf\":[",
     "{\"$anchor\":\"a\",\"minLength\":#},", "{}]}", false, 1, 0},
    {"a chain of required members", "{%/$defs/s0\",\"$defs\":{",
     "\"s#\":{\"required\":[\"a\"],\"properties\":{\"a\":{%/$defs/s+\"}}},", "\"s#\":{}}}", true, 0,
     0},
    {"closed ones that hold of one object", "{\"allOf\":[",
     "{\"additionalProperties\":false,\"required\":[\"p#\"],\"properties\":{\"p#\":{}}},", "{}]}",
     true, 0, 0},
    {"anchors", "{%a0\",\"$defs\":{", "\"s#\":{\"$anchor\":\"a#\",\"properties\":{\"n\":{%a+\"}}},",
     "\"s#\":{\"$anchor\":\"a#\"}}}", true, 0, 0},
    {"identifiers", "{\"$id\":\"http://x/\",\"$ref\":\"i0\",\"$defs\":{",
     "\"s#\":{\"$id\":\"i#\",\"properties\":{\"n\":{\"$ref\":\"i+\"}}},",
     "\"s#\":{\"$id\":\"i#\"}}}", true, 0, 0},
    {"identifiers within each other's base", "{\"$id\":\"http://x/\",\"properties\":{",
     "\"p#\":{\"$id\":\"/#/\",\"items\":{\"$id\":\"a\",\"properties\":{\"n\":{\"$ref\":\"../0/"
     "a\"}}}},",
     "\"p#\":{}}}", true, 0, 0},
    {"anchors of other resources", "{\"$id\":\"http://x/\",\"$ref\":\"i0\",\"$defs\":{",
     "\"s#\":{\"$id\":\"i#\",\"$anchor\":\"a\",\"properties\":{\"n\":{\"$ref\":\"i+\x01"
     "a\"}}},",
     "\"s#\":{\"$id\":\"i#\",\"$anchor\":\"a\"}}}", true, 0, 0},
    {"dynamic anchors below one",
     "{\"$id\":\"http://x/\",\"$dynamicAnchor\":\"d\",\"$ref\":\"i0\","
     "\"$defs\":{",
     "\"s#\":{\"$id\":\"i#\",\"$dynamicAnchor\":\"d\",\"properties\":{\"n\":{\"$ref\":\"i+\"},"
     "\"d\":{\"$dynamicRef\":\"\x01"
     "d\"}}},",
     "\"s#\":{\"$id\":\"i#\"}}}", true, 0, 0},
    {"dynamic anchors around one", "{\"$id\":\"http://x/\",\"properties\":{",
     "\"p#\":{\"$id\":\"i#\",\"$dynamicAnchor\":\"d\",\"$ref\":\"base\"},",
     "\"p#\":{}},\"$defs\":{\"b\":{\"$id\":\"base\",\"$dynamicAnchor\":\"d\",\"properties\":{\"k\":"
     "{"
     "\"$dynamicRef\":\"\x01"
     "d\"}}}}}",
     true, 0, 0},
    {"dynamic anchors around all that follow", "{\"$id\":\"http://x/\",\"properties\":{",
     "\"p#\":{\"$id\":\"i#\",\"$dynamicAnchor\":\"d\",\"properties\":{\"n\":{\"$ref\":\"i+\"},"
     "\"d\":{\"$dynamicRef\":\"\x01"
     "d\"}}},",
     "\"p#\":{\"$id\":\"i#\"}}}", true, 1, 0},
    {"recursive anchors around one",
     "{\"$schema\":\"https://json-schema.org/draft/2019-09/schema\",\"$id\":\"http://x/\","
     "\"properties\":{",
     "\"p#\":{\"$id\":\"i#\",\"$recursiveAnchor\":true,\"$ref\":\"base\"},",
     "\"p#\":{}},\"$defs\":{\"b\":{\"$id\":\"base\",\"$recursiveAnchor\":true,\"properties\":{"
     "\"k\":{"
     "\"$recursiveRef\":\"\x01\"}}}}}",
     true, 0, 0},
    {"dialects of their own", "{\"$id\":\"http://x/\",\"properties\":{",
     "\"p#\":{\"$id\":\"i#\",\"$schema\":\"http://json-schema.org/draft-07/"
     "schema\x01\",\"properties\":{"
     "\"n\":{\"$ref\":\"i0\"}}},",
     "\"p#\":{}}}", true, 0, 0},
    {"references to a meta-schema", "{\"properties\":{",
     "\"p#\":{\"$ref\":\"https://json-schema.org/draft/2020-12/schema\"},", "\"p#\":{}}}", true, 0,
     0},
    {"references to meta-schemas from resources", "{\"$id\":\"http://x/\",\"properties\":{",
     "\"p#\":{\"$id\":\"i#\",\"$ref\":\"https://json-schema.org/draft/2020-12/schema\"},",
     "\"p#\":{}}}", true, 0, 0},
    {"types named twice", "{\"type\":[\"string\",", "\"string\",", "\"null\"]}", true, 0, 0},
};

static void write_shape(const struct shape *shape, uint64_t count, oas_buf *out)
{
    const char *parts[] = {shape->start, shape->each, shape->end};
    oas_buf text[3] = {{0}, {0}, {0}};
    for (size_t i = 0; i < 3; i++) {
        for (const char *at = parts[i]; *at; at++)
            if (*at == '%')
                oas_buf_puts(&text[i], "\"$ref\":\"\x01");
            else
                oas_buf_putc(&text[i], *at);
        oas_buf_putc(&text[i], '\0');
    }
    out->len = 0;
    put(out, text[0].at, 0);
    for (uint64_t i = 0; i < count; i++)
        put(out, text[1].at, i);
    put(out, text[2].at, count);
    for (size_t i = 0; i < out->len; i++)
        if (out->at[i] == '\x01')
            out->at[i] = '#';
    for (size_t i = 0; i < 3; i++)
        oas_buf_free(&text[i]);
}

/* The seconds that compiling takes; below 0 when the outcome is not the expected one. */
static double try_shape(const struct shape *shape, uint64_t count)
{
    struct compiled c;
    oas_buf text = {0}, said = {0};
    if (shape->most && count > shape->most)
        count = shape->most;
    write_shape(shape, count, &text);
    clock_t start = clock();
    bool compiled = compile(&c, oas_buf_str(&text), NULL);
    diags_render(&c.diags, false, &said);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    size_t faults = diags_faults(&c.diags), errors = shape->errors ? shape->errors : (size_t)count;
    bool told = faults == errors || (compiled && shape->errors == 0);
    if (compiled != shape->compiles || !told || said.failed || said.len > 1024 * 1024) {
        printf("%s, %llu of them: compiled %d, %zu errors, %zu bytes about them\n%.400s\n",
               shape->name, (unsigned long long)count, compiled, faults, said.len,
               said.len ? said.at : "");
        seconds = -1;
    }
    compiled_free(&c);
    oas_buf_free(&text);
    oas_buf_free(&said);
    return seconds;
}

static void *try_all(void *data)
{
    int *failed = data;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        double few = try_shape(&shapes[i], FEW), many = few;
        if (few >= 0 && few < LEAST_SECONDS)
            few = LEAST_SECONDS;
        for (int try = 0; try == 0 || (try < TRIES && many > few * MOST_TIMES); try++)
            many = few < 0 ? few : try_shape(&shapes[i], FEW * TIMES);
        if (many < 0 || many > few * MOST_TIMES) {
            printf("failed: %s, %.3f s, then %.3f s\n", shapes[i].name, few, many);
            ++*failed;
        }
    }
    return NULL;
}

int main(void)
{
    pthread_attr_t attributes;
    pthread_t thread;
    int failed = 0;
    if (pthread_attr_init(&attributes) != 0 || pthread_attr_setstacksize(&attributes, STACK) != 0 ||
        pthread_create(&thread, &attributes, try_all, &failed) != 0) {
        perror("thread");
        return 1;
    }
    pthread_join(thread, NULL);
    pthread_attr_destroy(&attributes);
    return failed ? 1 : 0;
}
