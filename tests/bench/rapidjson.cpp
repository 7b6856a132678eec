// rapidjson.cpp - RapidJSON without a tree: events that nobody hears, and those that its
// SchemaValidator judges. It knows draft 4 and no format; what it does not know it leaves unjudged.
#include <cstdio>

#include <rapidjson/document.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

#include "contender.h"

namespace
{

constexpr unsigned flags =
    rapidjson::kParseValidateEncodingFlag | rapidjson::kParseFullPrecisionFlag;

class Events : public Contender
{
  public:
    Events() : Contender("RapidJSON SAX", Work::read)
    {
    }

    bool begin(const Set &set) override
    {
        set_ = &set;
        return true;
    }

    bool run(std::size_t i) override
    {
        std::string_view text = set_->documents[i];
        rapidjson::MemoryStream stream(text.data(), text.size());
        rapidjson::BaseReaderHandler<> nobody;
        return !rapidjson::Reader().Parse<flags>(stream, nobody).IsError();
    }

  private:
    const Set *set_ = nullptr;
};

class Judged : public Contender
{
  public:
    Judged() : Contender("RapidJSON SchemaValidator", Work::read)
    {
    }

    bool begin(const Set &set) override
    {
        set_ = &set;
        rapidjson::Document text;
        if (set.schema.empty() || text.Parse(set.schema.data(), set.schema.size()).HasParseError())
            return false;
        schema_ = std::make_unique<rapidjson::SchemaDocument>(text);
        validator_ = std::make_unique<rapidjson::SchemaValidator>(*schema_);
        if (run(0))
            return true;
        rapidjson::StringBuffer place;
        validator_->GetInvalidSchemaPointer().StringifyUriFragment(place);
        std::fprintf(stderr, "%s: %s reads %s in another way and is left out\n", set.name.c_str(),
                     name().c_str(), place.GetString());
        end();
        return false;
    }

    bool run(std::size_t i) override
    {
        std::string_view text = set_->documents[i];
        rapidjson::MemoryStream stream(text.data(), text.size());
        validator_->Reset();
        return !rapidjson::Reader().Parse<flags>(stream, *validator_).IsError() &&
               validator_->IsValid();
    }

    void end() override
    {
        validator_.reset();
        schema_.reset();
    }

  private:
    const Set *set_ = nullptr;
    std::unique_ptr<rapidjson::SchemaDocument> schema_;
    std::unique_ptr<rapidjson::SchemaValidator> validator_;
};

} // namespace

void add_rapidjson(Contenders &all)
{
    all.push_back(std::make_unique<Events>());
    all.push_back(std::make_unique<Judged>());
}
