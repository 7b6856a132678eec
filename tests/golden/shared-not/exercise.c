/* What is alike has a type for each place, called after it. */
#include "exercise.h"
#include "shared-not.h"

int main(void)
{
    struct shared_not_issue issue;
    KEEP(shared_not_issue, &issue,
         "{\"user\":{\"login\":\"a\"},\"closed_by\":null,\"watchers\":[{\"login\":\"c\"}],"
         "\"state\":\"open\",\"thread\":{\"labels\":[{\"name\":\"x\"}]}}");
    struct shared_not_issue_user *user = &issue.user;
    struct shared_not_issue_watchers_item *watcher = &issue.watchers.value.items[0];
    EXPECT(user->login.len == watcher->login.len);
    EXPECT(issue.state == SHARED_NOT_ISSUE_STATE_OPEN);
    enum shared_not_list_issues_query_state of_issues;
    enum shared_not_list_pulls_query_state of_pulls;
    KEEP(shared_not_list_issues_query_state, &of_issues, "\"open\"");
    KEEP(shared_not_list_pulls_query_state, &of_pulls, "\"open\"");
    EXPECT(of_issues == SHARED_NOT_LIST_ISSUES_QUERY_STATE_OPEN);
    EXPECT(of_pulls == SHARED_NOT_LIST_PULLS_QUERY_STATE_OPEN);
    return exercise_done();
}
