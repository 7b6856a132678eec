// ours.cpp - validating, decoding, checking, encoding, explaining: by the generated code of the
// documents in schemas and of bench.yaml.
#include <oas/oas.h>

#include <cstdio>
#include <cstring>

#include "bench.h"
#include "carecycle.h"
#include "contender.h"
#include "pexip-engage.h"

namespace
{

bool begins(const std::string &text, const char *with)
{
    return text.compare(0, std::strlen(with), with) == 0;
}

// The type of a set's documents.
bool type_of(const Set &set, oas_type *type)
{
    if (begins(set.name, "campaign"))
        *type = carecycle_campaign_response_type;
    else if (begins(set.name, "webhook"))
        *type = pexip_engage_appointment_event_type;
    else if (begins(set.name, "numbers"))
        *type = bench_numbers_type;
    else if (begins(set.name, "texts"))
        *type = bench_texts_type;
    else
        return false;
    return true;
}

oas_str view(std::string_view text)
{
    return oas_str_of(text.data(), text.size());
}

class Ours : public Contender
{
  public:
    using Contender::Contender;

    bool begin(const Set &set) override
    {
        set_ = &set;
        return type_of(set, &type_);
    }

  protected:
    oas_str document(std::size_t i) const
    {
        return view(set_->documents[i]);
    }

    oas_type type_{};
    const Set *set_ = nullptr;
};

class Validate : public Ours
{
  public:
    Validate() : Ours("validate", Work::read)
    {
    }

    bool run(std::size_t i) override
    {
        return oas_validate(type_, document(i), nullptr, nullptr) == OAS_OK;
    }
};

// What is wrong, with its place and words, as a body of JSON.
class Explain : public Ours
{
  public:
    Explain() : Ours("explain", Work::fault)
    {
    }
    ~Explain() override
    {
        oas_arena_free(&texts_);
        oas_buf_free(&body_);
    }

    bool run(std::size_t i) override
    {
        oas_error found[8];
        oas_errors errors{};
        errors.at = found;
        errors.cap = sizeof found / sizeof *found;
        errors.text = &texts_;
        oas_arena_reset(&texts_);
        body_.len = 0;
        bool invalid = oas_validate(type_, view(set_->faulty[i]), &errors, nullptr) == OAS_INVALID;
        oas_errors_body(&errors, &body_);
        return invalid && errors.count == 1;
    }

  private:
    oas_arena texts_{};
    oas_buf body_{};
};

// A value of the set's type, in memory that is given back at once.
class Value
{
  public:
    Value() = default;
    Value(const Value &) = delete;
    Value &operator=(const Value &) = delete;
    ~Value()
    {
        oas_arena_free(&arena_);
    }

    bool decode(oas_type type, oas_str text)
    {
        const oas_layout *layout = type.program->layout;
        oas_arena_reset(&arena_);
        size_t size = layout->rows[type.layout].size;
        at_ = oas_arena_zeroed(&arena_, 1, size, alignof(std::max_align_t));
        return at_ && oas_decode(type, at_, text, &arena_, nullptr, nullptr) == OAS_OK;
    }

    const void *at() const
    {
        return at_;
    }

  private:
    oas_arena arena_{};
    void *at_ = nullptr;
};

class Decode : public Ours
{
  public:
    Decode() : Ours("decode", Work::read)
    {
    }

    bool run(std::size_t i) override
    {
        return value_.decode(type_, document(i));
    }

  private:
    Value value_;
};

// Those that need values: all of them are decoded first.
class Writer : public Ours
{
  public:
    using Ours::Ours;

    bool begin(const Set &set) override
    {
        bool decoded = Ours::begin(set);
        values_ = std::vector<Value>(set.documents.size());
        for (std::size_t i = 0; decoded && i < values_.size(); i++)
            decoded = values_[i].decode(type_, document(i));
        return decoded;
    }

    void end() override
    {
        values_.clear();
    }

  protected:
    std::vector<Value> values_;
};

class Check : public Writer
{
  public:
    Check() : Writer("check", Work::write)
    {
    }

    bool run(std::size_t i) override
    {
        return oas_check(type_, values_[i].at(), nullptr, nullptr) == OAS_OK;
    }
};

class Encode : public Writer
{
  public:
    Encode() : Writer("encode", Work::write)
    {
    }
    ~Encode() override
    {
        oas_buf_free(&text_);
    }

    bool run(std::size_t i) override
    {
        text_.len = 0;
        return oas_encode(type_, values_[i].at(), &text_, nullptr, nullptr) == OAS_OK;
    }

  private:
    oas_buf text_{};
};

} // namespace

void add_ours(Contenders &all)
{
    all.push_back(std::make_unique<Validate>());
    all.push_back(std::make_unique<Decode>());
    all.push_back(std::make_unique<Check>());
    all.push_back(std::make_unique<Encode>());
    all.push_back(std::make_unique<Explain>());
}
