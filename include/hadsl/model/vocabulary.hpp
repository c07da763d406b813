// hadsl/model/vocabulary.hpp - the names of kinds, failure classes and mechanisms.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_VOCABULARY_HPP
#define HADSL_MODEL_VOCABULARY_HPP

#include <hadsl/source/span.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace hadsl::model {

/// What a name without subscripts can stand for; each has names of its own.
enum class category { kind, failure_class, mechanism };
inline constexpr category all_categories[] = {category::kind, category::failure_class,
                                              category::mechanism};

/// `a kind`, as a message says it.
[[nodiscard]] constexpr char const* words_for(category wanted) {
    switch (wanted) {
    case category::kind: return "a kind";
    case category::failure_class: return "a failure class";
    case category::mechanism: return "a mechanism";
    }
    return "";
}

/// What a name stands for: a position in the table of its category, and where it was declared.
struct meaning {
    std::size_t index = 0;
    source::span at;
};

/// The declared names, by category; a library module's names start with the module's.
class vocabulary {
public:
    /// Declares a name. Returns what has it already, or null when it was free.
    meaning const* add(category of, std::string name, meaning means) {
        auto const [place, is_new] = table(of).try_emplace(std::move(name), means);
        return is_new ? nullptr : &place->second;
    }
    [[nodiscard]] meaning const* find(category of, std::string const& name) const {
        auto const found = table(of).find(name);
        return found == table(of).end() ? nullptr : &found->second;
    }
    [[nodiscard]] std::vector<std::string> all(category of) const {
        std::vector<std::string> names;
        names.reserve(table(of).size());
        for (auto const& [name, means] : table(of)) {
            names.push_back(name);
        }
        return names;
    }

private:
    using meanings = std::unordered_map<std::string, meaning>;
    [[nodiscard]] meanings& table(category of) { return tables_[static_cast<std::size_t>(of)]; }
    [[nodiscard]] meanings const& table(category of) const {
        return tables_[static_cast<std::size_t>(of)];
    }
    std::array<meanings, std::size(all_categories)> tables_;
};

} // namespace hadsl::model

#endif
