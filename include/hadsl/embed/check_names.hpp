// hadsl/embed/check_names.hpp - the first name in a specification that nothing declares.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_EMBED_CHECK_NAMES_HPP
#define HADSL_EMBED_CHECK_NAMES_HPP

#include <hadsl/embed/library/core.hpp>
#include <hadsl/embed/names.hpp>
#include <hadsl/embed/said.hpp>

namespace hadsl::embed {

/// A name of something that is not there.
struct wrong_name {
    enum class kind { none, component, kind, failure_class, two_components };
    kind what = kind::none;
    said::name name;
};

namespace detail {

template <class Specification>
class name_check {
public:
    constexpr name_check(Specification const& said, wrong_name& found)
        : said_(&said), found_(&found) {}

    constexpr void run() {
        for (auto const& each : said_->components) {
            for (auto const name : each.names) {
                once(name);
            }
            kind(each.kind);
            component(each.on);
            component(each.data_on);
            component(each.left);
            component(each.right);
            components(each.containers);
            for (auto const& copy : each.copies) {
                component(copy.on);
                components(copy.with);
            }
            for (auto const& need : each.needs) {
                expression(need.of);
            }
            for (auto const& first : each.starts_after) {
                expression(first);
            }
            for (auto const& own : each.overrides) {
                failure_class(own.failure);
            }
            for (auto const& application : each.protections) {
                protection(application);
            }
        }
        for (auto const& each : said_->claims) {
            components(each.targets);
            for (auto const& budget : each.budgets) {
                failures(budget);
            }
        }
        for (auto const& each : said_->assumptions) {
            failures(each.none);
        }
    }

private:
    constexpr void protection(said::application const& said) {
        for (auto const& rule : said.of.rules) {
            for (auto const& symptom : rule.symptoms) {
                kind(symptom.kind);
                failure_class(symptom.failure);
            }
        }
        for (auto const each : said.of.mirrors) {
            failure_class(each);
        }
        for (auto const& argument : said.arguments) {
            for (auto const& each : argument.components) {
                expression(each);
            }
        }
    }
    constexpr void failures(said::failures const& said) {
        for (auto const each : said.classes) {
            failure_class(each);
        }
        kind(said.of_kind);
        components(said.of);
    }
    constexpr void expression(said::expression const& said) {
        component(said.name);
        for (auto const& each : said.operands) {
            expression(each);
        }
    }
    constexpr void components(said::names const& all) {
        for (auto const each : all) {
            component(each);
        }
    }

    constexpr void once(said::name declared) {
        std::size_t count = 0;
        for (auto const& each : said_->components) {
            for (auto const name : each.names) {
                count += is_same(name, declared) ? 1U : 0U;
            }
        }
        if (count > 1) {
            report(wrong_name::kind::two_components, declared);
        }
    }
    constexpr void component(said::name wanted) {
        if (wanted.empty()) {
            return;
        }
        for (auto const& each : said_->components) {
            for (auto const name : each.names) {
                if (is_same(name, wanted)) {
                    return;
                }
            }
        }
        report(wrong_name::kind::component, wanted);
    }
    constexpr void kind(said::name wanted) {
        for (auto const& name : library::kinds) {
            if (is_same(name.name, wanted)) {
                return;
            }
        }
        for (auto const& each : said_->kinds) {
            if (is_same(each.name, wanted)) {
                return;
            }
        }
        report(wrong_name::kind::kind, wanted);
    }
    constexpr void failure_class(said::name wanted) {
        for (auto const& name : library::classes) {
            if (is_same(name.name, wanted)) {
                return;
            }
        }
        for (auto const& each : said_->classes) {
            if (is_same(each.name, wanted)) {
                return;
            }
        }
        report(wrong_name::kind::failure_class, wanted);
    }

    constexpr void report(wrong_name::kind what, said::name wanted) {
        if (found_->what == wrong_name::kind::none && !wanted.empty()) {
            *found_ = {what, wanted};
        }
    }

    Specification const* said_;
    wrong_name* found_;
};

} // namespace detail

template <class Specification>
[[nodiscard]] constexpr wrong_name first_wrong_name(Specification const& said) {
    wrong_name found;
    detail::name_check<Specification>(said, found).run();
    return found;
}

} // namespace hadsl::embed

#endif
