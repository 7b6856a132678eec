/* Schemas that are named like paths: nothing is written elsewhere. */
#include "attack-44-paths.h"
#include "exercise.h"

int main(void)
{
    struct attack_44_paths p;
    struct attack_44_paths_x x;
    struct attack_44_paths_con con;
    KEEP(attack_44_paths, &p,
         "{\"up\":{\"a\":\"\"},\"root\":{\"b\":\"\"},\"con\":{\"c\":\"\"},\"../../y\":1}");
    EXPECT(p.y.value == 1);
    REFUSE(attack_44_paths, &p, "{\"../../y\":\"\"}", INVALID_TYPE, "/..~1..~1y");
    KEEP(attack_44_paths_x, &x, "{\"a\":\"\"}");
    KEEP(attack_44_paths_con, &con, "{\"c\":\"\"}");
    return exercise_done();
}
