// Two ways from a specification to its architecture, and two ways from that to a verdict.
#include <tests/catch.hpp>
#include <tests/property/random_claims.hpp>
#include <tests/property/random_model.hpp>
#include <tests/property/reparse.hpp>
#include <tests/property/said_in_text.hpp>
#include <tests/property/same_model.hpp>

#include <hadsl/embed/build.hpp>
#include <hadsl/embed/decide.hpp>
#include <hadsl/embed/event_names.hpp>
#include <hadsl/embed/library/all.hpp>
#include <hadsl/embed/text.hpp>
#include <hadsl/pipeline.hpp>
#include <hadsl/report/names.hpp>
#include <hadsl/verifier/exhaustive.hpp>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

using namespace hadsl;

property::said_in_text::mechanisms library_mechanisms() {
    property::said_in_text::mechanisms all;
    embed::library::for_each_mechanism([&](auto const& each) {
        embed::said::mechanism made;
        each.say(made);
        all.emplace(std::string(made.name), made);
    });
    return all;
}

/// Holds what the embedded language makes of a text against what the resolver makes of it.
/// Returns whether there was anything to hold.
bool compare(std::string const& text, model::architecture const& expected) {
    source::texts texts;
    auto const parsed = grammar::parse(texts, texts.add("text", text));
    REQUIRE(parsed);
    property::said_in_text reader(library_mechanisms());
    auto said = reader.read(*parsed);
    if (!said) {
        return false;
    }
    if (std::any_of(expected.kinds.begin(), expected.kinds.end(),
                    [](auto const& each) { return each.name == "sqlserver.log_disk"; })) {
        embed::said::specification declared;
        embed::sqlserver::log_disk.say(declared);
        said->kinds.insert(said->kinds.begin(), declared.kinds.begin(), declared.kinds.end());
    }
    INFO(text);
    auto const made = embed::build(*said);
    CHECK(property::difference(made, expected) == "");
    // Both print to the same text, which says the same again.
    auto const printed = embed::text_of(made);
    CHECK(printed == embed::text_of(expected));
    auto const again = load(printed);
    INFO(printed);
    REQUIRE(again);
    CHECK(again.events.size() == fault::list_events(expected).size());
    return true;
}

/// Holds the decision by evaluation against the verifier's verdict, claim by claim. Returns how
/// many claims were refuted.
std::size_t compare_verdicts(model::architecture const& in) {
    verifier::subject subject(in, fault::lowering_limits{20'000, 200'000});
    verifier::exhaustive_solver solver;
    embed::decider const decides(in);
    std::size_t refuted = 0;
    for (std::size_t at = 0; at < in.claims.size(); ++at) {
        if (in.claims[at].says == model::claim::form::availability) {
            continue;
        }
        auto const verdict = verifier::check(subject, at, solver, {});
        auto const decided = decides.decide(in.claims[at]);
        INFO("claim " << in.claims[at].name);
        using kind = embed::decision::kind;
        if (verdict.outcome == outcome::undecided || decided.outcome == kind::undecided) {
            continue; // one of them gave up
        }
        REQUIRE((decided.outcome == kind::refuted) == (verdict.outcome == outcome::refuted));
        if (decided.outcome == kind::vacuous) {
            CHECK(verdict.is_vacuous());
        }
        if (decided.outcome != kind::refuted) {
            continue;
        }
        ++refuted;
        auto const& found = verdict.counterexamples.front();
        CHECK(decided.failures == found.failures);
        CHECK(decided.target == found.target);
        if (!decided.failures.empty()) {
            std::string told;
            embed::append_failures(told, in, decides.events(), decided);
            CHECK(told == report::scenario_name(in, decides.events(), decided.failures));
        }
    }
    return refuted;
}

std::string read(std::filesystem::path const& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

TEST_CASE("random models mean the same in C++ and in text, and get the same verdicts") {
    std::size_t refuted = 0;
    std::size_t claims = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        property::features wanted;
        wanted.shares = false; // they are left to text
        auto in = property::random_model(seed, wanted).make();
        property::random_claims(seed).add_to(in, 3);
        auto const text = embed::text_of(in);
        auto const read = load(text);
        if (property::lacks_links(read)) {
            continue;
        }
        INFO("seed " << seed);
        REQUIRE(read);
        REQUIRE(compare(text, read.architecture));
        refuted += compare_verdicts(read.architecture);
        claims += read.architecture.claims.size();
    }
    // Neither all nor none, or this would say little.
    CHECK(refuted > claims / 10);
    CHECK(refuted < claims * 9 / 10);
}

TEST_CASE("the library's deployments mean the same in C++ and in text") {
    std::size_t compared = 0;
    for (auto const& folder : {"tests/unit/library/deployments", "samples", "samples/incidents"}) {
        for (auto const& each :
             std::filesystem::directory_iterator(std::string(HADSL_SOURCE_DIR "/") + folder)) {
            if (each.path().extension() != ".hadsl") {
                continue;
            }
            auto const text = read(each.path());
            auto const loaded = load_file(each.path().string());
            INFO(each.path().filename().string());
            if (!loaded) {
                continue; // a sample of what is refused
            }
            compared += compare(text, loaded.architecture) ? 1 : 0;
            if (folder == std::string("tests/unit/library/deployments")) {
                compare_verdicts(loaded.architecture);
            }
        }
    }
    CHECK(compared > 80);
}
