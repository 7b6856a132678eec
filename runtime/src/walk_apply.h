/* walk_apply.h - the part of walk_body.h for applicators: the value again, for each schema that
 * judges it in place. */

static oas_status charge(struct oas_walk *w, const char *start)
{
    w->work += (uint64_t)(w->read.at - start) + 16;
    return w->work > w->max_work ? OAS_UNDECIDED : OAS_OK;
}

/* The keywords whose schemas stand in a list. */
static inline bool is_list(const struct oas_check_row *check)
{
    return check->keyword == OAS_KEYWORD_ALL_OF || check->keyword == OAS_KEYWORD_ANY_OF ||
           check->keyword == OAS_KEYWORD_ONE_OF;
}

static oas_status walk_branch(struct oas_walk *w, const struct oas_check_row *check, uint32_t i,
                              const char *start, unsigned depth, const struct oas_step *path)
{
    oas_use use = w->program->branches[check->a + i].use;
    struct oas_step step;
    if (COLLECT)
        step = step_to(path, (oas_keyword)check->keyword, is_list(check) ? i : OAS_NONE, use);
    w->read.at = start;
    oas_status status = walk(w, use, depth + 1, COLLECT ? &step : NULL);
    return status == OAS_OK ? charge(w, start) : status;
}

/* The verdict of one branch on the value at `start`; *open when it hangs on an unanswered check. */
static oas_status judge_branch(struct oas_walk *w, oas_use use, const char *start, unsigned depth,
                               bool *open)
{
    bool undecided = w->undecided;
    w->undecided = false;
    w->read.at = start;
    oas_status status = judge(w, use, depth + 1);
    *open = w->undecided && status == OAS_OK;
    w->undecided = undecided;
    oas_status charged = charge(w, start);
    return charged == OAS_OK ? status : charged;
}

/* A branch that was only judged met a member twice: it is walked for that alone, to say where. */
static oas_status tell_twice(struct oas_walk *w, const struct oas_check_row *check, uint32_t i,
                             const char *start, unsigned depth, const struct oas_step *path)
{
    bool only_twice = w->only_twice, undecided = w->undecided;
    w->twice = false;
    w->only_twice = true;
    oas_status status = walk_branch(w, check, i, start, depth, path);
    w->only_twice = only_twice;
    w->undecided = undecided;
    return status == OAS_OK ? OAS_INVALID : status;
}

/* The verdict of the i-th branch, as judge_branch() gives it. */
static inline oas_status try_branch(struct oas_walk *w, const struct oas_check_row *check,
                                    uint32_t i, const char *start, unsigned depth,
                                    const struct oas_step *path, bool *open)
{
    oas_use use = w->program->branches[check->a + i].use;
    oas_status status = judge_branch(w, use, start, depth, open);
    return COLLECT && w->twice ? tell_twice(w, check, i, start, depth, path) : status;
}

/* True if this status ends everything: no verdict, or a fault that no applicator undoes. */
static inline bool is_final(const struct oas_walk *w, oas_status status)
{
    return status != OAS_OK && (status != OAS_INVALID || w->twice);
}

static oas_status apply_all(struct oas_walk *w, const struct oas_check_row *check,
                            const char *start, unsigned depth, const struct oas_step *path)
{
    for (uint32_t i = 0; i < check->b; i++) {
        oas_status status = walk_branch(w, check, i, start, depth, path);
        if (status != OAS_OK)
            return status;
    }
    return OAS_OK;
}

/* The union's own error. */
OAS_APART static oas_status refuse_as(struct oas_walk *w, const struct oas_type_row *type,
                                      const struct oas_check_row *check, oas_reason reason,
                                      const struct oas_step *path, const char *at)
{
    oas_error error =
        error_of(w, type, (oas_keyword)check->keyword, OAS_CODE_INVALID_UNION, check->order);
    error.check = (uint32_t)(check - w->program->checks);
    error.reason = reason;
    return refuse(w, path, at, error);
}

