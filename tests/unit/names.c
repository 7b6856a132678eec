/* names.c - the one place that invents identifiers: snake case, joining, name spaces. */
#include "model/names.h"

#include "model/model.h"
#include "model/prefix.h"
#include "model/snake.h"

#include "check.h"

static oas_arena mem;

/* ---- snake case ---- */

static void check_snake(oas_str words, const char *want)
{
    oas_buf out = {0};
    snake_put(&out, words);
    check_str(oas_buf_str(&out), want, __FILE__, __LINE__, want);
    oas_buf_free(&out);
}

static const struct {
    const char *words;
    const char *want;
} snakes[] = {
    {"pet", "pet"},
    {"Pet", "pet"},
    {"petType", "pet_type"},
    {"PetType", "pet_type"},
    {"HTTPServer", "http_server"},
    {"userID", "user_id"},
    {"userIDs", "user_ids"},
    {"IDs", "ids"},
    {"UIDs", "uids"},
    {"VMIDs", "vm_ids"},
    {"QoSLevel", "qos_level"},
    {"DDoSProtection", "ddos_protection"},
    {"sizeMiB", "size_mib"},
    {"soilPH", "soil_ph"},
    {"pHValue", "ph_value"},
    {"isNaN", "is_nan"},
    {"vCPUs", "vcpus"},
    {"kBase", "k_base"},
    {"userVPCIDsOfAll", "user_vpc_ids_of_all"},
    {"VMID", "vmid"},
    {"INVALID", "invalid"},
    {"userUUIDs", "user_uuids"},
    {"SSIDs", "ssids"},
    {"VMIDsz", "vmi_dsz"},
    {"URLsOf", "urls_of"},
    {"IPv4", "ipv4"},
    {"IPv4Address", "ipv4_address"},
    {"userIPv6", "user_ipv6"},
    {"DHCPv6Options", "dhcpv6_options"},
    {"IPvs", "i_pvs"},
    {"OAuth", "oauth"},
    {"OAuth2Token", "oauth2_token"},
    {"myOAuthToken", "my_oauth_token"},
    {"OAuthor", "o_author"},
    {"IoT", "iot"},
    {"IoTDevice", "iot_device"},
    {"IoTID", "iot_id"},
    {"iPhones", "iphones"},
    {"XIoT", "x_iot"},
    {"iOSVersion", "ios_version"},
    {"LoRaWAN", "lorawan"},
    {"LoRaNode", "lora_node"},
    {"GraphQLAPI", "graphql_api"},
    {"someURLPath", "some_url_path"},
    {"SHA256sum", "sha256sum"},
    {"sha256Sum", "sha256_sum"},
    {"Vec2D", "vec2d"},
    {"B2BOrder", "b2b_order"},
    {"2FA", "2fa"},
    {"3DSecure", "3d_secure"},
    {"OAuth2ID", "oauth2_id"},
    {"IPv4OAuth", "ipv4_oauth"},
    {"IPv6IPv4", "ipv6_ipv4"},
    {"HTTPOAuth", "http_oauth"},
    {"APIOAuth2Token", "api_oauth2_token"},
    {"GitHubAPIOAuths", "github_api_oauths"},
    {"HTTPSIPv4", "https_ipv4"},
    {"DNSIPv6Address", "dns_ipv6_address"},
    {"CPUMHz", "cpu_mhz"},
    {"SSOAuth", "sso_auth"},
    {"VIPv4", "vipv4"},
    {"NODETag", "node_tag"},
    {"HTTPOAuthor", "httpo_author"},
    {"myIPv4OAuth2Token", "my_ipv4_oauth2_token"},
    {"TLSv1IIoT", "tlsv1_iiot"},
    {"OAuthIoTGraphQL", "oauth_iot_graphql"},
    {"GraphQLOAuths", "graphql_oauths"},
    {"macOSiOS", "macos_ios"},
    {"OAuthiPhone", "oauth_iphone"},
    {"limit5GHz", "limit5_ghz"},
    {"5GHz", "5ghz"},
    {"IPv4OAuthor", "ipv4_o_author"},
    {"ETag", "etag"},
    {"lastETag", "last_etag"},
    {"ipv4URL", "ipv4_url"},
    {"ABC", "abc"},
    {"aB", "a_b"},
    {"a-b", "a_b"},
    {"a_b", "a_b"},
    {"a__b", "a_b"},
    {"_a_", "a"},
    {"a.b c/d", "a_b_c_d"},
    {"/v2/campaigns/{id}.{format}", "v2_campaigns_id_format"},
    {"post /v2/campaigns", "post_v2_campaigns"},
    {"1x", "1x"},
    {"X-Trace", "x_trace"},
    {"\u00dcber", "uber"},
    {"gr\u00f6\u00dfe", "grosse"},
    {"gro\u0308\u00dfe", "grosse"},
    {"a\u00f1o", "ano"},
    {"\u00c6rø", "aero"},
    {"\u00deór", "thor"},
    {"m\u00b2", "m2"},
    {"\u00b5s", "us"},
    {"\u00a7 1", "1"},
    {"\u0438\u043c\u044f", "imya"},
    {"\u0418\u043c\u044f\u0416\u0438\u0437\u043d\u0438", "imya_zhizni"},
    {"\u0416\u0423\u041a", "zhuk"},
    {"\u041c\u0423\u0416", "muzh"},
    {"\u0434\u0435\u043d\u044c", "den"},
    {"\u044c", "u_44c"},
    {"\u038c\u03bd\u03bf\u03bc\u03b1", "onoma"},
    {"\u304d\u3087\u3046", "kyou"},
    {"\u304c\u3063\u3053\u3046", "gakkou"},
    {"\u30b7\u30e3\u30c4", "shatsu"},
    {"\u30d5\u30a1\u30a4\u30eb", "fairu"},
    {"\uff8c\uff67\uff72\uff99", "fairu"},
    {"\uff26\uff35\uff2c\uff2c\uff0d\uff11", "full_1"},
    {"\uac00\uaca9", "gagyeog"},
    {"\u540d\u524d", "u_540d_524d"},
    {"\u540d\u524d2", "u_540d_524d_2"},
    {"a\u4e2db", "a_u_4e2d_b"},
    {"a\u2013b", "a_b"},
    {"\u20ac", "u_20ac"},
    {"\u2192\u20ac", "u_2192_20ac"},
    {"\u3000", "u_3000"},
    {"\xff", "u_80"},
    {"\U0001F600", "u_1f600"},
    {"", ""},
    {" ", "blank"},
    {"*/ int x; /*", "int_x"},
    {"+1", "plus_1"},
    {"-1", "minus_1"},
    {"-a", "a"},
    {"<=", "less_equal"},
    {"+", "plus"},
    {"_", "underscore"},
    {"?\?/", "question_question_slash"},
    {"\"", "quote"},
    {"\001", ""},
};

