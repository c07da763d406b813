// tests/property/run/differential.cpp - compares readings of random models for as long as asked.
// SPDX-License-Identifier: BSL-1.0
//
//     differential [--seed S] [--count N] [--seconds T] [--scenarios K] [--claims C] …
//
// Prints how much was compared, or the first disagreement, as small as it can be made, as hadsl
// text that can become a corpus file. The same seed gives the same models everywhere.
#include "../differential.hpp"
#include "../random_claims.hpp"
#include "../reparse.hpp"

#include <hadsl/embed/text.hpp>
#include <hadsl/verifier/exhaustive.hpp>
#ifdef HADSL_PROPERTY_Z3
#include <hadsl/verifier/z3.hpp>
#endif

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace hadsl::property {
namespace {

struct settings {
    std::uint64_t seed = 1;
    std::uint64_t count = 1000;
    std::optional<std::int64_t> seconds;
    std::size_t claims = 2;
    std::uint64_t z3_every = 1;   // models
    std::uint64_t read_every = 5; // models are printed and read again
    comparison compared;
    features wanted;
    bool prints = false;
    bool keeps_going = false;
    bool shrinks = true;
};

[[noreturn]] void refuse(std::string const& why) {
    std::cerr << why << '\n';
    std::exit(2);
}

void turn_off(features& of, std::string_view name) {
    std::map<std::string_view, bool features::*> const all{
        {"links", &features::links},
        {"gear", &features::gear},
        {"isolation", &features::isolation},
        {"quorums", &features::quorums},
        {"isolated", &features::isolated},
        {"fences", &features::fences},
        {"cycles", &features::cycles},
        {"data", &features::data},
        {"restores", &features::restores},
        {"mirrors", &features::mirrors},
        {"shares", &features::shares},
        {"lags", &features::lags},
        {"shared", &features::shared},
        {"noticed", &features::noticed},
        {"requests", &features::requests},
        {"tolerances", &features::tolerances},
        {"starts_after", &features::starts_after},
        {"optional_roles", &features::optional_roles},
        {"several_beneath", &features::several_beneath}};
    auto const found = all.find(name);
    if (found == all.end()) {
        refuse("no feature is called " + std::string(name));
    }
    of.*found->second = false;
}

settings read(int count, char** words) {
    settings result;
    for (int at = 1; at < count; ++at) {
        std::string const word = words[at];
        auto const value = [&]() -> std::string {
            if (at + 1 == count) {
                refuse(word + " needs a value");
            }
            return words[++at];
        };
        auto const number = [&] { return std::strtoull(value().c_str(), nullptr, 10); };
        if (word == "--seed") {
            result.seed = number();
        } else if (word == "--count") {
            result.count = number();
        } else if (word == "--seconds") {
            result.seconds = static_cast<std::int64_t>(number());
        } else if (word == "--scenarios") {
            result.compared.scenarios = number();
        } else if (word == "--events") {
            result.wanted.events = std::min<std::size_t>(most_events, number());
        } else if (word == "--questions") {
            result.compared.questions = number();
        } else if (word == "--claims") {
            result.claims = number();
        } else if (word == "--z3-every") {
            result.z3_every = number();
        } else if (word == "--read-every") {
            result.read_every = number();
        } else if (word == "--without") {
            turn_off(result.wanted, value());
        } else if (word == "--small") {
            result.wanted.small = true;
            result.wanted.events = std::min<std::size_t>(result.wanted.events, 6);
        } else if (word == "--no-naive") {
            result.compared.naive = false;
        } else if (word == "--no-lowering") {
            result.compared.lowering = false;
        } else if (word == "--refusals") {
            result.compared.refusals = true;
        } else if (word == "--no-shrinking") {
            result.shrinks = false;
        } else if (word == "--print") {
            result.prints = true;
        } else if (word == "--keep-going") {
            result.keeps_going = true;
        } else {
            refuse("unknown argument: " + word);
        }
    }
    return result;
}

/// Whether the model of a seed is printed and read again.
bool is_read_again(settings const& how, std::uint64_t seed) {
    return how.read_every > 0 && seed % how.read_every == 0;
}

/// Everything that is compared about the model of one seed.
comparer comparing(settings const& how, std::uint64_t seed) {
    return [&how, seed](model::architecture const& in, totals& counted) -> std::optional<mismatch> {
        if (auto found = find_mismatch(in, how.compared, counted)) {
            return found;
        }
        if (is_read_again(how, seed)) {
            if (auto found = find_lost(in, how.compared)) {
                return found;
            }
        }
        verifier::exhaustive_solver exhaustive;
        if (auto found = find_wrong_verdict(in, exhaustive, "exhaustive", counted)) {
            return found;
        }
#ifdef HADSL_PROPERTY_Z3
        if (how.z3_every > 0 && seed % how.z3_every == 0) {
            verifier::z3_solver z3;
            return find_wrong_verdict(in, z3, "z3", counted);
        }
#endif
        return {};
    };
}

int run(settings const& how) {
    auto const begin = std::chrono::steady_clock::now();
    totals counted;
    std::map<std::string, std::uint64_t> disagreements;
    for (std::uint64_t at = 0; at < how.count; ++at) {
        if (how.seconds &&
            std::chrono::steady_clock::now() - begin >= std::chrono::seconds(*how.seconds)) {
            break;
        }
        auto const seed = how.seed + at;
        auto wanted = how.wanted;
        wanted.core_kinds = !is_read_again(how, seed);
        auto made = random_model(seed, wanted).make();
        random_claims(seed).add_to(made, how.claims);
        if (how.prints) {
            std::cout << "// seed " << seed << '\n' << embed::text_of(made) << std::endl;
        }
        if (!is_valid(made)) {
            std::cout << "seed " << seed << ": the generator made an invalid model" << std::endl;
            return 1;
        }
        ++counted.models;
        auto const compares = comparing(how, seed);
        if (auto const found = compares(made, counted)) {
            bool const is_new = disagreements[found->what]++ == 0;
            if (is_new) {
                std::cout << "// seed " << seed << ": " << found->what << '\n'
                          << describe(made, *found, compares, how.shrinks) << std::endl;
            }
            if (!how.keeps_going) {
                break;
            }
        }
    }
    std::uint64_t sum = 0;
    for (auto const& [what, number] : disagreements) {
        sum += number;
        std::cout << number << " about " << what << '\n';
    }
    if (counted.incomplete > 0) {
        std::cout << counted.incomplete << " scenarios given up by the evaluator\n";
    }
    std::cout << counted.thresholds << " thresholds lowered\n";
    for (auto const& [why, number] : counted.refusals) {
        std::cout << "  " << number << " not: " << why << '\n';
    }
    std::cout << counted.claims << " verdicts, " << counted.refuted << " refuted, "
              << counted.undecided << " undecided\n";
    std::cout << counted.models << " models, " << counted.scenarios << " scenarios, " << sum
              << " disagreements" << std::endl;
    return sum == 0 ? 0 : 1;
}

} // namespace
} // namespace hadsl::property

int main(int count, char** words) {
    return hadsl::property::run(hadsl::property::read(count, words));
}
