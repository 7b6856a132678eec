/* block_kernel.h - one kernel's answers compared with the plainest way; included once for each. */

/* Each function of the kernel, on one block. */
static void same_block(oas_str text)
{
    char bytes[OAS_BLOCK];
    const char *end = text.at + text.len;
    oas_block block = oas_block_at(text.at, end);
    oas_block_store(bytes, block);
    uint32_t special = oas_block_special(block), escaped = oas_block_escaped(block);
    uint32_t space = oas_block_space(block), high = oas_block_high(block);
    uint32_t digits = oas_block_within(block, '0', '9'), quotes = oas_block_is(block, '"');
    uint32_t folded = oas_block_within(oas_block_fold(block), 'a', 'f');
    for (unsigned i = 0; i < OAS_BLOCK; i++) {
        char c = i < text.len ? text.at[i] : '\0';
        CHECK_INT(bytes[i], c);
        CHECK_INT(special >> i & 1, is_special(c));
        CHECK_INT(escaped >> i & 1, oas_json_escapes(c));
        CHECK_INT(space >> i & 1, is_blank(c));
        CHECK_INT(high >> i & 1, (unsigned char)c >= 0x80);
        CHECK_INT(digits >> i & 1, oas_ascii_digit(c));
        CHECK_INT(quotes >> i & 1, c == '"');
        CHECK_INT(folded >> i & 1, (c | 0x20) >= 'a' && (c | 0x20) <= 'f');
        oas_block_store(bytes, oas_block_first(block, i));
        CHECK(i == 0 || bytes[i - 1] == (i - 1 < text.len ? text.at[i - 1] : '\0'));
        CHECK_INT(bytes[i], 0);
        oas_block_store(bytes, block);
    }
    CHECK_INT(oas_block_equal(block, oas_block_load(bytes)), UINT32_MAX);
    CHECK_INT(oas_block_any(block),
              high != 0 || memcmp(bytes, (char[OAS_BLOCK]){0}, OAS_BLOCK) != 0);
    CHECK(!oas_block_any(oas_block_none()));
    CHECK(oas_key_matches(block, bytes, UINT32_MAX));
    bytes[text.len % OAS_BLOCK] ^= 1;
    CHECK(!oas_key_matches(block, bytes, UINT32_MAX));
    CHECK(oas_key_matches(block, bytes, ~(UINT32_C(1) << text.len % OAS_BLOCK)));
    if (text.len >= OAS_HALF)
        CHECK_INT(oas_half_special(text.at), special & 0xffff);
    uint64_t bits = ((uint64_t)special << 32 | escaped) ^ space;
    uint64_t prefix = oas_prefix_xor(bits);
    for (unsigned i = 0, parity = 0; i < 64; i++) {
        parity ^= (unsigned)(bits >> i & 1);
        CHECK_INT(prefix >> i & 1, parity);
    }
}

static void same_leaves(oas_str text)
{
    const char *end = text.at + text.len;
    size_t plain = 0, blank = 0;
    while (plain < text.len && !is_special(text.at[plain]))
        plain++;
    while (blank < text.len && is_blank(text.at[blank]))
        blank++;
    CHECK_INT((size_t)(oas_plain_end(text.at, end) - text.at), plain);
    CHECK_INT((size_t)(oas_space_end(text.at, end) - text.at), blank);
    size_t good = 0;
    for (size_t step; (step = oas_utf8_step(text.at + good, end)) > 0;)
        good += step;
    CHECK_INT(oas_utf8_whole(text.at, end), good == text.len);
    CHECK_INT((size_t)(oas_quote_end(text.at, end) - text.at), plain_quote_end(text));
    size_t feeds = 0, line = 0, found;
    for (size_t i = 0; i < text.len; i++) {
        feeds += text.at[i] == '\n';
        line = text.at[i] == '\n' ? i + 1 : line;
    }
    CHECK_INT((size_t)(oas_last_line(text.at, end, &found) - text.at), line);
    CHECK_INT(found, feeds);
}

static void same_string(oas_str text)
{
    const char *end = text.at + text.len;
    char wanted[MOST + 8], got[MOST + 2 * OAS_BLOCK];
    size_t len;
    struct oas_text_marks marks, told, copied;
    size_t quote = plain_text_end(text, &marks, wanted, &len);
    const char *found = oas_text_end(text.at, end, &told);
    char *to = got;
    const char *same = oas_text_copy(text.at, end, &to, &copied);
    CHECK_INT(found ? (size_t)(found - text.at) : SIZE_MAX, quote);
    CHECK(found == same);
    if (!found)
        return;
    CHECK(told.escaped == marks.escaped && told.ascii == marks.ascii);
    CHECK(copied.escaped == marks.escaped && copied.ascii == marks.ascii);
    CHECK(oas_str_equal(oas_str_of(got, (size_t)(to - got)), oas_str_of(wanted, len)));
    char *exact = page.first + (page.size - quote) / 2; /* what is written stays in the page, too */
    exact = text.at == page.first ? page.first + page.size - quote : exact;
    CHECK_INT(oas_text_unescape(text.at, text.at + quote, exact), len);
    CHECK(memcmp(exact, wanted, len) == 0);
}

