/* operations_dump.h - the table of operations for people, and for comparing. */
#ifndef PLAN_OPERATIONS_DUMP_H
#define PLAN_OPERATIONS_DUMP_H

#include <oas/operation.h>

enum row_kind {
    ROW_TEXT, /* const char * */
    ROW_ENCODING,
    ROW_MEDIA,
    ROW_PARAMETER,
    ROW_RESPONSE,
    ROW_SERVER,
    ROW_SCHEME,
    ROW_REQUIREMENT,
    ROW_OPERATION,
    ROW_CALLBACK,
    ROW_KINDS
};

/* Appends an array of rows with all that they lead to, a row a line: equal for what is equal, and
 * only then. */
void operations_put(enum row_kind kind, const void *rows, size_t count, oas_buf *out);

/* The same of all of the table, for people and for comparing: a table that was printed as C and
 * compiled has the same dump as the one in memory. */
void operations_dump(const oas_operations *operations, oas_buf *out);

#endif
