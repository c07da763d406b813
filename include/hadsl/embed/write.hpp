// hadsl/embed/write.hpp - an architecture as C++: a header that builds it at compile time.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_EMBED_WRITE_HPP
#define HADSL_EMBED_WRITE_HPP

#include <hadsl/embed/members.hpp>
#include <hadsl/source/duration.hpp>

#include <boost/hana/accessors.hpp>
#include <boost/hana/concept/struct.hpp>
#include <boost/hana/first.hpp>
#include <boost/hana/for_each.hpp>
#include <boost/hana/second.hpp>
#include <boost/hana/string.hpp>

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace hadsl::embed {

/// A text as a C++ string literal.
[[nodiscard]] inline std::string literal(std::string_view text) {
    std::string written = "\"";
    for (char const each : text) {
        auto const byte = static_cast<unsigned char>(each);
        if (each == '"' || each == '\\') {
            written += '\\';
            written += each;
        } else if (byte < 0x20 || byte == 0x7f || each == '?') {
            // Three octal digits end by themselves; a `?` could be part of a trigraph.
            char octal[5];
            std::snprintf(octal, sizeof octal, "\\%03o", static_cast<unsigned>(byte));
            written += octal;
        } else {
            written += each;
        }
    }
    return written + '"';
}

namespace detail {

/// Writes statements that make a value what another is, but for members that are as they begin.
class statement_writer {
public:
    explicit statement_writer(std::string& out) : out_(&out) {}

    template <class Value>
    void write(std::string const& path, Value const& value) {
        if constexpr (boost::hana::Struct<Value>::value) {
            Value const initial{};
            boost::hana::for_each(boost::hana::accessors<Value>(), [&](auto const& member) {
                auto const& get = boost::hana::second(member);
                write_unless(path + "." + boost::hana::first(member).c_str(), get(value),
                             get(initial));
            });
        } else {
            line(path + " = " + text(value));
        }
    }

private:
    void line(std::string const& statement) { *out_ += "    " + statement + ";\n"; }

    template <class Value>
    void write_unless(std::string const& path, Value const& value, Value const& initial) {
        if constexpr (boost::hana::Struct<Value>::value) {
            write(path, value);
        } else if (value != initial) {
            line(path + " = " + text(value));
        }
    }
    template <class Value>
    void write_unless(std::string const& path, std::vector<Value> const& value,
                      std::vector<Value> const& /*initial*/) {
        if (value.empty()) {
            return;
        }
        if constexpr (!boost::hana::Struct<Value>::value) {
            std::string all;
            for (auto const& each : value) {
                all += (all.empty() ? "" : ", ") + text(each);
            }
            line(path + " = {" + all + "}");
        } else {
            line(path + ".resize(" + std::to_string(value.size()) + ")");
            for (std::size_t at = 0; at < value.size(); ++at) {
                element(path + "[" + std::to_string(at) + "]", value[at]);
            }
        }
    }
    template <class Value>
    void write_unless(std::string const& path, std::optional<Value> const& value,
                      std::optional<Value> const& /*initial*/) {
        if (!value) {
            return;
        }
        if constexpr (boost::hana::Struct<Value>::value) {
            line(path + ".emplace()");
            element("(*" + path + ")", *value);
        } else {
            line(path + " = " + text(*value));
        }
    }

    /// A name of its own for what has many members keeps the lines short and the evaluation quick.
    template <class Value>
    void element(std::string const& path, Value const& value) {
        std::string inner;
        auto const name = "it" + std::to_string(depth_);
        ++depth_;
        std::swap(inner, *out_);
        write(name, value);
        std::swap(inner, *out_);
        --depth_;
        if (!inner.empty()) {
            *out_ += "    {\n    auto& " + name + " = " + path + ";\n" + inner + "    }\n";
        }
    }

    static std::string text(bool value) { return value ? "true" : "false"; }
    static std::string text(std::int32_t value) { return std::to_string(value); }
    static std::string text(double value) {
        char digits[40];
        std::snprintf(digits, sizeof digits, "%.17g", value);
        return digits;
    }
    static std::string text(std::string const& value) { return literal(value); }
    static std::string text(duration value) {
        return value.is_unbounded() ? "hadsl::unbounded"
                                    : "hadsl::duration{" + std::to_string(value.milliseconds) + "}";
    }
    template <class First, class Second>
    static std::string text(std::pair<First, Second> const& value) {
        return "{" + text(value.first) + ", " + text(value.second) + "}";
    }
    template <class Id>
    requires std::is_enum_v<Id>
    static std::string text(Id value) {
        return std::string("hadsl::model::") + name_of(value) + "{" +
               std::to_string(static_cast<int>(value)) + "}";
    }
    static char const* name_of(model::class_id /*of*/) { return "class_id"; }
    static char const* name_of(model::kind_id /*of*/) { return "kind_id"; }
    static char const* name_of(model::component_id /*of*/) { return "component_id"; }
    static char const* name_of(model::destruction /*of*/) { return "destruction"; }
    static char const* name_of(model::run_mode /*of*/) { return "run_mode"; }
    static char const* name_of(model::action /*of*/) { return "action"; }
    static char const* name_of(model::consequence /*of*/) { return "consequence"; }
    static char const* name_of(model::claim::form /*of*/) { return "claim::form"; }
    static char const* name_of(model::expression::operation /*of*/) {
        return "expression::operation";
    }

    std::string* out_;
    int depth_ = 0;
};

} // namespace detail

/// A class with a static function that makes this architecture, and a constant of it: what
/// `proves<name, "claim">` takes.
[[nodiscard]] inline std::string definition(model::architecture const& of,
                                            std::string const& name) {
    std::string written = "struct " + name +
                          "_specification {\n"
                          "[[nodiscard]] static constexpr hadsl::model::architecture "
                          "architecture() {\n    hadsl::model::architecture in;\n";
    detail::statement_writer(written).write("in", of);
    return written + "    return in;\n}\n};\ninline constexpr " + name + "_specification " + name +
           "{};\n";
}

} // namespace hadsl::embed

#endif
