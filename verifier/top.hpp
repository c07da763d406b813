// verifier/top.hpp - what a question is about: a component's outage, or the top of a fault tree.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_TOP_HPP
#define HADSL_PROGRAM_TOP_HPP

#include <hadsl/fault/graph.hpp>
#include <hadsl/source/diagnostic.hpp>
#include <hadsl/source/duration.hpp>
#include <hadsl/source/text.hpp>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace hadsl::program {

/// What a component suffers, as the command line says it.
enum class effect { outage, interruption, stop, disruption, data_loss, all_data, split_brain };

/// A question, as it was asked.
struct top_request {
    std::vector<std::string> paths; // at least one; several for a fault tree in several files
    std::string of;                 // a component or a gate; empty: the one top there is
    program::effect effect = effect::outage;
    std::optional<duration> longer_than;
    std::vector<std::string> classes; // failures of these alone; empty: of all
    bool is_about_effect = false;     // something was said that only a specification can mean
    std::optional<std::chrono::steady_clock::time_point> deadline;
};

/// One failure that may happen.
struct named_event {
    std::string name;
    source::span at;
    std::optional<double> probability;
    std::string no_probability; // why there is none, as the end of a sentence
};

/// A node of a fault graph with the names of what it is about.
struct found_top {
    source::texts texts;
    /// What is wrong; with an error among it, nothing else is filled.
    std::vector<source::diagnostic> diagnostics;
    std::string name;    // `orders`, `r1`
    std::string happens; // `outage of orders`, `r1`
    fault::graph graph;
    fault::node_id top = fault::never_node;
    std::vector<named_event> events; // by the graph's event indices
    std::size_t assumed = 0;         // events that assumptions leave out
    std::string undecided_because;   // there is no graph: why
    std::string instead;             // how else to ask, when the graph has no minimal sets
    std::string remark;              // why the effect can never happen, when it is known

    [[nodiscard]] bool is_sound() const {
        for (auto const& each : diagnostics) {
            if (each.level() == source::severity::error) {
                return false;
            }
        }
        return true;
    }
};

/// Reads the file of a request, a specification or a fault tree, and finds what it asks about.
[[nodiscard]] found_top find_top(top_request const& asked);

/// The same for text that is a specification.
[[nodiscard]] found_top find_component(top_request const& asked, source::text const* read);

} // namespace hadsl::program

#endif
