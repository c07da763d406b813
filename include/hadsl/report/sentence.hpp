// hadsl/report/sentence.hpp - the unit of a told story.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_SENTENCE_HPP
#define HADSL_REPORT_SENTENCE_HPP

#include <hadsl/report/names.hpp>
#include <hadsl/source/diagnostic.hpp>
#include <hadsl/source/span.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace hadsl::report {

/// One sentence of a story: what happens, where that is written, and what else to look at. A
/// sentence may have several subjects, of which the same is true.
struct sentence {
    std::vector<std::string> subjects; // may be empty: then `one` is the whole sentence
    std::string one;                   // what is true of one subject: `goes down with h1`
    std::string several;               // the same, of several: `go down with h1`
    std::string length;                // `: out for 153s`, or empty
    source::span at;
    std::vector<source::note> beside; // further places of the same sentence
    std::vector<std::size_t> steps;   // of the story: those it tells, ascending

    [[nodiscard]] std::string text() const {
        if (subjects.empty()) {
            return one + length;
        }
        return listed(subjects, 4) + " " + (subjects.size() == 1 ? one : several) + length;
    }

    /// Takes up the subjects of a sentence that says the same of others.
    void absorb(sentence const& other) {
        steps.insert(steps.end(), other.steps.begin(), other.steps.end());
        std::sort(steps.begin(), steps.end());
        for (auto const& subject : other.subjects) {
            if (std::find(subjects.begin(), subjects.end(), subject) == subjects.end()) {
                subjects.push_back(subject);
            }
        }
        constexpr std::size_t most_places = 3;
        bool const is_new = other.at != at && std::none_of(beside.begin(), beside.end(),
                                                           [&](source::note const& each) {
                                                               return each.place == other.at;
                                                           });
        if (is_new && beside.size() < most_places && !other.subjects.empty()) {
            beside.push_back({other.at, other.subjects.front()});
        }
    }
};

} // namespace hadsl::report

#endif
