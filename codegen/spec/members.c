/* Which version has which member. */
#include "spec/members.h"

/* OpenAPI 3.1 §4.8.1, 3.2 §4.1 */
static const struct known root[] = {
    {"openapi", API_3_0},      {"info", API_3_0},     {"servers", API_3_0},
    {"paths", API_3_0},        {"tags", API_3_0},     {"components", API_3_0},
    {"externalDocs", API_3_0}, {"security", API_3_0}, {"jsonSchemaDialect", API_3_1},
    {"webhooks", API_3_1},     {"$self", API_3_2},    {NULL, API_SCHEMA},
};

/* §4.8.7 */
static const struct known components[] = {
    {"schemas", API_3_0},   {"responses", API_3_0},  {"parameters", API_3_0},
    {"examples", API_3_0},  {"headers", API_3_0},    {"securitySchemes", API_3_0},
    {"links", API_3_0},     {"callbacks", API_3_0},  {"requestBodies", API_3_0},
    {"pathItems", API_3_1}, {"mediaTypes", API_3_2}, {NULL, API_SCHEMA},
};

/* §4.8.9 */
static const struct known path_item[] = {
    {"$ref", API_3_0},       {"summary", API_3_0}, {"description", API_3_0},
    {"get", API_3_0},        {"put", API_3_0},     {"post", API_3_0},
    {"delete", API_3_0},     {"options", API_3_0}, {"head", API_3_0},
    {"patch", API_3_0},      {"trace", API_3_0},   {"servers", API_3_0},
    {"parameters", API_3_0}, {"query", API_3_2},   {"additionalOperations", API_3_2},
    {NULL, API_SCHEMA},
};

/* §4.8.10 */
static const struct known operation[] = {
    {"tags", API_3_0},         {"summary", API_3_0},     {"description", API_3_0},
    {"externalDocs", API_3_0}, {"operationId", API_3_0}, {"parameters", API_3_0},
    {"requestBody", API_3_0},  {"responses", API_3_0},   {"callbacks", API_3_0},
    {"deprecated", API_3_0},   {"security", API_3_0},    {"servers", API_3_0},
    {NULL, API_SCHEMA},
};

/* §4.8.12 */
static const struct known parameter[] = {
    {"name", API_3_0},     {"in", API_3_0},       {"description", API_3_0},
    {"required", API_3_0}, {"schema", API_3_0},   {"deprecated", API_3_0},
    {"style", API_3_0},    {"explode", API_3_0},  {"allowEmptyValue", API_3_0},
    {"example", API_3_0},  {"examples", API_3_0}, {"allowReserved", API_3_0},
    {"content", API_3_0},  {NULL, API_SCHEMA},
};

/* §4.8.13 */
static const struct known body[] = {
    {"description", API_3_0},
    {"content", API_3_0},
    {"required", API_3_0},
    {NULL, API_SCHEMA},
};

/* §4.8.14 */
static const struct known media[] = {
    {"schema", API_3_0},       {"example", API_3_0},    {"examples", API_3_0},
    {"encoding", API_3_0},     {"itemSchema", API_3_2}, {"prefixEncoding", API_3_2},
    {"itemEncoding", API_3_2}, {NULL, API_SCHEMA},
};

/* §4.8.17 */
static const struct known response[] = {
    {"description", API_3_0}, {"headers", API_3_0}, {"content", API_3_0},
    {"links", API_3_0},       {"summary", API_3_2}, {NULL, API_SCHEMA},
};

/* §4.8.21 */
static const struct known header[] = {
    {"description", API_3_0},     {"required", API_3_0},      {"schema", API_3_0},
    {"deprecated", API_3_0},      {"style", API_3_0},         {"explode", API_3_0},
    {"example", API_3_0},         {"examples", API_3_0},      {"content", API_3_0},
    {"allowEmptyValue", API_3_0}, {"allowReserved", API_3_0}, {NULL, API_SCHEMA},
};

/* §4.8.5 */
static const struct known server[] = {
    {"url", API_3_0},  {"description", API_3_0}, {"variables", API_3_0},
    {"name", API_3_2}, {NULL, API_SCHEMA},
};

const struct known *members_of(enum part part)
{
    switch (part) {
    case PART_ROOT:
        return root;
    case PART_COMPONENTS:
        return components;
    case PART_PATH_ITEM:
        return path_item;
    case PART_OPERATION:
        return operation;
    case PART_PARAMETER:
        return parameter;
    case PART_BODY:
        return body;
    case PART_MEDIA:
        return media;
    case PART_RESPONSE:
        return response;
    case PART_HEADER:
        return header;
    case PART_SERVER:
        return server;
    }
    return NULL;
}

const char *members_noun(enum part part)
{
    switch (part) {
    case PART_ROOT:
        return "an OpenAPI document";
    case PART_COMPONENTS:
        return "'components'";
    case PART_PATH_ITEM:
        return "a path item";
    case PART_OPERATION:
        return "an operation";
    case PART_PARAMETER:
        return "a parameter";
    case PART_BODY:
        return "a request body";
    case PART_MEDIA:
        return "a media type";
    case PART_RESPONSE:
        return "a response";
    case PART_HEADER:
        return "a header";
    case PART_SERVER:
        return "a server";
    }
    return "it";
}
