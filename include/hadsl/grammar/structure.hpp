// hadsl/grammar/structure.hpp - lists, blocks with recovery, and names for groups of rules.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_STRUCTURE_HPP
#define HADSL_GRAMMAR_STRUCTURE_HPP

#include <hadsl/grammar/adapt.hpp>
#include <hadsl/grammar/reading.hpp>
#include <hadsl/grammar/recover.hpp>
#include <hadsl/grammar/token.hpp>
#include <hadsl/grammar/words.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::grammar {

/// Gives what a rule expects at its first token one name: `a property` instead of fourteen words.
template <class Subject>
struct called : x3::unary_parser<Subject, called<Subject>> {
    using base = x3::unary_parser<Subject, called<Subject>>;
    static constexpr bool is_pass_through_unary = true;

    constexpr called(Subject const& named, expectation phrase) : base(named), phrase_(phrase) {}

    template <class Iterator, class Context, class RuleContext, class Attribute>
    bool parse(Iterator& first, Iterator const& last, Context const& context, RuleContext& outer,
               Attribute& attribute) const {
        auto& state = reading_of(context);
        if (!state.recording) {
            return this->subject.parse(first, last, context, outer, attribute);
        }
        token const* const start = first;
        auto const kept = state.furthest == start ? state.expected.size() : 0;
        bool const matched = this->subject.parse(first, last, context, outer, attribute);
        if (!matched && state.furthest == start) {
            for (auto const& each : state.expected) {
                if (each.what == expectation::sort::word) {
                    state.nearby.push_back(each.text);
                }
            }
            state.expected.resize(std::min(kept, state.expected.size()));
            state.note(start, phrase_);
        }
        return matched;
    }

private:
    expectation phrase_;
};

/// `call("a property", rule)`; names are worth telling apart: a misplaced reserved word asks for
/// backticks only where a name was expected.
template <class Subject>
[[nodiscard]] constexpr auto call(std::string_view phrase, Subject const& subject,
                                  expectation::sort what = expectation::sort::phrase,
                                  bool quiet = false) {
    using parser = typename x3::extension::as_parser<Subject>::value_type;
    return called<parser>(x3::as_parser(subject), {what, phrase, quiet});
}
template <class Subject>
[[nodiscard]] constexpr auto call_name(std::string_view phrase, Subject const& subject) {
    return call(phrase, subject, expectation::sort::name);
}

/// Goes on only where the subject would not match; what it wants is never mentioned.
template <class Subject>
struct not_before : x3::unary_parser<Subject, not_before<Subject>> {
    using base = x3::unary_parser<Subject, not_before<Subject>>;
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;

    explicit constexpr not_before(Subject const& unwanted) : base(unwanted) {}

    template <class Iterator, class Context, class RuleContext, class Attribute>
    bool parse(Iterator& first, Iterator const& last, Context const& context, RuleContext&,
               Attribute&) const {
        auto& state = reading_of(context);
        bool const recording = std::exchange(state.recording, false);
        auto ahead = first;
        bool const matched = this->subject.parse(ahead, last, context, x3::unused, x3::unused);
        state.recording = recording;
        return !matched;
    }
};
template <class Subject>
[[nodiscard]] constexpr auto unless(Subject const& subject) {
    using parser = typename x3::extension::as_parser<Subject>::value_type;
    return not_before<parser>(x3::as_parser(subject));
}

/// As many elements as there are. With `Recover`, up to a closing brace or the end of the text:
/// what is no element is reported and passed over, so one run finds several mistakes.
template <class Element, bool Recover>
struct elements : x3::parser<elements<Element, Recover>> {
    using element_type = typename Element::attribute_type;
    using attribute_type = std::vector<element_type>;
    static constexpr bool has_attribute = true;
    static constexpr bool handles_container = true;

    constexpr elements(Element const& element, block_kind where)
        : element_(element), where_(where) {}

    template <class Iterator, class Context, class Attribute>
    bool parse(Iterator& first, Iterator const& last, Context const& context, x3::unused_type,
               Attribute& all) const {
        if constexpr (is_unused<Attribute>) {
            attribute_type ignored;
            return parse(first, last, context, x3::unused, ignored);
        } else {
            auto& state = reading_of(context);
            token const* const start = first;
            token const* before = nullptr;    // the element before the one being parsed
            token const* may_go_back = start; // from here on
            element_type element; // not in the list yet: most lists are short and end in a failure
            for (;;) {
                token const* const here = first;
                if (element_.parse(first, last, context, x3::unused, element)) {
                    all.push_back(std::move(element));
                    before = here;
                    continue;
                }
                first = here;
                if (!Recover || first->kind == token_kind::end || first->is('}')) {
                    return true;
                }
                if (state.recording) {
                    return false;
                }
                record(state, before, first, last, context);
                first = recover(state, {where_, start, before, here, last});
                before = nullptr;
                // A guess may go back to read something anew, from one place once, or it never ends.
                if (first <= here) {
                    first = here < may_go_back ? here + 1 : first;
                    may_go_back = std::max(may_go_back, here + 1);
                }
            }
        }
    }

private:
    /// Runs what failed once more, to learn how far it got and what it wanted there; the element
    /// before it too, for it may have stopped short of the mistake.
    template <class Iterator, class Context>
    void record(reading& state, token const* before, Iterator const& failed, Iterator const& last,
                Context const& context) const {
        constexpr std::ptrdiff_t most_tokens = 10'000; // so that many mistakes do not cost a square
        state.start_recording(failed);
        if (before != nullptr && failed - before < most_tokens && !(failed - 1)->is('}')) {
            run(before, last, context);
        }
        bool const went_on = state.furthest != nullptr && state.furthest > failed;
        auto const furthest = state.furthest;
        auto expected = state.expected;
        run(failed, last, context);
        if (went_on && state.furthest == furthest) {
            state.expected = std::move(expected); // the mistake is in the element before
        }
        state.stop_recording();
    }
    template <class Iterator, class Context>
    void run(Iterator from, Iterator const& last, Context const& context) const {
        element_type ignored;
        element_.parse(from, last, context, x3::unused, ignored);
    }

    Element element_;
    block_kind where_;
};

/// Elements without braces around them: they end where the next one would not be one.
template <class Element>
[[nodiscard]] constexpr auto open_list(Element const& element) {
    return elements<Element, false>(element, block_kind::properties);
}
/// Elements up to a closing brace or the end of the text.
template <class Element>
[[nodiscard]] constexpr auto block(Element const& element, block_kind where) {
    return elements<Element, true>(element, where);
}

/// Elements without braces as long as there are any, then perhaps more in braces.
template <class Open, class Element, class Action>
[[nodiscard]] constexpr auto body(Open const& bare, Element const& element, block_kind where,
                                  Action into_list) {
    constexpr mark open{'{', "{", true};
    return open_list(bare)[into_list] >> -(open >> block(element, where)[into_list] >> close_brace);
}
template <class Element, class Action>
[[nodiscard]] constexpr auto body(Element const& element, block_kind where, Action into_list) {
    return body(element, element, where, into_list);
}

} // namespace hadsl::grammar

#endif
