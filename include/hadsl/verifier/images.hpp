// hadsl/verifier/images.hpp - what becomes of a scenario's failures when the design is changed.
// SPDX-License-Identifier: BSL-1.0
//
// A change must not dodge a failure: where a second thing of the same sort is added, either of the
// two may be the one that fails; where one failure struck two copies and now there are two
// failures, either may happen. A scenario has as many images as there are such choices.
#ifndef HADSL_VERIFIER_IMAGES_HPP
#define HADSL_VERIFIER_IMAGES_HPP

#include <hadsl/change/twins.hpp>
#include <hadsl/fault/events.hpp>
#include <hadsl/fault/symptoms.hpp>
#include <hadsl/model/architecture.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace hadsl::verifier {

/// The failures of a changed design that one failure of the original has become: those of its class
/// that strike something it struck, or a twin of that.
[[nodiscard]] inline std::vector<fault::event_id> images_of(
    fault::event const& before, change::edited const& in, std::vector<fault::event> const& events) {
    auto const struck_before = [&](fault::strike const& each) {
        auto const id = in.like[model::index_of(each.component)];
        auto const last =
            static_cast<std::int32_t>(in.architecture[each.component].copies.size()) - 1;
        bool const is_grown = in.grown == each.component && each.copy == last;
        return fault::strikes(before, id, is_grown ? 0 : each.copy);
    };
    std::vector<fault::event_id> found;
    for (std::size_t at = 0; at < events.size(); ++at) {
        auto const& each = events[at];
        if (each.failure == before.failure &&
            std::any_of(each.strikes.begin(), each.strikes.end(), struck_before)) {
            found.push_back(static_cast<fault::event_id>(at));
        }
    }
    return found;
}

/// Every image of a scenario; nothing when there are more than `most`. A failure that nothing is
/// left of does not happen.
[[nodiscard]] inline std::optional<std::vector<fault::scenario>> images_of(
    fault::scenario const& happening, std::vector<fault::event> const& before,
    change::edited const& in, std::vector<fault::event> const& events, std::size_t most = 64) {
    std::vector<fault::scenario> all{{}};
    for (auto const id : happening) {
        auto const images = images_of(before[fault::index_of(id)], in, events);
        if (images.empty()) {
            continue;
        }
        if (all.size() > most / images.size()) {
            return std::nullopt;
        }
        std::vector<fault::scenario> next;
        for (auto const& each : all) {
            for (auto const image : images) {
                next.push_back(each);
                next.back().push_back(image);
            }
        }
        all = std::move(next);
    }
    for (auto& each : all) {
        std::sort(each.begin(), each.end());
        each.erase(std::unique(each.begin(), each.end()), each.end());
    }
    return all;
}

} // namespace hadsl::verifier

#endif
