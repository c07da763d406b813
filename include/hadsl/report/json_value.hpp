// hadsl/report/json_value.hpp - JSON to be written: values in the order in which they were added.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_JSON_VALUE_HPP
#define HADSL_REPORT_JSON_VALUE_HPP

#include <hadsl/report/printable.hpp>

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::report {

/// A JSON string with its quotes. Bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] inline std::string json_string(std::string_view text) {
    std::string out = "\"";
    for (std::size_t at = 0; at < text.size();) {
        auto const next = detail::decode(text.substr(at));
        if (!next.valid) {
            out += "\xEF\xBF\xBD";
        } else if (next.value == '"' || next.value == '\\') {
            out += '\\';
            out += static_cast<char>(next.value);
        } else if (next.value == '\n') {
            out += "\\n";
        } else if (next.value == '\t') {
            out += "\\t";
        } else if (next.value < 0x20 || next.value == 0x7F) {
            out += "\\u00" + detail::hexadecimal(next.value);
        } else {
            out += text.substr(at, next.length);
        }
        at += next.length;
    }
    return out + "\"";
}

/// A value: null, true, false, a whole number, a string, an array or an object. An object is built
/// by adding each member once.
class json {
public:
    struct member;

    json() = default;
    json(std::nullptr_t) {}
    json(std::string_view text) : text_(json_string(text)) {}
    json(std::string const& text) : json(std::string_view(text)) {}
    json(char const* text) : json(std::string_view(text)) {}
    template <std::integral Number>
    json(Number number) {
        if constexpr (std::same_as<Number, bool>) {
            text_ = number ? "true" : "false";
        } else {
            text_ = std::to_string(number);
        }
    }
    /// The value, or null.
    template <class Value>
    json(std::optional<Value> const& value) : json(value ? json(*value) : json()) {}
    json(std::initializer_list<member> members);

    [[nodiscard]] static json array() {
        json made;
        made.what_ = kind::array;
        return made;
    }

    /// Adds to an array.
    void push_back(json value) { values_.push_back(std::move(value)); }
    /// Adds a member to an object; null becomes an object.
    void add(std::string_view key, json value) {
        what_ = kind::object;
        keys_.emplace_back(key);
        values_.push_back(std::move(value));
    }

    [[nodiscard]] std::size_t size() const { return values_.size(); }

    /// The text, indented by two blanks a level.
    [[nodiscard]] std::string dump() const {
        std::string out;
        write(out, "\n");
        return out;
    }

private:
    enum class kind { scalar, array, object };

    void write(std::string& out, std::string const& line) const {
        if (what_ == kind::scalar) {
            out += text_;
            return;
        }
        out += what_ == kind::array ? '[' : '{';
        auto const inner = line + "  ";
        for (std::size_t at = 0; at < values_.size(); ++at) {
            out += at == 0 ? "" : ",";
            out += inner;
            if (what_ == kind::object) {
                out += json_string(keys_[at]) + ": ";
            }
            values_[at].write(out, inner);
        }
        out += values_.empty() ? "" : line;
        out += what_ == kind::array ? ']' : '}';
    }

    kind what_ = kind::scalar;
    std::string text_ = "null";
    std::vector<std::string> keys_; // of an object, one per value
    std::vector<json> values_;
};

/// A key and its value, for `json{{"key", value}, …}`.
struct json::member {
    std::string_view key;
    json value;
};

inline json::json(std::initializer_list<member> members) {
    what_ = kind::object;
    for (auto const& each : members) {
        add(each.key, each.value);
    }
}

} // namespace hadsl::report

#endif
