// bench.cpp - how long a document takes: validated, decoded, checked, encoded and explained by us,
// parsed and written by others, which check nothing.
//
//     bench_program [--rounds N] [--csv FILE] FOLDER [SET...]
//
// FOLDER has what documents.py wrote. Everything is measured in one process: in each round each
// contender goes once through all documents of a set, and another one begins each time. A ratio is
// the median by that of our decoding (of our encoding, for writers): above 1 we are faster.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "contender.h"

namespace fs = std::filesystem;

namespace
{

struct Options {
    int rounds = 21;
    const char *csv = nullptr;
    fs::path folder;
    std::vector<std::string> sets;
};

// The documents of a file, in a memory in which each has `padding` zeros behind it.
class Texts
{
  public:
    bool load(const fs::path &path)
    {
        std::ifstream file(path, std::ios::binary);
        std::string all{std::istreambuf_iterator<char>(file), {}};
        std::vector<std::string_view> found;
        for (std::size_t at = 0, end; (end = all.find('\0', at)) != all.npos; at = end + 1)
            found.push_back(std::string_view(all).substr(at, end - at));
        memory_.assign(all.size() + found.size() * padding, '\0');
        char *to = memory_.data();
        for (std::string_view text : found) {
            std::memcpy(to, text.data(), text.size());
            views.emplace_back(to, text.size());
            to += text.size() + padding;
        }
        return !views.empty();
    }

    std::vector<std::string_view> views;

  private:
    std::string memory_;
};

double now_ns()
{
    using namespace std::chrono;
    return double(duration_cast<nanoseconds>(steady_clock::now().time_since_epoch()).count());
}

// ns a document.
double time_of(Contender &contender, const Set &set)
{
    double start = now_ns();
    for (std::size_t i = 0; i < set.documents.size(); i++) {
        if (!contender.run(i)) {
            std::fprintf(stderr, "%s: %s refuses document %zu, or takes a faulty one\n",
                         set.name.c_str(), contender.name().c_str(), i);
            std::exit(1);
        }
    }
    return (now_ns() - start) / double(set.documents.size());
}

struct Result {
    const Contender *contender;
    double best = 0;
    double median = 0;
    double ratio = 0;
};

Result result_of(const Contender &contender, std::vector<double> times)
{
    Result result{&contender};
    result.best = *std::min_element(times.begin(), times.end());
    std::nth_element(times.begin(), times.begin() + long(times.size() / 2), times.end());
    result.median = times[times.size() / 2];
    return result;
}

double median_of(const std::vector<Result> &results, const char *name)
{
    for (const Result &result : results)
        if (result.contender->name() == name)
            return result.median;
    return 0;
}

std::vector<Result> measure(const Contenders &all, const Set &set, int rounds)
{
    std::vector<Contender *> here;
    for (const auto &contender : all)
        if (contender->begin(set))
            here.push_back(contender.get());
    std::vector<std::vector<double>> times(here.size());
    for (int round = 0; round < rounds; round++)
        for (std::size_t i = 0; i < here.size(); i++) {
            std::size_t which = (i + std::size_t(round)) % here.size();
            times[which].push_back(time_of(*here[which], set));
        }
    std::vector<Result> results;
    for (std::size_t i = 0; i < here.size(); i++) {
        results.push_back(result_of(*here[i], times[i]));
        here[i]->end();
    }
    double decode = median_of(results, "decode"), encode = median_of(results, "encode");
    for (Result &result : results)
        result.ratio = result.median / (result.contender->work() == Work::write ? encode : decode);
    return results;
}

void print(const Set &set, const std::vector<Result> &results)
{
    double size = double(set.bytes) / double(set.documents.size());
    std::printf("\n%s: %zu documents of %.0f bytes\n", set.name.c_str(), set.documents.size(),
                size);
    std::printf("%-28s %10s %10s %8s %8s\n", "", "best, ns", "median, ns", "GB/s", "ratio");
    for (const Result &result : results)
        std::printf("%-28s %10.0f %10.0f %8.2f %8.2f\n", result.contender->name().c_str(),
                    result.best, result.median, size / result.median, result.ratio);
}

void write_csv(std::FILE *file, const Set &set, const std::vector<Result> &results)
{
    static const char *const works[] = {"read", "write", "floor", "fault"};
    for (const Result &result : results)
        std::fprintf(file, "%s,%s,%s,%.0f,%.1f,%.1f,%.3f\n", set.name.c_str(),
                     result.contender->name().c_str(), works[int(result.contender->work())],
                     double(set.bytes) / double(set.documents.size()), result.best, result.median,
                     result.ratio);
}

// A copy, without looking at it: the floor of all floors.
class Copy : public Contender
{
  public:
    Copy() : Contender("memcpy", Work::floor)
    {
    }