static void test_snake(void)
{
    for (size_t i = 0; i < sizeof snakes / sizeof *snakes; i++)
        check_snake(oas_str_from(snakes[i].words), snakes[i].want);
    check_snake(OAS_STR("a\0B"), "a_b");
    check_snake(OAS_STR("\0"), "");
}

static void test_snake_appends(void)
{
    oas_buf out = {0};
    oas_buf_puts(&out, "before");
    snake_put(&out, OAS_STR("Pet"));
    CHECK_STR(oas_buf_str(&out), "beforepet");
    oas_buf_free(&out);
}

/* ---- lengths ---- */

static void check_limited(const char *name, size_t prefix, size_t most, const char *want)
{
    CHECK_STR(name_limited(&mem, oas_str_from(name), prefix, most), want);
}

/* The digits are in the names of users' code: a change of them breaks it. */
static void test_limited(void)
{
    check_limited("a_bcdefghijk", 0, 12, "a_bcdefghijk");
    check_limited("a_bcdefghijk", 0, 0, "a_bcdefghijk");
    check_limited("ab_cdefghijkl", 0, 12, "ab_1f4b2e");
    check_limited("ab_cd_efghijkl", 0, 12, "ab_cd_6f31ac");
    check_limited("ab_cd_efghijkm", 0, 12, "ab_cd_6f305a");
    check_limited("ab__cdefghijkl", 0, 12, "ab_b9c72f");
    check_limited("abcdefghijklm", 0, 12, "abcde_8356d3");
    check_limited("p_abcdefghijkl", 2, 12, "p_abcdefghijkl");
    check_limited("p_abcdefghijklm", 2, 12, "p_abcde_8356d3");
    check_limited("P_AB_CDEFGHIJKL", 2, 12, "P_AB_324E11");
}

