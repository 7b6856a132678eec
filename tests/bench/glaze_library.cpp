// glaze_library.cpp - typed C++ structs, read and written by Glaze, which checks types and nothing else.
#include "glaze.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <glaze/json.hpp>

namespace
{

bool begins(std::string_view text, std::string_view with)
{
    return text.substr(0, with.size()) == with;
}

// Open objects may have further members.
constexpr glz::opts lenient{.error_on_unknown_keys = false};

template <class T> const glaze_kind *kind_of()
{
    static std::string out;
    static constexpr glaze_kind kind = {
        []() -> void * { return new T{}; },
        [](void *value, const char *text, size_t size) {
            T &to = *static_cast<T *>(value);
            to = T{};
            return !glz::read<lenient>(to, std::string_view(text, size));
        },
        [](const void *value) { return !glz::write_json(*static_cast<const T *>(value), out); },
        [](void *value) { delete static_cast<T *>(value); },
    };
    return &kind;
}

} // namespace

#include "glaze_types.hpp"

const glaze_kind *glaze_kind_of(const char *set, bool views)
{
    return views ? kind_named<std::string_view>(set) : kind_named<std::string>(set);
}
