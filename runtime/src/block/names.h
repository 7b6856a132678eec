/* names.h - what each kernel has of its own, called after it; plain for the base. */
#ifndef OAS_BLOCK_NAMES_H
#define OAS_BLOCK_NAMES_H

#define OAS_KERNEL(name) name

/* the kernel */
#define oas_block            OAS_KERNEL(oas_block)
#define oas_block_load       OAS_KERNEL(oas_block_load)
#define oas_block_store      OAS_KERNEL(oas_block_store)
#define oas_block_short      OAS_KERNEL(oas_block_short)
#define oas_short_copy       OAS_KERNEL(oas_short_copy)
#define oas_block_none       OAS_KERNEL(oas_block_none)
#define oas_block_or         OAS_KERNEL(oas_block_or)
#define oas_block_any        OAS_KERNEL(oas_block_any)
#define oas_block_equal      OAS_KERNEL(oas_block_equal)
#define oas_block_is         OAS_KERNEL(oas_block_is)
#define oas_block_within     OAS_KERNEL(oas_block_within)
#define oas_block_high       OAS_KERNEL(oas_block_high)
#define oas_block_special    OAS_KERNEL(oas_block_special)
#define oas_block_escaped    OAS_KERNEL(oas_block_escaped)
#define oas_block_space      OAS_KERNEL(oas_block_space)
#define oas_block_fold       OAS_KERNEL(oas_block_fold)
#define oas_block_hex        OAS_KERNEL(oas_block_hex)
#define oas_block_first      OAS_KERNEL(oas_block_first)
#define oas_block_utf8       OAS_KERNEL(oas_block_utf8)
#define oas_half_digits      OAS_KERNEL(oas_half_digits)
#define oas_half_special     OAS_KERNEL(oas_half_special)
#define oas_prefix_xor       OAS_KERNEL(oas_prefix_xor)
#define block_scalar_bits    OAS_KERNEL(block_scalar_bits)
#define block_scalar_escaped OAS_KERNEL(block_scalar_escaped)
#define block_scalar_utf8    OAS_KERNEL(block_scalar_utf8)
/* leaves.inc */
#define oas_block_at          OAS_KERNEL(oas_block_at)
#define oas_plain_end         OAS_KERNEL(oas_plain_end)
#define oas_space_end         OAS_KERNEL(oas_space_end)
#define oas_digits_ahead      OAS_KERNEL(oas_digits_ahead)
#define oas_digits_end        OAS_KERNEL(oas_digits_end)
#define oas_key_matches       OAS_KERNEL(oas_key_matches)
#define oas_uuid_stands       OAS_KERNEL(oas_uuid_stands)
#define oas_date_time_length  OAS_KERNEL(oas_date_time_length)
#define oas_date_time_follows OAS_KERNEL(oas_date_time_follows)
/* text.inc */
#define oas_plain_more    OAS_KERNEL(oas_plain_more)
#define oas_space_more    OAS_KERNEL(oas_space_more)
#define oas_utf8_whole    OAS_KERNEL(oas_utf8_whole)
#define oas_quote_end     OAS_KERNEL(oas_quote_end)
#define oas_container_end OAS_KERNEL(oas_container_end)
#define oas_text_end      OAS_KERNEL(oas_text_end)
#define oas_text_copy     OAS_KERNEL(oas_text_copy)
#define oas_text_unescape OAS_KERNEL(oas_text_unescape)
#define text_scan         OAS_KERNEL(text_scan)
#define text_marks        OAS_KERNEL(text_marks)
#define text_bits         OAS_KERNEL(text_bits)
#define text_nesting      OAS_KERNEL(text_nesting)
#define text_outside      OAS_KERNEL(text_outside)
#define text_closing      OAS_KERNEL(text_closing)

#endif
