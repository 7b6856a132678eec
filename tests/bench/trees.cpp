// trees.cpp - parsers that make a tree of values, and write it again: those that the build found.
#include <cstdlib>
#include <cstring>

#include "contender.h"

#ifdef BENCH_CJSON
#include <cjson/cJSON.h>
#endif
#ifdef BENCH_JANSSON
#include <jansson.h>
#endif
#ifdef BENCH_RAPIDJSON
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#endif
#ifdef BENCH_YYJSON
#include <yyjson.h>
#endif

namespace
{

// A parser by three functions: what it reads a text into, how that is written (false: not at all),
// and given back.
template <class Library> class Reader : public Contender
{
  public:
    Reader() : Contender(std::string(Library::name) + " read", Work::read)
    {
    }

    bool begin(const Set &set) override
    {
        set_ = &set;
        return true;
    }

    bool run(std::size_t i) override
    {
        auto *tree = Library::read(set_->documents[i]);
        if (tree)
            Library::release(tree);
        return tree != nullptr;
    }

  private:
    const Set *set_ = nullptr;
};

template <class Library> class Writer : public Contender
{
  public:
    Writer() : Contender(std::string(Library::name) + " write", Work::write)
    {
    }
    ~Writer() override
    {
        release();
    }

    bool begin(const Set &set) override
    {
        for (std::string_view document : set.documents)
            trees_.push_back(Library::read(document));
        return true;
    }

    bool run(std::size_t i) override
    {
        return Library::write(trees_[i]);
    }

    void end() override
    {
        release();
    }

  private:
    void release()
    {
        for (auto *tree : trees_)
            Library::release(tree);
        trees_.clear();
    }

    std::vector<decltype(Library::read({}))> trees_;
};

template <class Library> [[maybe_unused]] void add(Contenders &all)
{
    all.push_back(std::make_unique<Reader<Library>>());
    all.push_back(std::make_unique<Writer<Library>>());
}

#ifdef BENCH_YYJSON
struct Yyjson {
    static constexpr const char *name = "yyjson";

    static yyjson_doc *read(std::string_view text)
    {
        return yyjson_read(text.data(), text.size(), 0);
    }

    static bool write(yyjson_doc *tree)
    {
        char *text = yyjson_write(tree, 0, nullptr);
        std::free(text);
        return text != nullptr;
    }

    static void release(yyjson_doc *tree)
    {
        yyjson_doc_free(tree);
    }
};
#endif

#ifdef BENCH_CJSON
struct Cjson {
    static constexpr const char *name = "cJSON";

    static cJSON *read(std::string_view text)
    {
        return cJSON_ParseWithLength(text.data(), text.size());
    }

    static bool write(cJSON *tree)
    {
        char *text = cJSON_PrintUnformatted(tree);
        cJSON_free(text);
        return text != nullptr;
    }

    static void release(cJSON *tree)
    {
        cJSON_Delete(tree);
    }
};
#endif

#ifdef BENCH_JANSSON
struct Jansson {
    static constexpr const char *name = "jansson";

    static json_t *read(std::string_view text)
    {
        return json_loadb(text.data(), text.size(), 0, nullptr);
    }

    static bool write(json_t *tree)
    {
        char *text = json_dumps(tree, JSON_COMPACT);
        std::free(text);
        return text != nullptr;
    }

    static void release(json_t *tree)
    {
        json_decref(tree);
    }
};
#endif

#ifdef BENCH_RAPIDJSON
struct Rapidjson {
    static constexpr const char *name = "RapidJSON";

    static rapidjson::Document *read(std::string_view text)
    {
        auto tree = std::make_unique<rapidjson::Document>();
        tree->Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseFullPrecisionFlag>(
            text.data(), text.size());
        return tree->HasParseError() ? nullptr : tree.release();
    }

    static bool write(rapidjson::Document *tree)
    {
        rapidjson::StringBuffer text;
        rapidjson::Writer<rapidjson::StringBuffer> writer(text);
        return tree->Accept(writer);
    }

    static void release(rapidjson::Document *tree)
    {
        delete tree;
    }
};
#endif

} // namespace

void add_trees([[maybe_unused]] Contenders &all)
{
#ifdef BENCH_YYJSON
    add<Yyjson>(all);
#endif
#ifdef BENCH_RAPIDJSON
    add<Rapidjson>(all);
#endif
#ifdef BENCH_CJSON
    add<Cjson>(all);
#endif
#ifdef BENCH_JANSSON
    add<Jansson>(all);
#endif
}
