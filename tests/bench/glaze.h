// glaze.h - Glaze's side of the bench, in a library of its own: it needs another compiler, C++23 and
// another standard library. What passes between is C.
#ifndef BENCH_GLAZE_H
#define BENCH_GLAZE_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

// A C++ struct for the documents of a set.
typedef struct glaze_kind {
    void *(*make)(void);
    bool (*read)(void *value, const char *text, size_t size); // a NUL is behind the text
    bool (*write)(const void *value);                         // into a buffer that is used again
    void (*release)(void *value);
} glaze_kind;

// NULL: there is none for this set. `views`: strings are views into the text, as they stand there.
const glaze_kind *glaze_kind_of(const char *set, bool views);

#ifdef __cplusplus
}
#endif

#endif
