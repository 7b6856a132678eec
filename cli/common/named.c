/* Each word is looked up in what the document offers; what is near is suggested. */
#include "common/named.h"

#include "common/callback.h"
#include "common/called.h"
#include "common/choices.h"
#include "common/exit.h"
#include "common/say.h"
#include "common/words.h"
#include "load/text.h"

static oas_str method_and_path(oas_arena *mem, const oas_operation *operation)
{
    return text_joined(mem, NULL, operation->method, OAS_STR(" "), operation->path);
}

oas_str named_called(oas_arena *mem, const struct operation *operation)
{
    oas_buf name = {0};
    called_operation(operation, &name);
    return text_keep(mem, &name, NULL);
}

static size_t count_callbacks(const struct api *api)
{
    size_t count = 0;
    for (size_t i = 0; i < api->operation_count; i++)
        for (size_t k = 0; k < api->operations[i].callback_count; k++)
            count += api->operations[i].callbacks[k].operations.count;
    return count;
}

/* A method alone is told its operations, else the nearest name is suggested. */
static int unknown_operation(const struct asked *asked)
{
    const oas_str any = {0};
    const struct api *api = asked->api;
    const oas_operations *operations = asked->operations;
    oas_arena *mem = asked->mem;
    oas_str word = asked->words;
    struct choices names = choices_new(mem, operations->count * 3 + count_callbacks(api));
    struct choices of_method = choices_new(mem, operations->count);
    for (size_t i = 0; i < operations->count; i++) {
        const oas_operation *operation = &operations->at[i];
        const struct operation *owner = &api->operations[i];
        callback_suggest(owner, named_called(mem, owner), any, mem, &names);
        choices_add(&names, oas_str_from(operation->id));
        choices_add(&names, method_and_path(mem, operation));
        if (operation->webhook)
            choices_add(&names, oas_str_from(operation->path));
        if (text_equal_folded(word, oas_str_from(operation->method)))
            choices_add(&of_method, method_and_path(mem, operation));
    }
    say_error("no operation '" OAS_PRI "' in %s", OAS_ARG(word), asked->spec);
    if (of_method.count)
        choices_show(&of_method, "");
    else
        choices_suggest(&names, word, asked->otherwise);
    return EXIT_USAGE;
}

/* What was named without its method is `operation`'s path or webhook: all that it may be. */
static int without_method(const struct asked *asked, oas_str words, const oas_operation *operation)
{
    const oas_operations *operations = asked->operations;
    struct choices names = choices_new(asked->mem, operations->count);
    for (size_t i = 0; i < operations->count; i++) {
        const oas_operation *other = &operations->at[i];
        if (other->webhook == operation->webhook && strcmp(other->path, operation->path) == 0)
            choices_add(&names, method_and_path(asked->mem, other));
    }
    say_error("'" OAS_PRI "' is %s of %s: name the method", OAS_ARG(words),
              names.count > 1 ? "more than one operation" : "the path of one operation",
              asked->spec);
    choices_show(&names, "for example 'POST /path'");
    return EXIT_USAGE;
}

/* By the template itself. */
static const oas_operation *by_template(const oas_operations *operations, oas_str method,
                                        oas_str path)
{
    for (size_t i = 0; i < operations->count; i++) {
        const oas_operation *operation = &operations->at[i];
        const oas_operations one = {.at = operation, .count = 1};
        if (oas_str_is(path, operation->path) && oas_operation_find(&one, method, path))
            return operation;
    }
    return NULL;
}

/* A template comes first, then a webhook's name, then a concrete path. */
static const oas_operation *with_method(const oas_operations *operations, oas_str method,
                                        oas_str path)
{
    const oas_operation *found = by_template(operations, method, path);
    if (!found)
        found = oas_operation_webhook(operations, path, method);
    return found ? found : oas_operation_find(operations, method, path);
}

static bool has_one_method(const oas_operations *operations, const oas_operation *webhook)
{
    size_t count = 0;
    for (size_t i = 0; i < operations->count; i++)
        count += operations->at[i].webhook && strcmp(operations->at[i].path, webhook->path) == 0;
    return count == 1;
}

