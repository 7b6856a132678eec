/* itself.h - schemas that list themselves in their own allOf. */
#ifndef SCHEMA_ITSELF_H
#define SCHEMA_ITSELF_H

struct graph;
struct schema;

/* From `first` on, which with all behind it has just been read: an item of an allOf that is nothing
 * but a $ref back to the schema around it is let go, since it adds nothing to the others. It is
 * told. Where nothing else stands beside it the reference stays, and has no meaning. */
void itself_let_go(struct graph *graph, struct schema *first);

#endif
