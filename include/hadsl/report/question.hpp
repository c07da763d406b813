// hadsl/report/question.hpp - what a gate of a fault graph means, as a sentence.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_QUESTION_HPP
#define HADSL_REPORT_QUESTION_HPP

#include <hadsl/fault/questions.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/report/names.hpp>

#include <string>

namespace hadsl::report {

/// What holds when the answer is yes: `orders is out for longer than 30s`. Empty where that takes
/// more than a sentence.
[[nodiscard]] inline std::string describe(model::architecture const& in,
                                          fault::question const& of) {
    using fault::asked;
    if (of.unit) {
        return {}; // its time counts steps
    }
    duration const time{of.time};
    auto const lasting = time.is_unbounded() ? std::string(" until repaired")
                         : time.is_zero()    ? std::string()
                                             : " for longer than " + to_text(time);
    auto const seen = of.in_sight ? std::string(", isolation left aside") : std::string();
    auto const& name = in[of.component].name;
    auto const copy = copy_name(in, of.component, of.copy);
    switch (of.what) {
    case asked::outage: return name + " is out" + lasting + seen;
    case asked::serve: return copy + " does not serve" + lasting + seen;
    case asked::moved: return "another copy of " + name + " may run than the first" + seen;
    case asked::vote: return copy + " is down" + lasting + seen;
    case asked::own: return "what " + name + " needs itself is out" + lasting + seen;
    case asked::quorum: return copy + " sees no majority" + lasting + seen;
    case asked::separated: return copy + " does not see what it needs" + lasting + seen;
    case asked::disruption: return "some users of " + name + " see errors" + lasting + seen;
    case asked::loss:
        return time.is_unbounded() ? name + " loses all its data"
               : time.is_zero()    ? name + " loses data"
                                   : name + " loses more than " + to_text(time) + " of work";
    case asked::data: return "the data of " + copy + " is destroyed";
    case asked::contents: return "what is on " + copy + " is destroyed";
    default: return {}; // one cause among several
    }
}

} // namespace hadsl::report

#endif
