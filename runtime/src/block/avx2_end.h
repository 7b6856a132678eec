/* avx2_end.h - behind avx2_begin.h: back to the base. */
#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif
#undef OAS_KERNEL
#define OAS_KERNEL(name) name
