/* json FILE: the document, YAML or JSON, as the JSON that the compiler takes it for. */
#include <stdio.h>

#include "load/diag_render.h"
#include "load/load.h"
#include "load/node.h"

int main(int argc, char **argv)
{
    oas_arena mem = {0};
    struct diags diags = {.mem = &mem};
    struct source source = {.name = argc > 1 ? oas_str_from(argv[1]) : OAS_STR("-")};
    struct node *root = NULL;
    oas_buf out = {0};
    if (load_bytes(&mem, argc > 1 ? argv[1] : "-", 0, (struct place){0}, &diags, &source.text))
        root = load_tree(&mem, &source, &diags);
    if (root)
        node_json(root, &out);
    else
        diags_render(&diags, false, &out);
    bool good = root && !out.failed && fwrite(out.at, 1, out.len, stdout) == out.len;
    oas_buf_free(&out);
    oas_arena_free(&mem);
    return good ? 0 : 1;
}
