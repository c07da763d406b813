// hadsl/model/findings.hpp - what resolve has to say: collected, each mistake once, in order.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_FINDINGS_HPP
#define HADSL_MODEL_FINDINGS_HPP

#include <hadsl/source/diagnostic.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace hadsl::model {

/// Diagnostics as they are found. A loop meets the same mistake once per turn, so a code is said
/// once per place.
class findings {
public:
    /// Whether nothing with this code was said of this place; ask before a message costs work.
    [[nodiscard]] bool is_new(source::code code, source::span const& place) const {
        return !place.is_known() || !said_.contains(key(code, place));
    }

    void add(source::diagnostic found) {
        if (found.place.is_known() && !said_.insert(key(found.code, found.place)).second) {
            return;
        }
        has_errors_ = has_errors_ || found.level() == source::severity::error;
        all_.push_back(std::move(found));
    }
    void add(source::code code, source::span const& place, std::string message,
             std::string help = {}, std::vector<source::note> notes = {}) {
        add({code, place, std::move(message), std::move(help), std::move(notes)});
    }
    void add_all(std::vector<source::diagnostic> const& found) {
        for (auto const& each : found) {
            add(each);
        }
    }

    [[nodiscard]] std::size_t size() const { return all_.size(); }
    [[nodiscard]] bool has_errors() const { return has_errors_; }

    /// All of them by place, texts in the order in which they were read.
    [[nodiscard]] std::vector<source::diagnostic> sorted() && {
        std::stable_sort(all_.begin(), all_.end(), [](auto const& left, auto const& right) {
            return std::tie(left.place.text, left.place.begin, left.place.end) <
                   std::tie(right.place.text, right.place.begin, right.place.end);
        });
        return std::move(all_);
    }

private:
    using place_key = std::tuple<source::code, source::text_id, std::uint32_t, std::uint32_t>;
    static place_key key(source::code code, source::span const& place) {
        return {code, place.text, place.begin, place.end};
    }

    std::vector<source::diagnostic> all_;
    std::set<place_key> said_;
    bool has_errors_ = false;
};

/// A user's text as messages show it.
[[nodiscard]] inline std::string in_backticks(std::string const& text) {
    return "`" + text + "`";
}

} // namespace hadsl::model

#endif
