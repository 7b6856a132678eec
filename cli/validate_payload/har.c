/* The file's text is there; of its entries one is read at a time, and nothing of it is kept. */
#include "validate_payload/har.h"

#include "common/choices.h"
#include "common/say.h"
#include "validate_payload/coverage.h"
#include "validate_payload/har_entry.h"
#include "validate_payload/report_capture.h"

/* All captures. */
struct captures {
    struct messages *m;
    struct coverage *coverage;
    struct har_hosts *hosts;
    bool any_host;
    bool malformed; /* a file is */
};

/* ---- entries ---- */

static void report_entry(struct captures *c, struct har_entry *entry)
{
    oas_buf out = {0}, err = {0};
    c->coverage->malformed++;
    c->m->invalid++;
    report_capture_entry(&c->m->rules, &entry->of_request, &entry->fault, entry->expected, &out,
                         &err);
    message_put(c->m, &out, &err);
    oas_buf_free(&out);
    oas_buf_free(&err);
}

/* Is it one that is to be judged? The others are counted. */
static bool is_wanted(struct captures *c, const struct har_entry *entry)
{
    oas_str target = entry->request.target;
    if (!har_host_of(target).at)
        c->coverage->not_http++;
    else if (!c->any_host && !har_hosts_has(c->hosts, entry->request.method, target))
        har_hosts_count(c->hosts, target);
    else if (har_entry_preflight(entry))
        c->coverage->preflights++;
    else
        return true;
    return false;
}

static struct message_given given_of(const struct message_origins *origins, const char *bad)
{
    return (struct message_given){origins, {OAS_PART_BODY, bad ? "base64" : NULL, bad}};
}

static void judge_entry(struct captures *c, struct har_entry *entry)
{
    struct messages *m = c->m;
    const struct message_given request = given_of(&entry->of_request, entry->bad_request);
    const struct message_given reply = given_of(&entry->of_reply, entry->bad_reply);
    oas_judged judged;
    entry->request.operation = m->fixed;
    entry->request.credentials_left_out = !m->rules.options->credentials;
    message_request(m, &request, &entry->request, &judged);
    if (entry->reply.status == 0) {
        c->coverage->unseen_replies++;
        return;
    }
    if (judged.operation)
        message_reply(m, &reply, judged.operation, entry->request.method, &entry->reply);
}

static void take_entry(struct captures *c, const char *file, oas_json json, size_t index)
{
    struct har_entry entry;
    c->coverage->entries++;
    har_entry_read(json, file, index, &c->m->mem, &entry);
    if (entry.no_memory)
        message_no_memory(c->m);
    else if (entry.expected)
        report_entry(c, &entry);
    else if (is_wanted(c, &entry))
        judge_entry(c, &entry);
    oas_arena_reset(&c->m->mem);
}

/* ---- files ---- */

static void report_file(struct captures *c, const struct capture_fault *fault)
{
    oas_buf out = {0}, err = {0};
    c->malformed = true;
    c->m->invalid++;
    report_capture_file(&c->m->rules, fault, &out, &err);
    message_put(c->m, &out, &err);
    oas_buf_free(&out);
    oas_buf_free(&err);
}

/* Is it JSON? Else that is its one error. */
static bool check_text(struct captures *c, const char *file, oas_str text)
{
    const struct rules *rules = &c->m->rules;
    const oas_type any = {&rules->plan->program, OAS_ANY, 0};
    oas_error room;
    oas_errors errors = {.at = &room, .cap = 1, .text = &c->m->mem, .no_values = true};
    oas_status status = oas_validate(any, text, &errors, &rules->limits);
    const struct capture_fault fault = {.file = file, .status = status, .errors = &errors};
    if (status == OAS_OK)
        return true;
    if (status == OAS_MALFORMED) {
        report_file(c, &fault);
        return false;
    }
    progress_clear(&c->m->progress);
    say_error("'%s': %s", file,
              status == OAS_NO_MEMORY ? "out of memory" : "it is longer or deeper than it may be");
    c->m->undecided++;
    return false;
}