/* A name of the document may be of any length. */
static void test_long(void)
{
    char words[10240];
    memset(words, 'x', sizeof words);
    oas_str name = name_join(&mem, OAS_STR("p_"), oas_str_of(words, sizeof words));
    CHECK(name.len > 40 && name.len < 600);
    words[sizeof words - 1] = 'y';
    CHECK(!oas_str_equal(name, name_join(&mem, OAS_STR("p_"), oas_str_of(words, sizeof words))));
    memset(words, '-', sizeof words);
    CHECK_STR(name_join(&mem, OAS_STR("p_"), oas_str_of(words, sizeof words)),
              "p_minus_minus_minus_minus_minus_minus_minus_minus");
    for (int i = 0; i < 40; i++)
        name = name_join(&mem, name, OAS_STR("abcdefghijklmnopqrstuvwxyz"));
    CHECK(name.len > 40 && name.len < 600);
}

/* Where there is no room for a number, the hash tells of it; no end that is cut off is tried again
 * and again. */
static void test_long_and_taken(void)
{
    struct names names = {.mem = &mem, .prefix = 2, .most = 12};
    CHECK_STR(names_take(&names, OAS_STR("p_ab_cd_efghij")), "p_ab_cd_efghij");
    CHECK_STR(names_take(&names, OAS_STR("p_ab_cd_efghij")), "p_ab_cd_f02b5c");
    CHECK_STR(names_take(&names, OAS_STR("p_ab_cd_efghij")), "p_ab_cd_f029ee");
    CHECK_STR(names_take(&names, OAS_STR("p_ab_cd_efghijkl")), "p_ab_cd_6f31ac");
    CHECK(names_free(&names, OAS_STR("p_abcdefghijkl")));
    CHECK(!names_free(&names, OAS_STR("p_abcdefghijklm")));
    oas_str last = {NULL, 0};
    for (int i = 0; i < 20000 && (last.at || i == 0); i++)
        last = names_take(&names, OAS_STR("p_abcde_one_of_many"));
    CHECK_INT(last.len, 14);
}

static void check_prefix(const char *name, const char *want)
{
    CHECK_STR(prefix_of(&mem, oas_str_from(name)), want);
    CHECK(prefix_fits(oas_str_from(want)));
}