/* Which branch speaks for a union that was refused: the tag's, or the only one that takes the
 * value's JSON type. OAS_NONE: none, for that reason; *at is where the union's own error belongs.
 */
static uint32_t spokesman(struct oas_walk *w, const struct oas_check_row *check, const char *start,
                          const char **at, oas_reason *reason)
{
    unsigned kinds = oas_kinds_of(*start);
    *at = start;
    *reason = OAS_REASON_TYPE;
    if (check->slots != OAS_NONE && kinds == OAS_KIND_OBJECT) {
        const char *tag;
        uint32_t value = oas_find_tag(w, &w->program->tags[check->slots], start, &tag);
        *reason = tag ? OAS_REASON_BAD_TAG : OAS_REASON_NO_TAG;
        *at = tag && value == OAS_NONE ? tag : start;
        return value == OAS_NONE ? OAS_NONE : w->program->values[value].branch;
    }
    uint32_t only = OAS_NONE;
    for (uint32_t i = 0; i < check->b; i++)
        if (w->program->branches[check->a + i].kinds & kinds) {
            *reason = OAS_REASON_NONE;
            if (only != OAS_NONE)
                return OAS_NONE;
            only = i;
        }
    return only;
}

/* No branch of the union took the value: which one speaks for it. OAS_NONE: the union's own error
 * was told, with *status. */
OAS_APART static uint32_t refuse_union(struct oas_walk *w, const struct oas_type_row *type,
                                       const struct oas_check_row *check, const char *start,
                                       const struct oas_step *path, oas_status *status)
{
    const char *at;
    oas_reason reason;
    *status = OAS_INVALID;
    if (!COLLECT)
        return OAS_NONE;
    uint32_t branch = spokesman(w, check, start, &at, &reason);
    if (branch == OAS_NONE)
        *status = refuse_as(w, type, check, reason, path, at);
    return branch;
}

/* The spokesman may have nothing to add to what judging the branches found (`before`: the errors
 * until then), or the work allowed may end before it has; then the union's own error says as much.
 */
static oas_status explain_union(struct oas_walk *w, const struct oas_type_row *type,
                                const struct oas_check_row *check, const char *start,
                                uint64_t before, unsigned depth, const struct oas_step *path)
{
    oas_status status;
    if (COLLECT && w->only_twice)
        return OAS_OK;
    uint32_t branch = refuse_union(w, type, check, start, path, &status);
    if (branch == OAS_NONE)
        return status;
    status = walk_branch(w, check, branch, start, depth, path);
    if ((status != OAS_OK && status != OAS_UNDECIDED) || w->found != before)
        return status;
    oas_status added = refuse_as(w, type, check, OAS_REASON_NONE, path, start);
    return added == OAS_OK ? status : added;
}

/* A tag that decides: every branch that takes objects demands it, with values of its own. */
static oas_status apply_tag(struct oas_walk *w, const struct oas_type_row *type,
                            const struct oas_check_row *check, const char *start, unsigned depth,
                            const struct oas_step *path)
{
    const char *at;
    uint32_t value = oas_find_tag(w, &w->program->tags[check->slots], start, &at);
    if (value == OAS_NONE)
        return refuse_as(w, type, check, at ? OAS_REASON_BAD_TAG : OAS_REASON_NO_TAG, path,
                         at ? at : start);
    return walk_branch(w, check, w->program->values[value].branch, start, depth, path);
}

