/* avx2_begin.h - what follows, up to avx2_end.h, is compiled for AVX2, its names called after it.
 */
#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2,bmi,bmi2,popcnt,pclmul"))),               \
                             apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2,bmi,bmi2,popcnt,pclmul")
#endif
#undef OAS_KERNEL
#define OAS_KERNEL(name) name##_avx2
