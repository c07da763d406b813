// hadsl/source/result.hpp - what a stage returns: a value, or the reasons why there is none.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_SOURCE_RESULT_HPP
#define HADSL_SOURCE_RESULT_HPP

#include <hadsl/source/diagnostic.hpp>

#include <optional>
#include <utility>
#include <vector>

namespace hadsl::source {

/// A value, or at least one error. Warnings may stand beside a value.
/// INVARIANT: without a value there is an error among the diagnostics.
template <class Value>
class result {
public:
    result(Value value, std::vector<diagnostic> warnings = {})
        : value_(std::move(value)), diagnostics_(std::move(warnings)) {}
    result(std::vector<diagnostic> errors) : diagnostics_(std::move(errors)) {}

    [[nodiscard]] bool has_value() const { return value_.has_value(); }
    explicit operator bool() const { return has_value(); }

    [[nodiscard]] Value const& operator*() const& { return *value_; }
    [[nodiscard]] Value& operator*() & { return *value_; }
    [[nodiscard]] Value&& operator*() && { return *std::move(value_); }
    [[nodiscard]] Value const* operator->() const { return &*value_; }
    [[nodiscard]] Value* operator->() { return &*value_; }

    /// The errors, or the warnings beside a value, in the order of their places.
    [[nodiscard]] std::vector<diagnostic> const& diagnostics() const { return diagnostics_; }

private:
    std::optional<Value> value_;
    std::vector<diagnostic> diagnostics_;
};

} // namespace hadsl::source

#endif