/* The text between quotes, in rooms of many sizes; behind the room nothing is touched. */
static void same_escaped(oas_str text)
{
    char wanted[6 * MOST], got[6 * MOST + 3 * OAS_BLOCK];
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++)
        if (oas_json_escapes(text.at[i]))
            len += oas_escape_write(wanted + len, text.at[i]);
        else
            wanted[len++] = text.at[i];
    for (size_t room = 0; room <= len + OAS_TEXT_ROOM; room += room % 7 + 1) {
        const char *at = text.at, *end = at + text.len;
        char *to = got;
        got[room] = '~';
        at = oas_text_escape(at, end, &to, got + room);
        CHECK(got[room] == '~');
        CHECK(at == end || room - (size_t)(to - got) < OAS_TEXT_ROOM);
        CHECK(memcmp(got, wanted, (size_t)(to - got)) == 0);
        CHECK(at < end || (size_t)(to - got) == len);
    }
}

/* Each byte is among those of the block, and only these are. */
static void same_short(oas_str text)
{
    char bytes[OAS_BLOCK], copy[2 * OAS_BLOCK];
    if (text.len < 4 || text.len > OAS_BLOCK)
        return;
    oas_block block = oas_block_short(text.at, text.len);
    oas_block_store(bytes, block);
    for (size_t i = 0; i < text.len; i++)
        CHECK(memchr(bytes, text.at[i], OAS_BLOCK) != NULL);
    for (size_t i = 0; i < OAS_BLOCK; i++)
        CHECK(memchr(text.at, bytes[i], text.len) != NULL);
    oas_short_copy(copy, block, text.at, text.len);
    CHECK(memcmp(copy, text.at, text.len) == 0);
}

static void same_digits(oas_str text)
{
    uint64_t number = 0, got;
    size_t count = 0;
    for (; count < text.len && oas_ascii_digit(text.at[count]); count++)
        number = number * 10 + (uint64_t)(text.at[count] - '0');
    CHECK_INT((size_t)(oas_digits_end(text.at, text.at + text.len, &got) - text.at), count);
    CHECK(count > 19 || got == number);
    char ahead[32] = {0};
    memcpy(ahead, text.at, text.len < sizeof ahead ? text.len : sizeof ahead);
    size_t found = (size_t)(oas_digits_ahead(ahead, &got) - ahead);
    CHECK_INT(found, count < sizeof ahead ? count : sizeof ahead);
    CHECK(count > 19 || got == number);
}

static void same_uuid(oas_str text)
{
    bool is = true;
    if (text.len < 36)
        return;
    for (size_t i = 0; is && i < 36; i++) {
        bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        is = dash ? text.at[i] == '-' : is_letter_of_hex(text.at[i]);
    }
    CHECK_INT(oas_uuid_stands(text.at), is);
}

/* What is found is as long as it is said to be; how right it is, the format's own test says. */
static void same_date_time(oas_str text)
{
    size_t len = oas_date_time_follows(text.at, text.at + text.len);
    CHECK(len == 0 ||
          (len < text.len && text.at[len] == '"' && oas_is_date_time(oas_str_of(text.at, len))));
    if (len == 0 && text.len > 1 && text.at[text.len - 1] == '"') {
        oas_str inside = {text.at, text.len - 1};
        bool usual = text.at[text.len - 2] != 'z' && memchr(text.at, 't', text.len) == NULL &&
                     !(text.len > 19 && (memcmp(text.at + 17, "60", 2) == 0 ||
                                         memcmp(text.at + 5, "02-29", 5) == 0));
        CHECK(!oas_is_date_time(inside) || !usual);
    }
}

static void same_all(const char *text, size_t len)
{
    for (int behind = 0; behind < 2; behind++) {
        oas_str copy = at_border(text, len, behind);
        same_block(copy);
        same_leaves(copy);
        same_string(copy);
        same_escaped(copy);
        same_short(copy);
        same_digits(copy);
        same_uuid(copy);
        same_date_time(copy);
        if (len && (copy.at[0] == '{' || copy.at[0] == '['))
            CHECK_INT((size_t)(oas_container_end(copy.at, copy.at + len) - copy.at),
                      plain_container_end(copy));
    }
}

