// hadsl/pipeline.hpp - the journey of a specification, once: text, tree, architecture, events.
// SPDX-License-Identifier: BSL-1.0
//
//     auto const shop = hadsl::load_file("shop.hadsl");   // parse, resolve, list_events
//     hadsl::verifier::z3_solver solver;                  // or exhaustive_solver, which needs nothing
//     auto const judged = hadsl::check(shop, solver);     // lower, solve, replay, explain
//
// and report/text.hpp prints it. Costs the five seconds of grammar/parse.hpp: include it in one
// translation unit.
#ifndef HADSL_PIPELINE_HPP
#define HADSL_PIPELINE_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/grammar/parse.hpp>
#include <hadsl/library/modules.hpp>
#include <hadsl/model/loader.hpp>
#include <hadsl/model/resolve.hpp>
#include <hadsl/report/missing_rates.hpp>
#include <hadsl/report/tangled_sight.hpp>
#include <hadsl/source/files.hpp>
#include <hadsl/specification.hpp>
#include <hadsl/verdict.hpp>
#include <hadsl/verifier/check.hpp>
#include <hadsl/verifier/options.hpp>
#include <hadsl/verifier/solver.hpp>
#include <hadsl/verifier/subject.hpp>
#include <hadsl/verifier/unrated.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace hadsl {

/// What makes a tree of a text: the grammar, or something that reads other formats as well.
using parser =
    std::function<source::result<syntax::document>(source::texts const&, source::text_id)>;

namespace detail {

[[nodiscard]] inline model::loader loader_from(source::files& files, parser const& parse) {
    auto const names = library::module_names();
    return {parse,
            [](std::string_view module) -> std::optional<std::string> {
                auto const text = library::module_text(module);
                return text ? std::optional<std::string>(*text) : std::nullopt;
            },
            {names.begin(), names.end()},
            [&files](std::string const& importer, std::string const& path) -> model::imported {
                auto read = files.read_import(importer, path);
                return {std::move(read.name), std::move(read.content), std::move(read.error)};
            }};
}

} // namespace detail

/// A specification from a file that has been read, or not: then that is the error.
[[nodiscard]] inline specification load(source::files& files, source::file main,
                                        parser const& parse = grammar::parse) {
    specification made;
    made.main = files.main();
    auto const text = made.texts.add(std::move(main.name), std::move(main.content));
    if (!main.error.empty()) {
        made.diagnostics.push_back({source::code::unreadable_file,
                                    {},
                                    "cannot read `" + made.texts[text].name() + "`: " + main.error,
                                    {},
                                    {}});
        return made;
    }
    auto resolved = model::resolve(made.texts, text, detail::loader_from(files, parse));
    made.diagnostics = resolved.diagnostics();
    made.files = files.paths();
    if (resolved) {
        made.architecture = *std::move(resolved);
        if (auto tangle = report::tangled_sight(made.architecture)) {
            made.diagnostics.push_back(*std::move(tangle));
            made.architecture = {};
            return made;
        }
        made.events = fault::list_events(made.architecture);
        made.is_sound = true;
        for (auto const& each : verifier::find_unrated(made.architecture, made.events)) {
            made.diagnostics.push_back(
                report::missing_rates(made.architecture, made.events, each.claim, each.failures));
            made.is_sound = false;
        }
    }
    return made;
}

/// A specification from text. `name` is what messages call it; what it imports is looked for from
/// the current folder.
[[nodiscard]] inline specification load(std::string content, std::string name = "<text>",
                                        source::file_limits limits = {}) {
    source::files files(std::move(limits));
    files.begin_with_text(name);
    return load(files, {std::move(name), std::move(content), {}});
}

/// A specification from a file. What cannot be read is an error among its diagnostics.
[[nodiscard]] inline specification load_file(std::string const& path,
                                             source::file_limits limits = {}) {
    source::files files(std::move(limits));
    auto main = files.read_main(path);
    return load(files, std::move(main));
}

/// The verdicts on every claim of a sound specification. Throws `internal_error` when the verifier
/// contradicts itself.
template <verifier::solver Solver>
[[nodiscard]] judgement check(specification const& of, Solver& with,
                              verifier::options const& chosen = {}) {
    verifier::subject subject(of.architecture, of.events);
    return verifier::check_all(subject, with, chosen);
}

} // namespace hadsl

#endif
