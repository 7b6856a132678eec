/* fast.h - private to emit/: the rows of the fast walk as C. */
#ifndef EMIT_FAST_H
#define EMIT_FAST_H

struct emitter;

/* Behind the layout's tables; none where the file has no functions. */
void fast_print(struct emitter *e);

#endif
