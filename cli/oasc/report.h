/* report.h - --report: what becomes of each keyword, and how unions are told apart. */
#ifndef OASC_REPORT_H
#define OASC_REPORT_H

#include "compiler.h"
#include "plan/patterns.h"

enum fate {
    FATE_ENFORCED,   /* it has its part in the verdict */
    FATE_ANNOTATION, /* it changes no verdict */
    FATE_OPENED,     /* an enum that --open-enums makes no limit */
    FATE_IGNORED, /* it is not built, or goes with what is not: --allow-unsupported lets it pass */
    FATE_REFUSED  /* it is wrong, or not built: no C without it */
};

static inline const char *fate_name(enum fate fate)
{
    static const char *const names[] = {"enforced", "annotation", "opened", "ignored", "refused"};
    return names[fate];
}

static inline const char *told_name(enum told_by told)
{
    static const char *const names[] = {"", "tag", "type", "members", "nothing"};
    return names[told];
}

struct report_keyword {
    const struct member *member; /* of the schema's object */
    enum fate fate;
    oas_str note; /* why, or empty */
};

enum apart {
    APART_UNKNOWN, /* there is no plan: something was refused */
    APART_TAG,     /* by the value of the member `tag` */
    APART_TYPE,    /* by the value's JSON type */
    APART_NOTHING  /* each branch is tried */
};

struct report_union {
    const struct clause *clause; /* anyOf or oneOf */
    enum apart apart;
    const struct oas_tag_row *tag; /* APART_TAG */
    const oas_program *program;    /* whose row that is */
};

struct report_schema {
    const struct schema *schema;
    struct report_keyword *keywords;
    size_t keyword_count;
    struct report_union *unions;
    size_t union_count;
    const struct ctype *type; /* of C that stands for a union, or NULL */
    oas_str c; /* how the model tells the variants apart, or why there are none; empty: no union */
};

struct report {
    struct report_schema *schemas; /* those that are reached, in the order of the documents */
    size_t count;
    size_t totals[FATE_REFUSED + 1];
    size_t unions;
    size_t told[TOLD_NOTHING + 1]; /* C types that stand for unions, by what tells them apart */
    size_t ambiguous, partly;      /* of them: a value may be two; some of it is any JSON */
    bool widened; /* something is not enforced, or in part only, that is no annotation */
    struct foreign_patterns patterns; /* that need PCRE2; none where there is no plan */
};

/* Appends the report as text or JSON; whatever was read is in it, also where work had to stop. */
void report_put(struct compiler *compiler, bool json, oas_buf *out);

/* ---- report_text.c, report_json.c ---- */
void oasc_report_text(const struct compiler *compiler, const struct report *report, oas_buf *out);
/* docs/report.schema.json describes it. */
void oasc_report_json(const struct compiler *compiler, const struct report *report, oas_buf *out);

#endif