static void test_prefix(void)
{
    char text[65] = {0};
    memset(text, 'x', 64);
    CHECK(!prefix_fits(oas_str_of(text, 64)) && prefix_fits(oas_str_of(text, 63)));
    check_prefix("myPets", "my_pets_");
    check_prefix("1", "api_1_");
    check_prefix("oas", "api_oas_");
    check_prefix("", "api_");
    check_prefix("the long name of a file whose prefix has sixty three letters",
                 "the_long_name_of_a_file_whose_prefix_has_sixty_three_letters_");
    check_prefix("the long name of a file whose prefix has nearly seventy letters",
                 "the_long_name_of_a_file_whose_prefix_has_nearly_seventy_");
    check_prefix(text, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx_");
    check_prefix("1the long name of a file whose prefix has nearly seventy letters",
                 "api_1the_long_name_of_a_file_whose_prefix_has_nearly_seventy_");
}

/* ---- joining ---- */

static void test_join(void)
{
    oas_str none = {NULL, 0};
    CHECK_STR(name_join(&mem, OAS_STR("pet"), OAS_STR("petType")), "pet_pet_type");
    CHECK_STR(name_join(&mem, OAS_STR("p_"), OAS_STR("Pet")), "p_pet");
    CHECK_STR(name_join(&mem, none, OAS_STR("Pet")), "pet");
    CHECK_STR(name_join(&mem, none, OAS_STR("1x")), "_1x");
    CHECK_STR(name_join(&mem, OAS_STR("p"), OAS_STR("1x")), "p_1x");
    CHECK_STR(name_join(&mem, OAS_STR("p_"), OAS_STR("1x")), "p_1x");
    CHECK_STR(name_join(&mem, OAS_STR("p"), OAS_STR("")), "p_empty");
    CHECK_STR(name_join(&mem, none, OAS_STR("\"")), "quote");
    CHECK_STR(name_join(&mem, none, OAS_STR("\001")), "unnamed");
    CHECK_STR(name_upper(&mem, OAS_STR("pet_1x_Z")), "PET_1X_Z");
    CHECK_STR(snake_signs(&mem, OAS_STR("-id")), " minus id");
    CHECK_STR(snake_signs(&mem, OAS_STR("C++")), "C plus  plus ");
    CHECK_STR(snake_signs(&mem, OAS_STR("#a-b")), "#a-b");
    CHECK_STR(snake_signs(&mem, OAS_STR("<=")), "<=");
    CHECK_STR(snake_all_signs(&mem, OAS_STR("@a.b&c%")), " at a.b and c percent ");
}

/* ---- name spaces ---- */

static void test_numbers(void)
{
    struct names names = {.mem = &mem};
    CHECK_STR(names_take(&names, OAS_STR("a")), "a");
    CHECK_STR(names_take(&names, OAS_STR("a")), "a_2");
    CHECK_STR(names_take(&names, OAS_STR("a")), "a_3");
    CHECK_STR(names_take(&names, OAS_STR("a_2")), "a_2_2");
    CHECK_STR(names_take(&names, OAS_STR("b_2")), "b_2");
    CHECK_STR(names_take(&names, OAS_STR("b")), "b");
    CHECK_STR(names_take(&names, OAS_STR("b")), "b_3");
    CHECK(!names_free(&names, OAS_STR("a_3")) && names_free(&names, OAS_STR("a_4")));
    CHECK(names_reserve(&names, OAS_STR("a_4")) && !names_reserve(&names, OAS_STR("a_4")));
    CHECK_STR(names_take(&names, OAS_STR("a")), "a_5");
}

/* Two spaces of which C++ makes one. */
static void test_beside(void)
{
    struct names tags = {.mem = &mem}, functions = {.mem = &mem, .beside = &tags};
    tags.beside = &functions;
    CHECK(names_reserve(&functions, OAS_STR("a_decode")));
    CHECK(!names_free(&tags, OAS_STR("a_decode")));
    CHECK_STR(names_take(&tags, OAS_STR("a_decode")), "a_decode_2");
    CHECK_STR(names_take(&tags, OAS_STR("a_decode")), "a_decode_3");
    CHECK_STR(names_take(&tags, OAS_STR("init")), "init");
    CHECK_STR(names_take(&functions, OAS_STR("init")), "init_2");
    CHECK_STR(names_take(&tags, OAS_STR("init_2")), "init_2_2");
}

static void test_reserved(void)
{
    static const char *const words[] = {
        "int",
        "class",
        "bool",
        "and",
        "xor_eq",
        "co_await",
        "nullptr",
        "typeof",
        "errno",
        "assert",
        "stdin",
        "linux",
        "unix",
        "i386",
        "NULL",
        "EOF",
        "true",
        "int64_t",
        "size_t",
        "EINVAL",
        "INT64_C",
        "SIGINT",
        "I",
        "auto",
        "FE_INVALID",
        "INT_LEAST8_MAX",
        "UINT_WIDTH",
        "DBL_TRUE_MIN",
        "ATOMIC_INT_LOCK_FREE",
        "st_mtime",
        "export",
        "while",
        "alignas",
        "signed",
        "uint64_t",
        "OAS_OK",
        "oas_str",
        "oas_",
        "OASC_PETS_H",
        "OASC_ENUM",
    };
    struct names names = {.mem = &mem};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        oas_str word = oas_str_from(words[i]);
        CHECK(!names_free(&names, word));
        oas_str got = names_take(&names, word);
        check_note(got.len == word.len + 1 && got.at[word.len] == '_', __FILE__, __LINE__,
                   words[i]);
    }
    CHECK_STR(names_take(&names, OAS_STR("int")), "int__2");
    CHECK_STR(names_take(&names, OAS_STR("oas")), "oas");
    CHECK_STR(names_take(&names, OAS_STR("integer")), "integer");
    CHECK_STR(names_take(&names, OAS_STR("Int")), "Int");
    CHECK_STR(names_take(&names, OAS_STR("OASC_PETS")), "OASC_PETS");
}

/* Many of one name cost no more than many of different ones. */
static void test_many(void)
{
    struct names names = {.mem = &mem};
    oas_str last = {NULL, 0};
    for (int i = 0; i < 20000; i++)
        last = names_take(&names, OAS_STR("same"));
    CHECK_STR(last, "same_20000");
}

int main(void)
{
    test_snake();
    test_snake_appends();
    test_limited();
    test_long();
    test_long_and_taken();
    test_prefix();
    test_join();
    test_numbers();
    test_beside();
    test_reserved();
    test_many();
    oas_arena_free(&mem);
    return check_done();
}
