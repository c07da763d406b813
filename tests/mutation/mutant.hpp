// tests/mutation/mutant.hpp - the choice between an expression and its mutants, made at run time.
// SPDX-License-Identifier: BSL-1.0
//
// Included before everything else in a mutated build (tests/mutation/run). The number of the mutant
// comes from the environment; without one, and while compiling, the original counts.
#ifndef HADSL_MUTATION_MUTANT_HPP
#define HADSL_MUTATION_MUTANT_HPP

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace hadsl_mutation {

inline constexpr int most = 20000;

/// What one process knows: which mutant it is, and which it came by.
struct process {
    int current = [] {
        auto const* const said = std::getenv("HADSL_MUTANT");
        return said == nullptr ? -1 : std::atoi(said);
    }();
    char const* seen_file = std::getenv("HADSL_MUTANT_SEEN");
    bool seen[most] = {};

    ~process() {
        if (seen_file == nullptr) {
            return;
        }
        if (auto* const file = std::fopen(seen_file, "a")) {
            for (int at = 0; at < most; ++at) {
                if (seen[at]) {
                    std::fprintf(file, "%d\n", at);
                }
            }
            std::fclose(file);
        }
    }
};
inline process here;

/// The text of a module of the library, or the mutant of it: HADSL_MUTANT_MODULE is `name=file`.
inline std::string_view module_text(std::string_view name, std::string_view original) {
    static auto const* const said = std::getenv("HADSL_MUTANT_MODULE");
    if (said == nullptr) {
        return original;
    }
    std::string_view const all = said;
    auto const at = all.find('=');
    if (all.substr(0, at) != name) {
        return original;
    }
    static std::string const text = [&] {
        std::ifstream file(std::string(all.substr(at + 1)), std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(file), {});
    }();
    return text;
}

} // namespace hadsl_mutation

constexpr bool hadsl_mutant(int id) {
    if (std::is_constant_evaluated()) {
        return false;
    }
    hadsl_mutation::here.seen[id] = true;
    return hadsl_mutation::here.current == id;
}

// Each takes its operands once, so that mutants within them need no second copy.
// clang-format off
template <int Id, class L, class R> constexpr bool hadsl_lt(L const& l, R const& r) { return hadsl_mutant(Id) ? l <= r : l < r; }
template <int Id, class L, class R> constexpr bool hadsl_le(L const& l, R const& r) { return hadsl_mutant(Id) ? l < r : l <= r; }
template <int Id, class L, class R> constexpr bool hadsl_gt(L const& l, R const& r) { return hadsl_mutant(Id) ? l >= r : l > r; }
template <int Id, class L, class R> constexpr bool hadsl_ge(L const& l, R const& r) { return hadsl_mutant(Id) ? l > r : l >= r; }
template <int Id, class L, class R> constexpr bool hadsl_eq(L const& l, R const& r) { return hadsl_mutant(Id) != static_cast<bool>(l == r); }
template <int Id, class L, class R> constexpr bool hadsl_ne(L const& l, R const& r) { return hadsl_mutant(Id) != static_cast<bool>(l != r); }
// The next Id leaves the right operand out, the one after the left one.
template <int Id, class L, class R> constexpr auto hadsl_plus(L const& l, R const& r) -> decltype(l + r) {
    if (hadsl_mutant(Id)) { return static_cast<decltype(l + r)>(l); }
    if constexpr (std::is_convertible_v<R, decltype(l + r)>) { if (hadsl_mutant(Id + 1)) { return static_cast<decltype(l + r)>(r); } }
    return l + r;
}
template <int Id, class L, class R> constexpr auto hadsl_minus(L const& l, R const& r) -> decltype(l - r) {
    if (hadsl_mutant(Id)) { return static_cast<decltype(l - r)>(l); }
    return l - r;
}
template <int Id, class T> constexpr T hadsl_min(T const& l, T const& r) { return hadsl_mutant(Id) ? std::max(l, r) : std::min(l, r); }
template <int Id, class T> constexpr T hadsl_max(T const& l, T const& r) { return hadsl_mutant(Id) ? std::min(l, r) : std::max(l, r); }
template <int Id, class I, class F> constexpr bool hadsl_any_of(I a, I b, F const& f) { return hadsl_mutant(Id) ? std::all_of(a, b, f) : std::any_of(a, b, f); }
template <int Id, class I, class F> constexpr bool hadsl_all_of(I a, I b, F const& f) { return hadsl_mutant(Id) ? std::any_of(a, b, f) : std::all_of(a, b, f); }
template <int Id, class I, class F> constexpr bool hadsl_none_of(I a, I b, F const& f) { return hadsl_mutant(Id) ? std::any_of(a, b, f) : std::none_of(a, b, f); }
template <int Id> struct hadsl_negate {
    template <class T> friend constexpr bool operator->*(hadsl_negate, T const& of) { return hadsl_mutant(Id) == static_cast<bool>(of); }
};
template <int Id> inline constexpr hadsl_negate<Id> hadsl_not{};
// clang-format on

#endif
