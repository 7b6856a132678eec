// contender.h - what takes part in the bench: something that does one kind of work with a document.
#ifndef BENCH_CONTENDER_H
#define BENCH_CONTENDER_H

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

// What may lie behind a text, zeros: parsers that read in blocks ask for it. Ours does not.
constexpr std::size_t padding = 64;

// Many documents of one kind. Each has `padding` bytes behind it.
struct Set {
    std::string name;
    std::vector<std::string_view> documents;
    std::vector<std::string_view> faulty; // the same, each with one fault
    std::size_t bytes = 0;                // of all documents
    std::string schema;                   // as JSON; empty where there is none
};

// What is compared with what.
enum class Work { read, write, floor, fault };

class Contender
{
  public:
    Contender(std::string name, Work work) : name_(std::move(name)), work_(work)
    {
    }
    virtual ~Contender() = default;

    const std::string &name() const
    {
        return name_;
    }
    Work work() const
    {
        return work_;
    }

    // Before the rounds of a set, not timed; false: it does not take part in this one.
    virtual bool begin(const Set &set) = 0;

    // The work for one document of the set; true if it came out as it should.
    virtual bool run(std::size_t document) = 0;

    // Behind the rounds of a set.
    virtual void end()
    {
    }

  private:
    std::string name_;
    Work work_;
};

using Contenders = std::vector<std::unique_ptr<Contender>>;

// Those of one file; which libraries there are is found when the build is configured.
void add_ours(Contenders &all);
void add_simdjson(Contenders &all);
void add_trees(Contenders &all);
void add_glaze(Contenders &all);
void add_rapidjson(Contenders &all);

#endif
