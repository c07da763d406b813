// hadsl/verifier/sentences.hpp - what no failure does, in words.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_VERIFIER_SENTENCES_HPP
#define HADSL_VERIFIER_SENTENCES_HPP

#include <hadsl/model/architecture.hpp>
#include <hadsl/source/duration.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace hadsl::verifier {

/// `a`, `b` or `c`, with at most four named.
[[nodiscard]] inline std::string quoted(std::vector<std::string> const& names,
                                        std::string const& last = "or") {
    constexpr std::size_t most = 4;
    std::string text;
    for (std::size_t at = 0; at < std::min(names.size(), most); ++at) {
        if (at > 0) {
            text += at + 1 == names.size() ? " " + last + " " : ", ";
        }
        text += "`" + names[at] + "`";
    }
    if (names.size() > most) {
        text += " " + last + " " + std::to_string(names.size() - most) + " more";
    }
    return text;
}

namespace detail {

[[nodiscard]] inline std::vector<std::string> names_of(
    model::architecture const& in, std::vector<model::component_id> const& ids) {
    std::vector<std::string> names;
    for (auto const each : ids) {
        names.push_back(in[each].name);
    }
    return names;
}

/// Why a class strikes nothing that strikes only what carries a label: that nothing does. With the
/// class that strikes one such thing alone, which may be the one that was meant.
[[nodiscard]] inline std::string nothing_carries(model::architecture const& in,
                                                 model::class_id named) {
    auto const& failure = in[named];
    if (!failure.is_leaf || failure.shared_by.empty() || failure.or_itself) {
        return {};
    }
    std::string text = ": it strikes what carries a `" + failure.shared_by + "`";
    for (auto const& other : in.classes) {
        if (other.is_leaf && other.shared_by.empty() && other.parents == failure.parents &&
            other.strikes == failure.strikes) {
            text += " (`" + other.name + "` strikes one alone)";
            break;
        }
    }
    return text;
}

} // namespace detail

/// The sentence for a budget that names no failure.
[[nodiscard]] inline std::string nothing_named(model::architecture const& in,
                                               model::budget const& of) {
    std::vector<std::string> classes;
    for (auto const each : of.classes) {
        classes.push_back(in[each].name);
    }
    std::string text = classes.empty() ? "no failure" : "no failure of class " + quoted(classes);
    text += " strikes ";
    if (!of.of.empty()) {
        text += quoted(detail::names_of(in, of.of));
    } else if (of.of_kind) {
        text += "anything of kind `" + in[*of.of_kind].name + "`";
    } else {
        text += "anything";
    }
    return of.classes.size() == 1 ? text + detail::nothing_carries(in, of.classes.front()) : text;
}

/// The sentence for a consequence that no failures bring about, however many.
[[nodiscard]] inline std::string nothing_does(model::architecture const& in,
                                              model::budget_claim const& of) {
    std::string text = "no failures, of any class and number, cause ";
    switch (of.consequence) {
    case model::consequence::outage: text += "an outage of "; break;
    case model::consequence::disruption: text += "a disruption of "; break;
    case model::consequence::data_loss: text += "data loss of "; break;
    case model::consequence::split_brain: text += "split brain of "; break;
    }
    bool const every =
        of.targets.size() > 1 && static_cast<std::size_t>(of.at_least) == of.targets.size();
    if (of.at_least > 1 && !every) {
        text += std::to_string(of.at_least) + " of ";
    }
    text += quoted(detail::names_of(in, of.targets), of.at_least > 1 ? "and" : "or");
    if (every) {
        text += " together";
    }
    return text;
}

} // namespace hadsl::verifier

#endif