/* An operationId; a webhook's name, if it has one method; 'METHOD /path', 'METHOD webhook'. What is
 * named without its method is in *bare: a path even where it has only one. */
static const oas_operation *operation_named(const oas_operations *operations, oas_str words,
                                            const oas_operation **bare)
{
    const oas_str any = {0};
    words = words_trimmed(words);
    oas_str path = words;
    oas_str method = words_next(&path);
    const oas_operation *found = oas_operation_by_id(operations, words);
    if (found)
        return found;
    found = oas_operation_webhook(operations, words, any);
    if (found && has_one_method(operations, found))
        return found;
    if (!found && path.len)
        return with_method(operations, method, path);
    *bare = found ? found : with_method(operations, any, words);
    return NULL;
}

static int ambiguous_callback(const struct asked *asked, const struct operation *owner,
                              oas_str called, oas_str name)
{
    size_t most = 0;
    for (size_t i = 0; i < owner->callback_count; i++)
        most += owner->callbacks[i].operations.count;
    struct choices names = choices_new(asked->mem, most);
    callback_suggest(owner, called, name, asked->mem, &names);
    say_error("'" OAS_PRI "' is more than one operation of %s: name its method and expression",
              OAS_ARG(asked->words), asked->spec);
    choices_show(&names, "for example 'ID callback POST NAME'");
    return EXIT_USAGE;
}

static void take(const struct asked *asked, size_t i, struct named *named)
{
    named->owner = i;
    named->row = &asked->operations->at[i];
    named->operation = &asked->api->operations[i];
}

/* Equal rows are one, so a callback goes by its place: `named` has the operation whose it is.
 */
static void take_callback(struct callback_place place, struct named *named)
{
    const oas_callback *row = &named->row->callbacks[place.callback];
    const struct callback *callback = &named->operation->callbacks[place.callback];
    named->row = &row->operations[place.operation];
    named->operation = &callback->operations.at[place.operation];
}

/* Of several operations with that operationId, the first. */
static bool callback_by_id(const struct api *api, oas_str id, size_t *owner,
                           struct callback_place *place)
{
    for (*owner = 0; id.len && *owner < api->operation_count; ++*owner)
        for (size_t i = 0; i < api->operations[*owner].callback_count; i++) {
            const struct operation_list *own = &api->operations[*owner].callbacks[i].operations;
            for (size_t k = 0; k < own->count; k++) {
                *place = (struct callback_place){i, k};
                if (oas_str_equal(own->at[k].id, id))
                    return true;
            }
        }
    return false;
}

/* The operationId of a callback's operation, or 'ID callback NAME'. */
static int find_callback(const struct asked *asked, oas_str words, struct named *named)
{
    const struct api *api = asked->api;
    oas_str called, name;
    const oas_operation *bare = NULL;
    struct callback_place place;
    size_t owner;
    size_t count = callback_by_id(api, words, &owner, &place);
    if (count == 0 && callback_split(words, &called, &name)) {
        const oas_operation *row = operation_named(asked->operations, called, &bare);
        if (bare)
            return without_method(asked, called, bare);
        owner = row ? (size_t)(row - asked->operations->at) : 0;
        count = row ? callback_find(&api->operations[owner], name, &place) : 0;
    }
    if (count == 0)
        return unknown_operation(asked);
    if (count > 1)
        return ambiguous_callback(asked, &api->operations[owner], called, name);
    take(asked, owner, named);
    take_callback(place, named);
    return 0;
}

int named_find(const struct asked *asked, struct named *named)
{
    const oas_operation *bare = NULL;
    oas_str words = words_trimmed(asked->words);
    const oas_operation *found = operation_named(asked->operations, words, &bare);
    if (bare)
        return without_method(asked, words, bare);
    if (!found)
        return find_callback(asked, words, named);
    take(asked, (size_t)(found - asked->operations->at), named);
    return 0;
}
