// hadsl/embed.hpp - the language in C++: an architecture, its claims, and static_assert on them.
// SPDX-License-Identifier: BSL-1.0
//
// The library's mechanisms are in embed/library/, a header for each module. Neither a parser nor a
// solver comes with this.
#ifndef HADSL_EMBED_HPP
#define HADSL_EMBED_HPP

#include <hadsl/embed/proves.hpp>
#include <hadsl/embed/specification.hpp>

#endif
