// verifier/top_options.cpp - the options that say what a question is about; for several commands.
// SPDX-License-Identifier: BSL-1.0
#include "top_options.hpp"

#include "usage.hpp"

#include <hadsl/report/diagnostics.hpp>
#include <hadsl/source/spelling.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace hadsl::program {

namespace {

/// Claims say `data loss` and `split brain`: blanks, `-`, `_` and capitals make no difference here,
/// nor does `stops`.
[[nodiscard]] bool is_effect(std::string_view name, std::string_view written) {
    auto const plain = source::plain_spelling(written);
    return source::plain_spelling(name) == plain || source::plain_spelling(name) + "s" == plain;
}

constexpr std::pair<std::string_view, effect> effects[] = {
    {"outage", effect::outage},
    {"interruption", effect::interruption},
    {"stop", effect::stop},
    {"disruption", effect::disruption},
    {"data-loss", effect::data_loss},
    {"all-data", effect::all_data},
    {"split-brain", effect::split_brain},
};

} // namespace

void top_options::add_to(CLI::App& command) {
    command
        .add_option("FILE", paths,
                    "A specification, or the files of a fault tree; - is standard input")
        ->type_name("");
    command.add_option("--of", of, "The component, or the gate (the top, when there is one)")
        ->type_name("NAME");
    command
        .add_option("--effect", effect,
                    "What the component suffers: outage (default), interruption, stop, disruption, "
                    "data-loss, all-data or split-brain")
        ->type_name("EFFECT");
    command.add_option("--longer-than", longer_than, "Only an effect that lasts longer")
        ->type_name("DURATION");
    command.add_option("--class", classes, "Only failures of this class; may be repeated")
        ->allow_extra_args(false)
        ->type_name("CLASS");
    command.add_option("--timeout", timeout, "Give up after this time: undecided")
        ->type_name("DURATION");
}

top_request top_options::read() const {
    if (paths.empty()) {
        throw usage_error("found no file, expected a specification or a fault tree");
    }
    top_request made;
    made.paths = paths;
    made.of = of;
    made.classes = classes;
    made.is_about_effect = !effect.empty() || !longer_than.empty() || !classes.empty();
    if (!effect.empty()) {
        auto const found =
            std::find_if(std::begin(effects), std::end(effects),
                         [&](auto const& each) { return is_effect(each.first, effect); });
        if (found == std::end(effects)) {
            std::vector<std::string> names;
            std::string listed;
            for (auto const& [name, meaning] : effects) {
                names.emplace_back(name);
                listed += (listed.empty() ? "" : ", ") + names.back();
            }
            auto const meant = source::closest(effect, names);
            throw usage_error("--effect: found `" + effect + "`, expected one of: " + listed +
                              (meant ? "; did you mean `" + *meant + "`?" : std::string()));
        }
        made.effect = found->second;
    }
    if (!longer_than.empty()) {
        made.longer_than = read_duration("--longer-than", longer_than);
        if (made.longer_than->is_unbounded()) {
            throw usage_error("--longer-than: found `unbounded`, which nothing is, expected a "
                              "time; `--effect stop` is an outage that ends only by repair");
        }
    }
    if (!timeout.empty()) {
        constexpr auto longest = ms_per_year; // longer is no limit; the clock could not count it
        auto const limit = read_timeout(timeout);
        made.deadline = std::chrono::steady_clock::now() +
                        std::chrono::milliseconds(std::min(limit.milliseconds, longest));
    }
    return made;
}

void show_diagnostics(source::texts const& in, std::vector<source::diagnostic> const& all) {
    constexpr std::size_t most = 10; // of what is often the same mistake
    auto const text = report::render(in, all, {}, most);
    std::fputs(text.c_str(), stderr);
}

} // namespace hadsl::program
