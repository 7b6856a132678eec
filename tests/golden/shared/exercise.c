/* One function for what stands in many places, whatever its use adds. */
#include "exercise.h"
#include "shared.h"

static bool is_user(const struct shared_simple_user_2 *user, const char *login)
{
    return oas_str_equal(user->login, oas_str_from(login)) && user->id.is == OAS_VALUE;
}

static bool is_open(enum shared_issue_state state)
{
    return oas_str_is(shared_issue_state_text(state), "open");
}

static void test_one_user(void)
{
    struct shared_issue issue;
    struct shared_pull pull;
    KEEP(shared_issue, &issue,
         "{\"user\":{\"id\":1,\"login\":\"a\"},\"closed_by\":{\"id\":2,\"login\":\"b\"},"
         "\"watchers\":[{\"id\":3,\"login\":\"c\"}],\"state\":\"open\"}");
    EXPECT(is_user(&issue.user, "a") && is_user(issue.closed_by.value, "b"));
    EXPECT(is_user(&issue.watchers.value.items[0], "c") && is_open(issue.state));
    KEEP(shared_issue, &issue,
         "{\"user\":{\"login\":\"a\"},\"closed_by\":null,\"state\":\"closed\"}");
    EXPECT(issue.closed_by.is == OAS_NULL && issue.user.id.is == OAS_ABSENT);
    KEEP(shared_pull, &pull,
         "{\"owner\":{\"id\":4,\"login\":\"d\"},\"users\":{\"x\":{\"id\":5,\"login\":\"e\"}},"
         "\"state\":\"open\"}");
    EXPECT(pull.owner.value->kind == SHARED_PULL_OWNER_KIND_SIMPLE_USER);
    EXPECT(is_user(&pull.owner.value->as.simple_user, "d"));
    EXPECT(is_user(&pull.users.value.items[0].value, "e") && is_open(pull.state.value));
}

/* Objects, unions and lists as well. */
static void test_assigned(void)
{
    struct shared_issue issue;
    struct shared_pull pull;
    struct shared_create_issue_request request;
    KEEP(shared_issue, &issue,
         "{\"user\":{\"login\":\"a\"},\"state\":\"open\",\"size\":{\"lines\":7},"
         "\"value\":{\"number\":3},\"thread\":{\"root\":{\"user\":{\"login\":\"b\"},"
         "\"state\":\"closed\"},\"labels\":[{\"name\":\"x\"}]}}");
    KEEP(shared_pull, &pull, "{\"thread\":{}}");
    KEEP(shared_create_issue_request, &request, "{\"login\":\"a\",\"state\":null}");
    pull.size.is = pull.value.is = OAS_VALUE;
    pull.size.value = issue.size.value;
    pull.value.value = issue.value.value;
    pull.state.is = OAS_VALUE;
    pull.state.value = issue.state;
    WRITE(shared_pull, &pull,
          "{\"state\":\"open\",\"size\":{\"lines\":7},\"value\":{\"number\":3},\"thread\":{}}");
    request.state.is = OAS_VALUE;
    request.state.value = issue.state;
    WRITE(shared_create_issue_request, &request, "{\"login\":\"a\",\"state\":\"open\"}");
}

/* One function serves for a parameter, whichever operation has it; each is read by its own rows. */
static bool is_upwards(const struct shared_list_issues_query_sort_item_list *sort)
{
    return sort->count && sort->items[0] == SHARED_LIST_ISSUES_QUERY_SORT_ITEM_AGE;
}

static void test_parameters(void)
{
    struct shared_list_issues_query_sort_item_list first, second;
    enum shared_list_issues_query_state state, other;
    enum shared_list_issues_response_200_header_x_kind kind;
    KEEP(shared_list_issues_query_sort, &first, "[\"age\",\"size\"]");
    KEEP(shared_list_pulls_query_sort, &second, "[\"size\"]");
    EXPECT(is_upwards(&first) && !is_upwards(&second));
    KEEP(shared_list_issues_query_state, &state, "\"open\"");
    KEEP(shared_list_pulls_query_state, &other, "\"open\"");
    EXPECT(state == other);
    KEEP(shared_list_pulls_response_200_header_x_kind, &kind, "\"all\"");
    REFUSE(shared_list_pulls_query_state, &other, "\"new\"", INVALID_VALUE, "");
}

/* The place of an error is that of the use. */
static void test_refused(void)
{
    struct shared_issue issue;
    struct shared_pull pull;
    struct shared_apart apart;
    REFUSE(shared_issue, &issue, "{\"user\":{},\"state\":\"open\"}", MISSING, "/user");
    REFUSE(shared_issue, &issue, "{\"user\":null,\"state\":\"open\"}", INVALID_TYPE, "/user");
    REFUSE(shared_pull, &pull, "{\"users\":{\"x\":{\"login\":\"\"}}}", TOO_SMALL, "/users/x/login");
    REFUSE(shared_pull, &pull, "{\"state\":null}", INVALID_TYPE, "/state");
    REFUSE(shared_apart, &apart, "{\"user\":{\"login\":\"0123456789\"}}", TOO_BIG, "/user/login");
}

int main(void)
{
    test_one_user();
    test_assigned();
    test_parameters();
    test_refused();
    return exercise_done();
}
