/* judge.c - judges argv[1], a part; the exit status is the verdict. */
#include "parts.h"

int main(int argc, char **argv)
{
    oas_status status = parts_validate(oas_str_from(argc > 1 ? argv[1] : "{}"), NULL);
    parts_release();
    return status == OAS_OK ? 0 : 1;
}
