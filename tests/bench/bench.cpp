// bench.cpp - how long validating, decoding and encoding a payload take, beside parsing alone by
// others.
//
//     bench_program [ROUNDS]
//
// Everything is measured in one run: in each round each contender gets each payload once, repeated
// until some microseconds have passed; the table shows the median of all rounds. Each ratio is that
// column's time by the time of validating: above 1 for a parser, validating was faster than its
// parsing, which checks nothing. Decoding and encoding validate too.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <simdjson.h>
#ifdef BENCH_YYJSON
#include <yyjson.h>
#endif

#include "subject.h"

namespace fs = std::filesystem;

namespace
{

constexpr double least_sample_ns = 20000;

struct Payload {
    std::string name;
    simdjson::padded_string text;
    std::unique_ptr<subject, void (*)(subject *)> validator{nullptr, subject_close};
};

// Does the work once; true if it came out as it should.
using Work = std::function<bool(const Payload &)>;

struct Contender {
    std::string name;
    Work work;
};

double now_ns()
{
    using namespace std::chrono;
    return double(duration_cast<nanoseconds>(steady_clock::now().time_since_epoch()).count());
}

double time_of(const Contender &contender, const Payload &payload, int repeats)
{
    double start = now_ns();
    for (int i = 0; i < repeats; i++) {
        if (!contender.work(payload)) {
            std::fprintf(stderr, "%s refused %s\n", contender.name.c_str(), payload.name.c_str());
            std::exit(1);
        }
    }
    return (now_ns() - start) / repeats;
}

double median(std::vector<double> times)
{
    std::nth_element(times.begin(), times.begin() + long(times.size() / 2), times.end());
    return times[times.size() / 2];
}

// All seed payloads that are valid, largest first.
std::vector<Payload> seeds()
{
    std::vector<Payload> found;
    for (const auto &group : fs::directory_iterator("tests/payloads")) {
        if (!group.is_directory())
            continue;
        for (const auto &entry : fs::directory_iterator(group)) {
            std::string file = entry.path().filename().string();
            if (file.rfind("seed", 0) != 0 || file.find(".valid.json") == std::string::npos)
                continue;
            Payload payload;
            payload.name = group.path().filename().string();
            if (simdjson::padded_string::load(entry.path().string()).get(payload.text))
                continue;
            payload.validator.reset(subject_open(payload.name.c_str()));
            if (!payload.validator)
                std::exit(1);
            found.push_back(std::move(payload));
        }
    }
    std::sort(found.begin(), found.end(), [](const Payload &a, const Payload &b) {
        return a.text.size() != b.text.size() ? a.text.size() > b.text.size() : a.name < b.name;
    });
    return found;
}

std::vector<Contender> contenders()
{
    auto parser = std::make_shared<simdjson::dom::parser>();
    std::vector<Contender> all = {
        {"validate",
         [](const Payload &payload) {
             return subject_validate(payload.validator.get(),
                                     oas_str_of(payload.text.data(), payload.text.size()));
         }},
        {"decode",
         [](const Payload &payload) {
             return subject_decode(payload.validator.get(),
                                   oas_str_of(payload.text.data(), payload.text.size()));
         }},
        {"encode", [](const Payload &payload) { return subject_encode(payload.validator.get()); }},
        {"simdjson",
         [parser](const Payload &payload) {
             return parser->parse(payload.text).error() == simdjson::SUCCESS;
         }},
    };
#ifdef BENCH_YYJSON
    all.push_back({"yyjson", [](const Payload &payload) {
                       yyjson_doc *doc = yyjson_read(payload.text.data(), payload.text.size(), 0);
                       yyjson_doc_free(doc);
                       return doc != nullptr;
                   }});
#endif
    return all;
}

void print_row(const std::string &name, size_t bytes, const std::vector<double> &times)
{
    std::printf("%-42s %7zu", name.c_str(), bytes);
    for (double time : times)
        std::printf(" %9.0f", time);
    for (size_t i = 1; i < times.size(); i++)
        std::printf(" %9.2f", times[i] / times[0]);
    std::printf("\n");
}

void print_head(const std::vector<Contender> &all)
{
    std::printf("ns a payload, medians; simdjson runs as %s\n%-42s %7s",
                simdjson::get_active_implementation()->name().c_str(), "payload", "bytes");
    for (const Contender &contender : all)
        std::printf(" %9s", contender.name.c_str());
    for (size_t i = 1; i < all.size(); i++)
        std::printf(" %9s", ("/" + all[i].name).c_str());
    std::printf("\n");
}

} // namespace

int main(int argc, char **argv)
{
    int rounds = argc > 1 ? std::max(1, std::stoi(argv[1])) : 201;
    std::vector<Payload> payloads = seeds();
    std::vector<Contender> all = contenders();
    size_t cells = payloads.size() * all.size();
    std::vector<int> repeats(cells);
    std::vector<std::vector<double>> times(cells);
    for (size_t cell = 0; cell < cells; cell++) {
        const Payload &payload = payloads[cell / all.size()];
        double once = time_of(all[cell % all.size()], payload, 20);
        repeats[cell] = 1 + int(least_sample_ns / std::max(once, 1.0));
    }
    for (int round = 0; round < rounds; round++)
        for (size_t cell = 0; cell < cells; cell++)
            times[cell].push_back(
                time_of(all[cell % all.size()], payloads[cell / all.size()], repeats[cell]));

    print_head(all);
    std::vector<double> sums(all.size());
    size_t bytes = 0;
    for (size_t i = 0; i < payloads.size(); i++) {
        std::vector<double> row;
        for (size_t j = 0; j < all.size(); j++)
            row.push_back(median(times[i * all.size() + j]));
        for (size_t j = 0; j < all.size(); j++)
            sums[j] += row[j];
        bytes += payloads[i].text.size();
        print_row(payloads[i].name, payloads[i].text.size(), row);
    }
    print_row("all", bytes, sums);
    return payloads.empty() ? 1 : 0;
}
