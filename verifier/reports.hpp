// verifier/reports.hpp - what commands share: the specifications they read, the reports they write.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_REPORTS_HPP
#define HADSL_PROGRAM_REPORTS_HPP

#include "inputs.hpp"
#include "judge.hpp"
#include "output.hpp"
#include "run.hpp"
#include "usage.hpp"

#include <hadsl/report/names.hpp>
#include <hadsl/source/diagnostic.hpp>

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::program {

/// One `--format`: how, and where to.
struct wanted_report {
    format const* how;
    destination where;
    bool is_terminal; // standard output, with its colours and its width
};

/// What `--format` asks for; none: text on standard output. Throws `usage_error`.
[[nodiscard]] std::vector<wanted_report> open_reports(std::vector<std::string> const& options);

/// The meaning of a word, one of a few.
template <class Meaning>
[[nodiscard]] Meaning read_word(std::string_view option, std::string const& word,
                                std::initializer_list<std::pair<std::string_view, Meaning>> known) {
    std::vector<std::string> names;
    for (auto const& [name, meaning] : known) {
        if (name == word) {
            return meaning;
        }
        names.emplace_back(name);
    }
    throw usage_error(std::string(option) + ": found `" + word +
                      "`, expected one of: " + report::listed_plainly(names));
}

/// What `--color` says.
[[nodiscard]] colours read_colours(std::string const& word);

/// What is wrong with a request rather than with a place in a text.
[[nodiscard]] source::diagnostic placeless(source::code code, std::string message);

/// Shows how far the judgement on a specification's claims is. `shown` must outlive it.
[[nodiscard]] std::function<void(judging, std::size_t)> shown_by(progress& shown, std::string path,
                                                                 std::size_t claims);

/// Reads what is asked for. In folders, a file that another one imports is a part of that one.
[[nodiscard]] std::vector<checked> read_all(inputs const& asked, progress& shown);

} // namespace hadsl::program

#endif
