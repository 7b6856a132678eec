/* Heirs in other files: named by mapping, by components that refer to them, by their own documents'
 * components, or by standing beside what they extend. */
#include "exercise.h"
#include "inherit-files.h"

static void pets(void)
{
    struct inherit_files_pet p;
    KEEP(inherit_files_pet, &p, "{\"kind\":\"cat\",\"name\":\"Tom\",\"lives\":9}");
    EXPECT(p.kind == INHERIT_FILES_PET_KIND_CAT && p.as.cat.lives == 9);
    KEEP(inherit_files_pet, &p, "{\"kind\":\"lynx\",\"lives\":1,\"ears\":2}");
    EXPECT(p.kind == INHERIT_FILES_PET_KIND_LYNX && p.as.lynx.lives == 1 && p.as.lynx.ears == 2);
    KEEP(inherit_files_pet, &p, "{\"kind\":\"Hound\",\"barks\":true}");
    EXPECT(p.kind == INHERIT_FILES_PET_KIND_HOUND && p.as.hound.barks);
    KEEP(inherit_files_pet, &p, "{\"kind\":\"Parrot\",\"words\":[\"hi\"]}");
    EXPECT(p.kind == INHERIT_FILES_PET_KIND_PARROT && p.as.parrot.words.count == 1);
    KEEP(inherit_files_pet, &p, "{\"kind\":\"dog\"}");
    EXPECT(p.kind == INHERIT_FILES_PET_KIND_OTHER);
    KEEP(inherit_files_pet, &p, "{\"kind\":\"lynx\",\"name\":\"no lynx\"}");
    EXPECT(p.kind == INHERIT_FILES_PET_KIND_OTHER);
}

static void shapes(void)
{
    struct inherit_files_shape s;
    KEEP(inherit_files_shapes_response_200, &s, "{\"is\":\"Square\",\"side\":0.5}");
    EXPECT(s.kind == INHERIT_FILES_SHAPE_KIND_SQUARE && s.as.square.side == 0.5);
    KEEP(inherit_files_shapes_response_200, &s, "{\"is\":\"Ellipse\",\"r\":1,\"s\":2}");
    EXPECT(s.kind == INHERIT_FILES_SHAPE_KIND_ELLIPSE && s.as.ellipse.s == 2);
    KEEP(inherit_files_shapes_response_200, &s, "{\"is\":\"Circle\",\"r\":1}");
    EXPECT(s.kind == INHERIT_FILES_SHAPE_KIND_CIRCLE);
}

static void vehicles(void)
{
    struct inherit_files_vehicle v;
    KEEP(inherit_files_car_response_200, &v, "{\"type\":\"Car\",\"doors\":5}");
    EXPECT(v.kind == INHERIT_FILES_VEHICLE_KIND_CAR && v.as.car.doors == 5);
}

int main(void)
{
    pets();
    shapes();
    vehicles();
    return exercise_done();
}