static bool has_type(struct captures *c, const char *file, oas_json value, oas_json_type type,
                     const char *pointer)
{
    const struct capture_fault fault = {
        .file = file,
        .status = OAS_MALFORMED,
        .pointer = pointer,
        .expected = type == OAS_JSON_ARRAY ? "an array of entries" : "the object of a capture"};
    if (oas_json_type_of(value) == type)
        return true;
    report_file(c, &fault);
    return false;
}

static void judge_text(struct captures *c, const char *file, oas_str text)
{
    if (!check_text(c, file, text))
        return;
    oas_json whole = oas_json_of(text), log = oas_json_member(whole, OAS_STR("log"));
    oas_json entries = oas_json_member(log, OAS_STR("entries"));
    if (!has_type(c, file, whole, OAS_JSON_OBJECT, "") ||
        !has_type(c, file, log, OAS_JSON_OBJECT, "/log") ||
        !has_type(c, file, entries, OAS_JSON_ARRAY, "/log/entries"))
        return;
    for (oas_json_iter it = oas_json_each(entries); !c->m->output.failed && oas_json_next(&it);) {
        take_entry(c, file, it.value, it.index);
        progress_show(&c->m->progress, file, it.index + 1, (size_t)(it.value.at - text.at),
                      text.len);
    }
}

static void judge_files(struct captures *c)
{
    static char *const only_stdin[] = {"-"};
    const struct validate_options *options = c->m->rules.options;
    size_t count = options->file_count ? options->file_count : 1;
    for (size_t i = 0; i < count && !c->m->output.failed; i++) {
        const char *file = options->file_count ? options->files[i] : only_stdin[0];
        oas_buf bytes = {0};
        if (message_file(c->m, file, &bytes))
            judge_text(c, file, oas_str_of(bytes.at ? bytes.at : "", bytes.len));
        progress_clear(&c->m->progress);
        oas_buf_free(&bytes);
    }
}

/* ---- what it comes to ---- */

static void put_summary(struct captures *c)
{
    struct messages *m = c->m;
    oas_buf out = {0}, err = {0};
    c->coverage->invalid = m->invalid;
    c->coverage->undecided = m->undecided;
    if (m->rules.options->format == FORMAT_JSON)
        report_capture_summary(&m->rules, c->coverage, &out);
    else
        coverage_text(c->coverage, &err);
    message_put(m, &out, &err);
    oas_buf_free(&out);
    oas_buf_free(&err);
}

static int say_nothing_judged(const struct captures *c)
{
    const struct har_hosts *hosts = c->hosts;
    struct choices names = choices_new(&c->m->mem, hosts->other_count);
    for (size_t i = 0; i < hosts->other_count; i++)
        choices_add(&names, hosts->others[i].host);
    say_error("nothing to judge: no entry is for a server of %s",
              c->m->rules.options->reading.spec);
    choices_show(&names, c->coverage->entries ? "no entry is a request of HTTP to an API"
                                              : "there are no entries at all");
    if (names.count)
        say_hint("--any-host judges entries of every host");
    return EXIT_USAGE;
}

int har_judge(struct messages *m, const struct message_scope *scope)
{
    oas_arena mem = {0};
    bool away = scope->operation && (scope->operation->webhook || scope->operation->callback);
    struct captures c = {.m = m,
                         .any_host = m->rules.options->any_host || away,
                         .hosts =
                             har_hosts_new(scope->api, scope->operations, scope->operation, &mem)};
    int status = EXIT_DONE;
    if (c.hosts)
        c.coverage = coverage_new(scope->operations, scope->operation, c.hosts, &mem);
    m->coverage = c.coverage;
    if (!c.coverage) {
        message_no_memory(m);
    } else {
        message_begin_array(m);
        judge_files(&c);
        bool nothing = c.coverage->requests == 0 && m->invalid == 0 && m->undecided == 0;
        if (nothing && !m->unreadable)
            status = say_nothing_judged(&c);
        else if (c.coverage->entries)
            put_summary(&c);
    }
    m->coverage = NULL;
    oas_arena_free(&mem);
    return status;
}
