/* The rows of both programs, and the search in two tables as if they were one. */
#include "common/option_rows.h"

static const struct option_row common[] = {
#define SECTION OPTION_ROWS_SECTION
#define OPTION  OPTION_ROWS_OPTION
#include "common/options.def"
#undef SECTION
#undef OPTION
};

const struct option_row *option_rows_at(const struct option_rows *rows, size_t index)
{
    if (index < rows->own_count)
        return &rows->own[index];
    index -= rows->own_count;
    return index < sizeof common / sizeof *common ? &common[index] : NULL;
}

const struct option_row *option_rows_find(const struct option_rows *rows, int option)
{
    const struct option_row *row;
    for (size_t i = 0; (row = option_rows_at(rows, i)); i++)
        if (row->id != OPTION_NONE && (row->id == option || row->letter == option))
            return row;
    return NULL;
}
