// hadsl/report/tangled_sight.hpp - when who sees whom over which links is too much to tell.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_TANGLED_SIGHT_HPP
#define HADSL_REPORT_TANGLED_SIGHT_HPP

#include <hadsl/fault/partings.hpp>
#include <hadsl/fault/placement.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/model/network.hpp>
#include <hadsl/source/diagnostic.hpp>

#include <algorithm>
#include <optional>
#include <string>

namespace hadsl::report {

/// The error that links deserve which are few enough, but not for all the gear that something is behind,
/// or all the places that it may be in. The links alone are looked at before (`model::find_tangled_links`);
/// this looks at everything.
[[nodiscard]] inline std::optional<source::diagnostic> tangled_sight(
    model::architecture const& in) {
    auto const link =
        std::find_if(in.components.begin(), in.components.end(),
                     [](model::component const& each) { return each.ends.has_value(); });
    if (link == in.components.end()) {
        return {};
    }
    try {
        fault::placement const places(in);
        fault::partings const apart(in, places);
    } catch (model::too_tangled const& wrong) {
        return source::diagnostic{source::code::tangled_links,
                                  link->at,
                                  "found links in which " + std::string(wrong.what()),
                                  "leave out links within a fabric, or declare the routers of a "
                                  "site as one",
                                  {}};
    }
    return {};
}

} // namespace hadsl::report

#endif
