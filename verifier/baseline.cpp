// verifier/baseline.cpp - refutations that are known, so that only new ones fail.
// SPDX-License-Identifier: BSL-1.0
#include "baseline.hpp"

#include "usage.hpp"

#include <hadsl/report/json_value.hpp>
#include <hadsl/report/names.hpp>
#include <hadsl/source/files.hpp>

#include <algorithm>
#include <utility>

namespace hadsl::program {

namespace {

using report::checked;
using report::json;

/// In 1 nothing said how long what is known lasts, so that it could get worse unseen.
constexpr int baseline_format = 2;

/// The folder of a file that is read or written; the current one for standard output.
[[nodiscard]] std::filesystem::path folder_of(std::string const& file) {
    return std::filesystem::absolute(file).lexically_normal().parent_path();
}

/// A specification as a baseline in `folder` names it: from there, so that it is the same wherever
/// the run is started.
[[nodiscard]] std::string name_of(checked const& of, std::filesystem::path const& folder) {
    return std::filesystem::absolute(of.path)
        .lexically_normal()
        .lexically_relative(folder)
        .generic_string();
}

[[nodiscard]] failure_names names_of(checked const& in, counterexample const& of) {
    failure_names names;
    for (auto const id : of.failures) {
        names.insert(report::event_name(in.read.architecture, in.read.events[fault::index_of(id)]));
    }
    if (of.failures.empty()) {
        names.insert("nothing fails: " + in.read.architecture[of.target].name);
    }
    return names;
}

[[nodiscard]] std::string listed(failure_names const& names) {
    return report::listed({names.begin(), names.end()}, 12);
}

/// Holds one verdict against what is known of its claim.
void compare(checked& in, verdict& about, known_refutation const& known, bool all,
             std::vector<source::diagnostic>& notes) {
    auto const say = [&](std::string const& what) {
        notes.push_back({source::code::needless_baseline, {}, what, {}, {}});
    };
    auto const of_claim = "claim `" + known.claim + "` of `" + known.specification + "`";
    if (about.outcome == outcome::undecided) {
        return;
    }
    if (about.outcome == outcome::proven) {
        say("the baseline lists " + of_claim + ", which is proven now");
        return;
    }
    std::set<failure_names> now;
    std::vector<counterexample> fresh;
    for (auto const& each : about.counterexamples) {
        auto const names = names_of(in, each);
        now.insert(names);
        auto const listed_before = known.failures.find(names);
        bool const is_listed = listed_before != known.failures.end();
        bool const is_worse =
            is_listed && listed_before->second && each.amount > *listed_before->second;
        if (is_worse && about.worse_than_known.empty()) {
            about.worse_than_known =
                "the baseline lists " + listed(names) + " with " + to_text(*listed_before->second);
        }
        if (!is_listed || is_worse) {
            fresh.push_back(each);
        }
    }
    for (auto const& listed_set : known.failures) {
        auto const& each = listed_set.first;
        if (about.more || now.contains(each)) {
            continue;
        }
        bool const is_cut_down = std::any_of(now.begin(), now.end(), [&](auto const& smaller) {
            return std::includes(each.begin(), each.end(), smaller.begin(), smaller.end());
        });
        say("the baseline lists " + listed(each) +
            (is_cut_down ? ", of which a part is enough to refute "
                         : ", which no longer refutes ") +
            of_claim);
    }
    if (fresh.empty()) {
        about.known = !about.more || known.more;
    } else {
        bool const is_cut = !all && fresh.size() > 1;
        fresh.resize(is_cut ? 1 : fresh.size(), fresh.front());
        about.more = about.more || is_cut;
        about.counterexamples = std::move(fresh);
    }
}

[[nodiscard]] known_refutation read_entry(json const& of, int format) {
    known_refutation made;
    made.specification = of.at("specification").get<std::string>();
    made.claim = of.at("claim").get<std::string>();
    made.statement = of.at("statement").get<std::string>();
    if (format == 1) {
        for (auto const& each : of.at("failures")) {
            made.failures.emplace(each.get<failure_names>(), std::nullopt);
        }
    } else {
        for (auto const& each : of.at("sets")) {
            auto const& lasts = each.at("duration_ms");
            made.failures.emplace(each.at("failures").get<failure_names>(),
                                  lasts.is_null() ? unbounded
                                                  : duration{lasts.get<std::int64_t>()});
        }
    }
    made.more = of.at("more").get<bool>();
    return made;
}

} // namespace

baseline baseline::read(std::string const& path) {
    auto const file = source::read_file(path, path, source::file_limits().largest);
    if (!file.error.empty()) {
        throw usage_error("cannot read the baseline `" + path + "`: " + file.error);
    }
    baseline made;
    made.folder_ = folder_of(path);
    try {
        auto const all = json::parse(file.content);
        if (all.at("format") != "hadsl baseline") {
            throw usage_error("`" + path + "` is no baseline");
        }
        auto const& version = all.at("format_version");
        if (!version.is_number_integer() || version < 1 || version > baseline_format) {
            throw usage_error("`" + path + "` is a baseline of format version " + version.dump() +
                              ", expected one up to " + std::to_string(baseline_format));
        }
        for (auto const& each : all.at("refuted")) {
            made.refuted_.push_back(read_entry(each, version.get<int>()));
        }
    } catch (json::exception const& wrong) {
        throw usage_error("the baseline `" + path + "` is damaged: " + wrong.what());
    }
    return made;
}

baseline baseline::of(report::run const& found, std::string const& path) {
    baseline made;
    made.folder_ = folder_of(path);
    for (auto const& each : found.all) {
        for (auto const& about : each.judged.verdicts) {
            if (about.outcome != outcome::refuted || about.accepted) {
                continue;
            }
            auto const& claim = each.read.architecture.claims[about.claim];
            known_refutation one{name_of(each, made.folder_),
                                 claim.name,
                                 report::statement_of(each.read.texts, claim),
                                 {},
                                 about.more};
            for (auto const& by : about.counterexamples) {
                one.failures.emplace(names_of(each, by), by.amount);
            }
            made.refuted_.push_back(std::move(one));
        }
    }
    return made;
}

std::string baseline::text() const {
    auto refuted = json::array();
    for (auto const& each : refuted_) {
        auto sets = json::array();
        for (auto const& [names, lasts] : each.failures) {
            sets.push_back(
                {{"failures", names}, {"duration_ms", report::json_of(lasts.value_or(unbounded))}});
        }
        refuted.push_back({{"specification", each.specification},
                           {"claim", each.claim},
                           {"statement", each.statement},
                           {"sets", std::move(sets)},
                           {"more", each.more}});
    }
    json all;
    all["format"] = "hadsl baseline";
    all["format_version"] = baseline_format;
    all["refuted"] = std::move(refuted);
    return report::dump(all) + "\n";
}

std::size_t baseline::longest() const {
    std::size_t most = 0;
    for (auto const& each : refuted_) {
        most = std::max(most, each.failures.size());
    }
    return most;
}

void baseline::apply(report::run& to, bool all) const {
    for (auto& each : to.all) {
        auto const name = name_of(each, folder_);
        auto const& claims = each.read.architecture.claims;
        std::set<std::size_t> compared;
        for (auto const& known : refuted_) {
            if (known.specification != name || !each.read.is_sound) {
                continue;
            }
            auto const claim = std::find_if(claims.begin(), claims.end(), [&](auto const& other) {
                return other.name == known.claim;
            });
            if (claim == claims.end() ||
                report::statement_of(each.read.texts, *claim) != known.statement) {
                to.errors.push_back(
                    {source::code::needless_baseline,
                     {},
                     "the baseline lists claim `" + known.claim + "` of `" + name + "`, which " +
                         (claim == claims.end() ? "is no longer there" : "says something else now"),
                     {},
                     {}});
                continue;
            }
            auto const at = static_cast<std::size_t>(claim - claims.begin());
            for (auto& about : each.judged.verdicts) {
                if (about.claim == at) {
                    compared.insert(at);
                    compare(each, about, known, all, to.errors);
                }
            }
        }
        for (auto& about : each.judged.verdicts) {
            if (!all && !compared.contains(about.claim) && about.counterexamples.size() > 1) {
                about.counterexamples.resize(1, about.counterexamples.front());
                about.more = true;
            }
        }
    }
}

} // namespace hadsl::program
