/* The keywords of <oas/keywords.def>, and which dialect has which. */
#include "schema/keyword.h"

#include "load/nearest.h"

enum {
    KIND_ANY = OAS_KIND_ANY,
    KIND_NUMBER = OAS_KIND_NUMBER,
    KIND_STRING = OAS_KIND_STRING,
    KIND_ARRAY = OAS_KIND_ARRAY,
    KIND_OBJECT = OAS_KIND_OBJECT
};

static const struct keyword_info infos[] = {
    {"", ROLE_NOTE, ARG_NOTHING, 0},
#define OAS_KEYWORD(symbol, name, role, argument, judges, code)                                    \
    {name, ROLE_##role, ARG_##argument, KIND_##judges},
#include <oas/keywords.def>
#undef OAS_KEYWORD
};

const struct keyword_info *keyword_info(oas_keyword keyword)
{
    return &infos[keyword];
}

/* ---- which dialect has which keyword ---- */

enum {
    ONLY_2019 = DIALECT_BIT(DIALECT_2019_09),
    ONLY_3_0 = DIALECT_BIT(DIALECT_OPENAPI_3_0),
    ONLY_4 = DIALECT_BIT(DIALECT_DRAFT4),
    SINCE_2020 = DIALECT_BIT(DIALECT_2020_12) | DIALECT_BIT(DIALECT_OPENAPI_3_1),
    SINCE_2019 = SINCE_2020 | ONLY_2019,
    SINCE_7 = SINCE_2019 | DIALECT_BIT(DIALECT_DRAFT7),
    SINCE_6 = SINCE_7 | DIALECT_BIT(DIALECT_DRAFT6),
    SINCE_4 = SINCE_6 | ONLY_4,
    UNTIL_2019 = DIALECTS_DRAFT | ONLY_2019,
    EVERY = SINCE_4 | ONLY_3_0
};

static unsigned dialects_with(oas_keyword keyword)
{
    switch ((int)keyword) {
    case OAS_KEYWORD_NONE:
    case OAS_KEYWORD_FALSE_SCHEMA:
        return 0;
    case OAS_KEYWORD_NULLABLE:
        return ONLY_3_0;
    case OAS_KEYWORD_ID_DRAFT4:
        return ONLY_4;
    case OAS_KEYWORD_DISCRIMINATOR:
    case OAS_KEYWORD_EXAMPLE:
    case OAS_KEYWORD_XML:
    case OAS_KEYWORD_EXTERNAL_DOCS:
        return DIALECTS_OPENAPI;
    case OAS_KEYWORD_PREFIX_ITEMS:
    case OAS_KEYWORD_DYNAMIC_REF:
    case OAS_KEYWORD_DYNAMIC_ANCHOR:
        return SINCE_2020;
    case OAS_KEYWORD_RECURSIVE_REF:
    case OAS_KEYWORD_RECURSIVE_ANCHOR:
        return ONLY_2019;
    case OAS_KEYWORD_ANCHOR:
    case OAS_KEYWORD_DEFS:
    case OAS_KEYWORD_VOCABULARY:
    case OAS_KEYWORD_DEPENDENT_REQUIRED:
    case OAS_KEYWORD_DEPENDENT_SCHEMAS:
    case OAS_KEYWORD_MIN_CONTAINS:
    case OAS_KEYWORD_MAX_CONTAINS:
    case OAS_KEYWORD_UNEVALUATED_PROPERTIES:
    case OAS_KEYWORD_UNEVALUATED_ITEMS:
    case OAS_KEYWORD_CONTENT_SCHEMA:
        return SINCE_2019;
    case OAS_KEYWORD_DEPRECATED:
        return SINCE_2019 | ONLY_3_0;
    case OAS_KEYWORD_IF:
    case OAS_KEYWORD_THEN:
    case OAS_KEYWORD_ELSE:
    case OAS_KEYWORD_COMMENT:
    case OAS_KEYWORD_CONTENT_ENCODING:
    case OAS_KEYWORD_CONTENT_MEDIA_TYPE:
        return SINCE_7;
    case OAS_KEYWORD_READ_ONLY:
    case OAS_KEYWORD_WRITE_ONLY:
        return SINCE_7 | ONLY_3_0;
    case OAS_KEYWORD_ID:
    case OAS_KEYWORD_CONST:
    case OAS_KEYWORD_CONTAINS:
    case OAS_KEYWORD_PROPERTY_NAMES:
    case OAS_KEYWORD_EXAMPLES:
        return SINCE_6;
    case OAS_KEYWORD_SCHEMA:
    case OAS_KEYWORD_PATTERN_PROPERTIES:
        return SINCE_4;
    case OAS_KEYWORD_ADDITIONAL_ITEMS:
        return UNTIL_2019;
    case OAS_KEYWORD_DEPENDENCIES:
        return DIALECTS_DRAFT;
    case OAS_KEYWORD_DEFINITIONS: /* still read where old documents keep them */
        return SINCE_4;
    default:
        return EVERY;
    }
}

bool keyword_in(oas_keyword keyword, enum dialect dialect)
{
    return dialects_with(keyword) & DIALECT_BIT(dialect);
}

static oas_keyword find_any(oas_str name)
{
    for (unsigned i = 1; i < OAS_KEYWORD_COUNT; i++)
        if (oas_str_is(name, infos[i].name))
            return (oas_keyword)i;
    return OAS_KEYWORD_NONE;
}

oas_keyword keyword_find(oas_str name, enum dialect dialect)
{
    oas_keyword keyword = find_any(name);
    return keyword_in(keyword, dialect) ? keyword : OAS_KEYWORD_NONE;
}

void keyword_unknown(const struct member *member, enum dialect dialect, struct diags *diags)
{
    oas_str name = member->key, names[OAS_KEYWORD_COUNT];
    size_t count = 0;
    if (name.len > 1 && memcmp(name.at, "x-", 2) == 0)
        return;
    if (find_any(name) != OAS_KEYWORD_NONE) {
        diag_at(diags, DIAG_WARNING, member->place,
                "\"" OAS_PRI "\" is no keyword of %s and is ignored%s", OAS_ARG(name),
                dialect_name(dialect),
                oas_str_is(name, "nullable") ? "; add \"null\" to the types" : "");
        return;
    }
    for (unsigned i = 1; i < OAS_KEYWORD_COUNT; i++)
        if (keyword_in((oas_keyword)i, dialect))
            names[count++] = oas_str_from(infos[i].name);
    oas_str near = nearest_of(name, names, count);
    if (near.len)
        diag_at(diags, DIAG_WARNING, member->place,
                "unknown keyword \"" OAS_PRI "\" is ignored; did you mean \"" OAS_PRI "\"?",
                OAS_ARG(name), OAS_ARG(near));
    else
        diag_at(diags, DIAG_WARNING, member->place, "unknown keyword \"" OAS_PRI "\" is ignored",
                OAS_ARG(name));
}

bool keyword_is_in_place(oas_keyword keyword)
{
    switch ((int)keyword) {
    case OAS_KEYWORD_REF:
    case OAS_KEYWORD_ALL_OF:
    case OAS_KEYWORD_ANY_OF:
    case OAS_KEYWORD_ONE_OF:
    case OAS_KEYWORD_NOT:
    case OAS_KEYWORD_IF:
    case OAS_KEYWORD_THEN:
    case OAS_KEYWORD_ELSE:
        return true;
    default:
        return false;
    }
}
