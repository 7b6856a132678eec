/* Each tag's functions in a file of its own; what two tags share, or nobody, beside the rows. */
#include "exercise.h"
#include "split-tag.h"

int main(void)
{
    struct split_tag_pet pet;
    struct split_tag_toy toy;
    struct split_tag_owner owner;
    struct split_tag_note note;
    struct split_tag_unused unused;
    struct split_tag_add_owner_response_200 added;
    KEEP(split_tag_pet, &pet, "{\"toy\":{\"kind\":\"ball\"},\"note\":{\"text\":\"t\"}}");
    KEEP(split_tag_toy, &toy, "{\"kind\":\"bone\"}");
    SAME(split_tag_toy_kind_text(toy.kind.value), "bone");
    KEEP(split_tag_owner, &owner, "{\"note\":{}}");
    KEEP(split_tag_note, &note, "{\"text\":\"t\"}");
    KEEP(split_tag_unused, &unused, "{\"a\":true}");
    KEEP(split_tag_add_owner_response_200, &added, "{\"id\":7}");
    EXPECT(split_tag_operations.count == 2);
    return exercise_done();
}