/* Each of these at each place of a text that would be plain, with a quote behind it and without. */
static void at_each_place(void)
{
    static const char *const marks[] = {
        "\"",
        "\\",
        "\\\\",
        "\\\"",
        "\\n",
        "\\u0041",
        "\\u00e9",
        "\\u20AC",
        "\\ud83d\\ude00",
        "\\ud83d",
        "\\ude00",
        "\\ud83d\\u0041",
        "\\uD83",
        "\\x",
        "\x1f",
        "\x7f",
        "\x80",
        "\xbf",
        "\xc0\x80",
        "\xc1\xbf",
        "\xc2\x80",
        "\xc2",
        "\xdf\xbf",
        "\xe0\x9f\xbf",
        "\xe0\xa0\x80",
        "\xe0\xa0",
        "\xe1\x80\x80",
        "\xed\x9f\xbf",
        "\xed\xa0\x80",
        "\xef\xbf\xbf",
        "\xef\xbf",
        "\xf0\x8f\xbf\xbf",
        "\xf0\x90\x80\x80",
        "\xf0\x90\x80",
        "\xf4\x8f\xbf\xbf",
        "\xf4\x90\x80\x80",
        "\xf5\x80\x80\x80",
        "\xff",
        "\xe2\x82\xac\xe2\x82",
        "\xe2\x82\xac\x80",
        " ",
        "\t\r\n",
        "0",
        "9",
        "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9",
    };
    static const char fills[] = {'x', '7', ' '};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        for (size_t place = 0; place < 2 * OAS_BLOCK + 4; place++)
            for (size_t form = 0; form < 4; form++) {
                char text[MOST];
                size_t len = strlen(marks[i]), behind = form % 2 ? 5 : 0;
                memset(text, fills[form % 3], sizeof text);
                memcpy(text + place, marks[i], len);
                len += place + behind;
                if (form < 2)
                    text[len++] = '"';
                same_all(text, len);
            }
}

/* Texts of a few kinds of bytes, so that what matters meets. */
static void at_random(void)
{
    static const char *const kinds[] = {
        "ab\\\"",
        "{}[]\"\\a",
        "[]{}\"\"\"\\\\ab,:",
        "0123456789",
        " \t\r\n1",
        "01289abcdefABCDEF-\"",
        "\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\xed\xa0xy\"",
        "nu0d8c\\\"a",
    };
    for (unsigned round = 0; round < 4000; round++) {
        char text[MOST];
        const char *kind = kinds[round % (sizeof kinds / sizeof kinds[0])];
        size_t len = some(FILLED + 3);
        for (size_t i = 0; i < len; i++)
            text[i] = kind[some((unsigned)strlen(kind))];
        if (len && some(2))
            text[0] = some(2) ? '[' : '{';
        same_all(text, len);
    }
}

/* UUIDs and dates, each byte changed once. */
static void at_each_byte(void)
{
    static const char *const good[] = {
        "01234567-89ab-4DEF-8abc-0123456789ab\"",
        "2024-12-31T23:59:59Z\"",
        "2024-02-28T00:00:00.123456789012+14:00\"",
        "1999-10-20T19:08:07-05:30\"",
        "2000-02-29T00:00:00Z\"",
        "1990-12-31T23:59:60Z\"",
        "2001-06-30t00:00:00z\"",
        "2001-04-31T10:00:00Z\"",
        "2001-04-30T10:00:00.\"",
    };
    static const char other[] = "0123456789aAfFgG-+:.TtZz\"/\xb0 ";
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        size_t len = strlen(good[i]);
        for (size_t place = 0; place < len; place++)
            for (size_t by = 0; by < sizeof other; by++) {
                char text[MOST];
                memcpy(text, good[i], len);
                text[place] = other[by];
                for (size_t shorter = 0; shorter < 3 && by == 0; shorter++)
                    same_all(text, len - shorter);
                oas_str copy = at_border(text, len, true);
                same_uuid(copy);
                same_date_time(copy);
            }
    }
}

/* Longer than two steps of 64 bytes, with runs of backslashes across the border. */
static void containers(void)
{
    for (size_t place = 40; place < 80; place++)
        for (size_t run = 0; run < 70; run++) {
            char text[MOST + 100];
            size_t len = 0;
            text[len++] = '[';
            text[len++] = '"';
            while (len < place)
                text[len++] = ']';
            memset(text + len, '\\', run);
            len += run;
            memcpy(text + len, "\"]\"]]x", 6);
            oas_str copy = at_border(text, len + 6, run % 2);
            CHECK_INT((size_t)(oas_container_end(copy.at, copy.at + copy.len) - copy.at),
                      plain_container_end(copy));
        }
}

static void test_kernel(void)
{
    same_all("", 0);
    at_each_place();
    at_random();
    at_each_byte();
    containers();
}