/* anyOf and oneOf: how many branches take the value. */
static oas_status apply_union(struct oas_walk *w, const struct oas_type_row *type,
                              const struct oas_check_row *check, const char *start, unsigned depth,
                              const struct oas_step *path)
{
    unsigned kinds = oas_kinds_of(*start);
    if (check->slots != OAS_NONE && kinds == OAS_KIND_OBJECT &&
        w->program->tags[check->slots].decides)
        return apply_tag(w, type, check, start, depth, path);
    uint32_t yes = 0, maybe = 0, enough = check->keyword == OAS_KEYWORD_ANY_OF ? 1 : 2;
    uint64_t before = w->found;
    const char *end = NULL;
    for (uint32_t i = 0; i < check->b && yes < enough; i++) {
        const struct oas_branch_row *branch = &w->program->branches[check->a + i];
        bool open;
        if (!(branch->kinds & kinds))
            continue;
        oas_status status = try_branch(w, check, i, start, depth, path, &open);
        if (is_final(w, status))
            return status;
        if (status == OAS_OK) {
            end = w->read.at;
            yes += !open;
            maybe += open;
        }
    }
    w->read.at = end ? end : start;
    if (yes > 1 && enough == 2)
        return refuse_as(w, type, check, OAS_REASON_MANY, path, start);
    if (maybe && !(enough == 1 && yes))
        w->undecided = true;
    return yes || maybe ? OAS_OK : explain_union(w, type, check, start, before, depth, path);
}

static oas_status apply_not(struct oas_walk *w, const struct oas_type_row *type,
                            const struct oas_check_row *check, const char *start, unsigned depth,
                            const struct oas_step *path)
{
    bool open;
    oas_status status = try_branch(w, check, 0, start, depth, path, &open);
    if (is_final(w, status))
        return status;
    if (status == OAS_OK && !open)
        return refuse_check(w, type, check, path, start);
    w->undecided |= open;
    return OAS_OK;
}

static oas_status apply_if(struct oas_walk *w, const struct oas_check_row *check, const char *start,
                           unsigned depth, const struct oas_step *path)
{
    bool open;
    oas_status status = try_branch(w, check, 0, start, depth, path, &open);
    if (is_final(w, status))
        return status;
    if (open) {
        w->undecided = true;
        return OAS_OK;
    }
    bool then = status == OAS_OK;
    oas_use use = w->program->branches[check->a + (then ? 1 : 2)].use;
    if (use == OAS_ANY)
        return OAS_OK;
    struct oas_step step;
    if (COLLECT)
        step = step_to(path, then ? OAS_KEYWORD_THEN : OAS_KEYWORD_ELSE, OAS_NONE, use);
    w->read.at = start;
    status = walk(w, use, depth + 1, COLLECT ? &step : NULL);
    return status == OAS_OK ? charge(w, start) : status;
}

static oas_status apply(struct oas_walk *w, const struct oas_type_row *type,
                        const struct oas_check_row *check, const char *start, unsigned depth,
                        const struct oas_step *path)
{
    if (depth >= w->read.max_depth)
        return OAS_TOO_LARGE;
    if (check->keyword == OAS_KEYWORD_ANY_OF || check->keyword == OAS_KEYWORD_ONE_OF)
        return apply_union(w, type, check, start, depth, path);
    if (check->keyword == OAS_KEYWORD_NOT)
        return apply_not(w, type, check, start, depth, path);
    if (check->keyword == OAS_KEYWORD_IF)
        return apply_if(w, check, start, depth, path);
    return apply_all(w, check, start, depth, path);
}

/* What was read once need not be read strictly again. */
static inline void note_checked(struct oas_walk *w, const char *end)
{
    if (end > w->read.checked)
        w->read.checked = end;
}

/* All applicators of a type, from the value's first byte; the cursor is then at `end`, or behind
 * the first one's reading when `end` is NULL. */
OAS_APART static oas_status apply_each(struct oas_walk *w, const struct oas_type_row *type,
                                       const char *start, const char *end, unsigned depth,
                                       const struct oas_step *path)
{
    const struct oas_check_row *check = &w->program->checks[type->checks + type->leaf_count];
    if (end)
        note_checked(w, end);
    for (uint32_t i = 0; i < type->apply_count; i++, check++) {
        oas_status status = apply(w, type, check, start, depth, path);
        if (status != OAS_OK)
            return status;
        if (!end)
            note_checked(w, end = w->read.at);
    }
    w->read.at = end;
    return OAS_OK;
}
