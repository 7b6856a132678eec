// simdjson.cpp - parsing alone by simdjson, with each of its kernels; its two ways of reading.
#include <simdjson.h>

#include "contender.h"

namespace
{

using simdjson::padded_string_view;

padded_string_view padded(std::string_view text)
{
    static_assert(padding >= simdjson::SIMDJSON_PADDING, "a document has less behind it");
    return padded_string_view(text.data(), text.size(), text.size() + padding);
}

// A tree of all values.
class Dom : public Contender
{
  public:
    explicit Dom(const simdjson::implementation *kernel)
        : Contender("simdjson DOM " + std::string(kernel->name()), Work::read), kernel_(kernel)
    {
    }

    bool begin(const Set &set) override
    {
        set_ = &set;
        return true;
    }

    bool run(std::size_t i) override
    {
        simdjson::get_active_implementation() = kernel_;
        return parser_.parse(padded(set_->documents[i])).error() == simdjson::SUCCESS;
    }

  private:
    const simdjson::implementation *kernel_;
    const Set *set_ = nullptr;
    simdjson::dom::parser parser_;
};

bool value_is_read(simdjson::ondemand::value value);

bool members_are_read(simdjson::ondemand::value value)
{
    simdjson::ondemand::object object;
    if (value.get_object().get(object))
        return false;
    for (auto member : object) {
        simdjson::ondemand::value inner;
        std::string_view key;
        if (member.unescaped_key().get(key) || member.value().get(inner) || !value_is_read(inner))
            return false;
    }
    return true;
}

bool items_are_read(simdjson::ondemand::value value)
{
    simdjson::ondemand::array array;
    if (value.get_array().get(array))
        return false;
    for (auto item : array) {
        simdjson::ondemand::value inner;
        if (item.get(inner) || !value_is_read(inner))
            return false;
    }
    return true;
}

bool value_is_read(simdjson::ondemand::value value)
{
    using simdjson::ondemand::json_type;
    json_type type;
    if (value.type().get(type))
        return false;
    switch (type) {
    case json_type::object:
        return members_are_read(value);
    case json_type::array:
        return items_are_read(value);
    case json_type::string:
        return value.get_string().error() == simdjson::SUCCESS;
    case json_type::number:
        return value.get_number().error() == simdjson::SUCCESS;
    case json_type::boolean:
        return value.get_bool().error() == simdjson::SUCCESS;
    case json_type::null:
        return value.is_null();
    case json_type::unknown:
        break;
    }
    return false;
}

// Every value is asked for once, in its order; nothing is kept.
class OnDemand : public Contender
{
  public:
    OnDemand() : Contender("simdjson On-Demand", Work::read)
    {
    }

    bool begin(const Set &set) override
    {
        set_ = &set;
        return true;
    }

    bool run(std::size_t i) override
    {
        simdjson::ondemand::document document;
        if (parser_.iterate(padded(set_->documents[i])).get(document))
            return false;
        simdjson::ondemand::value value;
        return document.get_value().get(value) == simdjson::SUCCESS && value_is_read(value);
    }

  private:
    const Set *set_ = nullptr;
    simdjson::ondemand::parser parser_;
};

// Is it UTF-8? A floor: who reads JSON must know that at least.
class Utf8 : public Contender
{
  public:
    Utf8() : Contender("UTF-8 check by simdjson", Work::floor)
    {
    }

    bool begin(const Set &set) override
    {
        set_ = &set;
        return true;
    }

    bool run(std::size_t i) override
    {
        return simdjson::validate_utf8(set_->documents[i].data(), set_->documents[i].size());
    }

  private:
    const Set *set_ = nullptr;
};

} // namespace

void add_simdjson(Contenders &all)
{
    for (const simdjson::implementation *kernel : simdjson::get_available_implementations())
        if (kernel->supported_by_runtime_system() && kernel->name() != "fallback")
            all.push_back(std::make_unique<Dom>(kernel));
    all.push_back(std::make_unique<OnDemand>());
    all.push_back(std::make_unique<Utf8>());
}
