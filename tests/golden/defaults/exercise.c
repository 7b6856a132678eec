/* Defaults: constants, and functions that set what is absent; decoding sets nothing. */
#include "defaults.h"
#include "exercise.h"

static void test_values(void)
{
    struct defaults_settings s;
    KEEP(defaults_settings, &s, "{\"must\":1,\"inner\":{}}");
    EXPECT(s.flag.is == OAS_ABSENT);
    defaults_settings_defaults_2(&s);
    EXPECT(s.flag.is == OAS_VALUE && s.flag.value);
    EXPECT(s.least.value == INT64_MIN && s.wide.value == 10000000000 && s.minus.value == -5);
    EXPECT(s.most.value == UINT64_MAX && s.half.value == -0.5 && s.huge.value == (double)1e300);
    EXPECT(s.whole.value == 3 && DEFAULTS_SETTINGS_WHOLE_DEFAULT / 2 == 1.5);
    SAME(s.text.value, "a \"b\" ?\?/ \\ \0 {$c} @ \xC3\xBC");
    EXPECT(s.empty.is == OAS_VALUE && s.empty.value.len == 0);
    EXPECT(s.color.value == DEFAULTS_SETTINGS_COLOR_DARK_BLUE && s.only == OAS_VALUE);
    EXPECT(s.level.value == DEFAULTS_SETTINGS_LEVEL_HIGH);
    EXPECT(oas_json_equal(s.any.value, OAS_JSON("{\"a\":[1,\"x\"]}")));
    EXPECT(s.names.is == OAS_VALUE && s.names.value.count == 0);
    EXPECT(s.counts.is == OAS_VALUE && s.counts.value.count == 0);
    EXPECT(s.null.is == OAS_NULL && s.patch.is == OAS_VALUE && s.patch.value == 7);
    EXPECT(s.never == OAS_VALUE && s.one == OAS_NULL && s.other == OAS_VALUE);
    EXPECT(s.anything.is == OAS_VALUE && oas_json_equal(s.anything.value, OAS_JSON("null")));
    EXPECT(s.nullable_any.is == OAS_NULL && s.inner_or_null.is == OAS_NULL);
    EXPECT(s.names_or_null.is == OAS_NULL);
    EXPECT(s.referred.value == 3 && s.nearer.value == 2 && s.part.value == 3);
    EXPECT(s.default_.value == DEFAULTS_SETTINGS_DEFAULT_DEFAULT);
    EXPECT(s.must == 1 && s.beyond.is == OAS_ABSENT && s.wrong.is == OAS_ABSENT);
    EXPECT(s.list.is == OAS_ABSENT && s.object.is == OAS_ABSENT);
    EXPECT(s.inner.deep.is == OAS_VALUE && s.inner.deep.value == 9);
    EXPECT(defaults_settings_check(&s, NULL) == OAS_OK);
}

/* What is there stays, null as well. */
static void test_present(void)
{
    struct defaults_settings s;
    READ(defaults_settings, &s, "{\"patch\":null,\"minus\":1,\"must\":1,\"inner\":{\"deep\":2}}",
         "{\"minus\":1,\"patch\":null,\"must\":1,\"inner\":{\"deep\":2}}");
    defaults_settings_defaults_2(&s);
    EXPECT(s.patch.is == OAS_NULL && s.minus.value == 1 && s.inner.deep.value == 2);
}

/* What is always there has its defaults, too, wherever it lies. */
static void test_outer(void)
{
    struct defaults_outer o;
    KEEP(defaults_outer, &o, "{\"settings\":{\"must\":1,\"inner\":{}}}");
    defaults_outer_defaults(&o);
    EXPECT(o.settings->flag.value && o.settings->inner.deep.value == 9);
    EXPECT(o.other.is == OAS_ABSENT);
    o.settings = NULL;
    defaults_outer_defaults(&o);
}

static void test_kinds(void)
{
    struct defaults_shape s = {.kind = DEFAULTS_SHAPE_KIND_DOT};
    EXPECT(s.fill.is == OAS_ABSENT && s.x.is == OAS_ABSENT);
    WRITE(defaults_shape, &s, "{\"is\":\"dot\",\"size\":0}");
}

int main(void)
{
    test_values();
    test_present();
    test_outer();
    test_kinds();
    return exercise_done();
}
