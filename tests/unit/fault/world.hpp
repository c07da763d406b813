// tests/unit/fault/world.hpp - a specification written as text, and what failures do to it.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_TESTS_UNIT_FAULT_WORLD_HPP
#define HADSL_TESTS_UNIT_FAULT_WORLD_HPP

#include <hadsl/fault/evaluate.hpp>
#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>

#include <string>
#include <vector>

namespace hadsl::test {

/// An architecture, its events and its meaning. The text stands behind kinds and failures of its
/// own, so that all that can fail is in the text: `box` is struck by `shock` and `program` by
/// `slip`, for 60s each.
struct world {
    explicit world(std::string const& text);
    world(world const&) = delete;
    world& operator=(world const&) = delete;

    /// The component of that name.
    [[nodiscard]] model::component_id operator[](std::string const& name) const;
    /// `slip of web` is the event of that class that strikes the first copy of `web` (`web#2`: the
    /// second), or carries the label value `web`.
    [[nodiscard]] fault::event_id event(std::string const& text) const;
    /// Events joined by ` + `; nothing is no failure.
    [[nodiscard]] fault::scenario scenario(std::string const& text) const;

    [[nodiscard]] duration outage(std::string const& of, std::string const& after) const;
    [[nodiscard]] duration disruption(std::string const& of, std::string const& after) const;
    [[nodiscard]] duration data_loss(std::string const& of, std::string const& after) const;
    [[nodiscard]] bool splits(std::string const& of, std::string const& after) const;

    model::architecture in;
    std::vector<fault::event> events;
    fault::evaluator meaning;
};

} // namespace hadsl::test

#endif
