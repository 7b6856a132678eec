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
    return exercise_done();
}