    bool begin(const Set &set) override
    {
        set_ = &set;
        for (std::string_view document : set.documents)
            to_.resize(std::max(to_.size(), document.size()));
        return true;
    }

    bool run(std::size_t i) override
    {
        std::string_view document = set_->documents[i];
        std::memcpy(to_.data(), document.data(), document.size());
        return to_[0] == document[0];
    }

  private:
    const Set *set_ = nullptr;
    std::string to_;
};

Contenders contenders()
{
    Contenders all;
    add_ours(all);
#ifdef BENCH_SIMDJSON
    add_simdjson(all);
#endif
    add_trees(all);
#ifdef BENCH_RAPIDJSON
    add_rapidjson(all);
#endif
#ifdef BENCH_GLAZE
    add_glaze(all);
#endif
    all.push_back(std::make_unique<Copy>());
    return all;
}

// Of all sets whose names begin alike.
std::string schema_of(const fs::path &path)
{
    std::string name = path.filename().string();
    std::ifstream file(path.parent_path() / (name.substr(0, name.find('-')) + ".schema"),
                       std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

bool run(const Contenders &all, const fs::path &path, const Options &options, std::FILE *csv)
{
    Texts good, faulty;
    if (!good.load(path) || !faulty.load(path.string() + ".faulty") ||
        good.views.size() != faulty.views.size()) {
        std::fprintf(stderr, "%s: cannot read it, or its .faulty\n", path.c_str());
        return false;
    }
    Set set;
    set.name = path.filename().string();
    set.documents = good.views;
    set.faulty = faulty.views;
    for (std::string_view document : set.documents)
        set.bytes += document.size();
    set.schema = schema_of(path);
    std::vector<Result> results = measure(all, set, options.rounds);
    print(set, results);
    if (csv)
        write_csv(csv, set, results);
    std::fflush(stdout);
    return true;
}

std::vector<std::string> sets_in(const fs::path &folder)
{
    std::vector<std::string> found;
    for (const auto &entry : fs::directory_iterator(folder))
        if (entry.path().extension().empty())
            found.push_back(entry.path().filename().string());
    std::sort(found.begin(), found.end());
    return found;
}

bool read_options(int argc, char **argv, Options *options)
{
    for (int i = 1; i < argc; i++)
        if (std::strcmp(argv[i], "--rounds") == 0 && i + 1 < argc)
            options->rounds = std::max(1, int(std::strtol(argv[++i], nullptr, 10)));
        else if (std::strcmp(argv[i], "--csv") == 0 && i + 1 < argc)
            options->csv = argv[++i];
        else if (argv[i][0] == '-')
            return false;
        else if (options->folder.empty())
            options->folder = argv[i];
        else
            options->sets.push_back(argv[i]);
    return !options->folder.empty();
}

} // namespace

int main(int argc, char **argv)
{
    Options options;
    if (!read_options(argc, argv, &options)) {
        std::fprintf(stderr, "usage: bench_program [--rounds N] [--csv FILE] FOLDER [SET...]\n");
        return 2;
    }
    if (options.sets.empty())
        options.sets = sets_in(options.folder);
    std::FILE *csv = options.csv ? std::fopen(options.csv, "w") : nullptr;
    if (options.csv && !csv) {
        std::perror(options.csv);
        return 1;
    }
    if (csv)
        std::fprintf(csv, "set,contender,work,bytes,best_ns,median_ns,ratio\n");
    Contenders all = contenders();
    bool good = true;
    for (const std::string &name : options.sets)
        good &= run(all, options.folder / name, options, csv);
    if (csv)
        good &= std::fclose(csv) == 0;
    return good ? 0 : 1;
}
