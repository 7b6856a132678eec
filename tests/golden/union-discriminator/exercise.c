/* A discriminator chooses the variant; the verdict is that of the schemas alone. */
#include "exercise.h"
#include "union-discriminator.h"

int main(void)
{
    struct union_discriminator_pet p;
    struct union_discriminator_wheel w;
    KEEP(union_discriminator_pet, &p, "{\"petType\":\"kitty\",\"lives\":9}");
    EXPECT(p.kind == UNION_DISCRIMINATOR_PET_KIND_CAT && p.as.cat.lives == 9);
    KEEP(union_discriminator_pet, &p, "{\"petType\":\"Cat\",\"lives\":1}");
    EXPECT(p.kind == UNION_DISCRIMINATOR_PET_KIND_CAT);
    SAME(p.as.cat.pet_type, "Cat");
    READ(union_discriminator_pet, &p, "{\"bark\":true,\"size\":3,\"petType\":\"the dog\"}",
         "{\"petType\":\"the dog\",\"bark\":true,\"size\":3}");
    EXPECT(p.kind == UNION_DISCRIMINATOR_PET_KIND_DOG && p.as.dog.size.value == 3);
    REFUSE(union_discriminator_pet, &p, "{\"petType\":\"kitty\"}", MISSING, "");
    REFUSE(union_discriminator_pet, &p, "{\"petType\":\"x\"}", INVALID_UNION, "/petType");
    /* Valid, as some schema takes it; but no variant is selected. */
    REFUSE(union_discriminator_pet, &p, "{\"petType\":\"x\",\"lives\":1}", UNREPRESENTABLE, "");
    p = (struct union_discriminator_pet){.kind = UNION_DISCRIMINATOR_PET_KIND_DOG};
    p.as.dog.pet_type = OAS_STR("kitty");
    WRONG(union_discriminator_pet, &p, INVALID_UNION, "/petType");
    p.as.dog.pet_type = OAS_STR("Dog");
    WRITE(union_discriminator_pet, &p, "{\"petType\":\"Dog\",\"bark\":false}");
    KEEP(union_discriminator_wheel, &w, "{\"at\":\"Rear\",\"driven\":true}");
    EXPECT(w.kind == UNION_DISCRIMINATOR_WHEEL_KIND_REAR && w.as.rear.driven.value);
    KEEP(union_discriminator_wheel, &w, "{\"at\":\"Front\"}");
    REFUSE(union_discriminator_wheel, &w, "{\"at\":\"rear\"}", INVALID_UNION, "/at");
    return exercise_done();
}
