// verifier/certificate.cpp - what others need to repeat a judgement without believing it.
// SPDX-License-Identifier: BSL-1.0
#include "certificate.hpp"

#include "load.hpp"
#include "usage.hpp"

#include <hadsl/report/json_value.hpp>
#include <hadsl/report/names.hpp>
#include <hadsl/report/paths.hpp>
#include <hadsl/report/printable.hpp>
#include <hadsl/report/question.hpp>
#include <hadsl/report/standing.hpp>
#include <hadsl/source/files.hpp>
#include <hadsl/verifier/smtlib.hpp>
#include <hadsl/version.hpp>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <map>
#include <system_error>
#include <utility>
#include <vector>

namespace hadsl::program {

namespace {

namespace fs = std::filesystem;
using report::json;

[[noreturn]] void cannot_write(std::string const& folder, std::string const& why) {
    throw usage_error("cannot write the certificate `" + folder + "`: " + why);
}

void write_file(fs::path const& to, std::string_view text, std::string const& folder) {
    std::error_code failed;
    fs::create_directories(to.parent_path(), failed);
    auto* const open = std::fopen(to.c_str(), "wb");
    bool const is_written =
        open != nullptr && std::fwrite(text.data(), 1, text.size(), open) == text.size();
    auto const error = errno;
    if ((open != nullptr && std::fclose(open) != 0) || !is_written) {
        cannot_write(folder, source::reason_of(is_written ? errno : error));
    }
}

/// What a failure strikes, as a comment: `strikes app on esx1 and app on esx2`.
[[nodiscard]] std::string strikes_text(specification const& of, fault::event const& event) {
    std::vector<std::string> names;
    for (auto const& each : event.strikes) {
        names.push_back(report::copy_name(of.architecture, each.component, each.copy));
    }
    return "strikes " + report::listed(names, 12);
}

/// Where the user's texts of a specification lie, and below what.
struct originals {
    std::map<std::string, fs::path> files; // a text's name -> where it lies
    fs::path above;                        // the folder that all of them lie below
    fs::path main;
};

[[nodiscard]] originals originals_of(specification const& of, std::string const& folder) {
    originals found;
    auto const here = fs::current_path();
    found.main = of.main.empty() ? here / "standard-input.hadsl" : of.main;
    found.above = found.main.parent_path();
    for (std::size_t at = 0; at < of.texts.size(); ++at) {
        auto const& text = of.texts[static_cast<source::text_id>(at)];
        if (text.name().starts_with("hadsl/library/")) {
            continue;
        }
        std::error_code failed;
        auto real = at == 0 ? found.main : fs::weakly_canonical(fs::absolute(text.name()), failed);
        if (at > 0 && std::find(of.files.begin(), of.files.end(), real) == of.files.end()) {
            cannot_write(folder, "nobody knows where `" + text.name() + "` lies");
        }
        while (!real.lexically_relative(found.above).empty() &&
               *real.lexically_relative(found.above).begin() == "..") {
            found.above = found.above.parent_path();
        }
        found.files.emplace(text.name(), std::move(real));
    }
    return found;
}

[[nodiscard]] json failures_of(specification const& of, fault::scenario const& failures) {
    auto all = json::array();
    for (auto const id : failures) {
        auto const& event = of.events[fault::index_of(id)];
        all.push_back(
            {{"event", fault::index_of(id)}, {"name", report::event_name(of.architecture, event)}});
    }
    return all;
}

[[nodiscard]] json counterexamples_of(specification const& of, verdict const& about) {
    auto all = json::array();
    for (auto const& each : about.counterexamples) {
        all.push_back({{"failures", failures_of(of, each.failures)},
                       {"target", of.architecture[each.target].name},
                       {"amount_ms", report::json_of(each.amount)}});
    }
    return all;
}

} // namespace

written_obligation write_obligation(specification const& of, std::string_view path,
                                    std::size_t claim) {
    auto const& in = of.architecture;
    auto const& said = in.claims[claim];
    written_obligation made{verifier::derive(in, of.events, claim), {}};
    if (!made.derived.met) {
        return made;
    }
    verifier::smtlib_words words;
    words.head = {"claim " + said.name + " of " + std::string(path) + ":",
                  report::statement_of(of.texts, said)};
    for (auto const& each : in.assumptions) {
        words.head.push_back("assuming " + each.name +
                             (each.description.empty() ? "" : ": " + each.description));
    }
    words.head.insert(words.head.end(),
                      {"", "Unsatisfiable: no failures that the claim allows have the consequence",
                       "that it denies, so it holds. Satisfiable: the failures of a model refute",
                       "it."});
    words.event = [&](fault::event_id id) {
        return report::event_name(in, of.events[fault::index_of(id)]);
    };
    words.about = [&](fault::event_id id) {
        auto const& event = of.events[fault::index_of(id)];
        return event.strikes.size() > 1 ? strikes_text(of, event) : std::string();
    };
    words.gate = [&](fault::node_id id) {
        auto const& meaning = made.derived.meaning;
        auto const at = fault::index_of(id);
        return at < meaning.size() && meaning[at] ? report::describe(in, *meaning[at])
                                                  : std::string();
    };
    made.text = verifier::to_smtlib(*made.derived.met, words);
    return made;
}

certificate::certificate(std::string folder) : name_(std::move(folder)), folder_(name_) {
    std::error_code failed;
    fs::create_directories(folder_, failed);
    if (failed) {
        cannot_write(name_, source::reason_of(failed.value()));
    }
    if (!fs::is_empty(folder_, failed) || failed) {
        cannot_write(name_, failed ? source::reason_of(failed.value())
                                   : "the folder is not empty; name a new one");
    }
}

void certificate::write(report::run const& of) const {
    auto specifications = json::array();
    std::size_t number = 0;
    for (auto const& each : of.all) {
        if (!each.read.is_sound) {
            continue;
        }
        auto const own = std::to_string(++number);
        auto const& texts = each.read.texts;
        auto const lying = originals_of(each.read, name_);
        auto const root = fs::weakly_canonical(folder_);
        auto files = json::array();
        auto modules = json::array();
        auto const kept_name = [&](fs::path const& real) {
            return "texts/" + own + "/" + real.lexically_relative(lying.above).generic_string();
        };
        for (std::size_t at = 0; at < texts.size(); ++at) {
            auto const& text = texts[static_cast<source::text_id>(at)];
            auto const known = lying.files.find(text.name());
            if (known == lying.files.end()) {
                auto const kept = text.name().substr(std::string("hadsl/").size());
                write_file(folder_ / kept, text.content(), name_);
                modules.push_back(kept);
                continue;
            }
            auto const kept = kept_name(known->second);
            write_file(folder_ / kept, text.content(), name_);
            bool const is_input = at == 0 && each.read.main.empty();
            auto const origin = known->second.lexically_relative(root).generic_string();
            files.push_back({{"kept", kept}, {"origin", is_input ? json() : json(origin)}});
        }
        auto const main = kept_name(lying.main);
        auto const again = load_kept(folder_ / main, folder_ / "texts" / own);
        if (!again.is_sound || again.texts.size() != texts.size()) {
            cannot_write(name_, "what `" + each.path +
                                    "` imports through symbolic links is not "
                                    "found from its copy");
        }
        auto claims = json::array();
        for (auto const& judged : each.judged.verdicts) {
            auto const& claim = each.read.architecture.claims[judged.claim];
            json one{{"name", claim.name},
                     {"statement", report::statement_of(texts, claim)},
                     {"verdict", report::to_text(judged.outcome)}};
            auto const obligation = judged.outcome == outcome::undecided
                                        ? written_obligation()
                                        : write_obligation(each.read, each.path, judged.claim);
            one["obligation"] = json();
            if (!obligation.text.empty()) {
                auto const kept =
                    "obligations/" + own + "-" + std::to_string(judged.claim + 1) + ".smt2";
                write_file(folder_ / kept, obligation.text, name_);
                one["obligation"] = kept;
            }
            one["counterexamples"] = counterexamples_of(each.read, judged);
            claims.push_back(std::move(one));
        }
        json specification{{"path", each.path}, {"main", main}};
        specification["files"] = std::move(files);
        specification["modules"] = std::move(modules);
        specification["claims"] = std::move(claims);
        specifications.push_back(std::move(specification));
    }
    json index;
    index["format"] = "hadsl certificate";
    index["format_version"] = certificate_format;
    index["hadsl"] = version;
    index["specifications"] = std::move(specifications);
    write_file(folder_ / "index.json", report::dump(index) + "\n", name_);
}

} // namespace hadsl::program
