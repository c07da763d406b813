// hadsl/embed/library/core.hpp - the kinds and failure classes that every specification has.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp from hadsl/library/core.hadsl, which says
// what every figure means and where it is from. Edit that.
#ifndef HADSL_EMBED_LIBRARY_CORE_HPP
#define HADSL_EMBED_LIBRARY_CORE_HPP

#include <hadsl/embed/library/row.hpp>

namespace hadsl::embed::library {

// clang-format off
inline constexpr std::int8_t ids_of_core[] = {
    0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8, 9, 8, 10, 8, 11, 12, 11, 13,
    11, 14, 11, 15, 11, 16, 15, 11, 17, 15, 11, 18, 15, 11, 19, 20, 19, 21, 19, 22, 19, 23, 22, 19,
    24, 25, 26, 27, 26, 28, 26, 29, 26, 30, 31, 0, 0, 20, 1, 0, 1, 0, 0, 13, 2, 0, 2, 0,
    0, 12, 3, 0, 3, 0, 0, 14, 4, 0, 4, 0, 0, 15, 5, 0, 5, 0, 0, 7, 6, 0, 6, 0,
    0, 9, 7, 0, 7, 0, 0, 10, 8, 0, 8, 0, 0, 9, 9, 6, 5, 4, 3, 2, 10, 9, 10, 9,
    9, 6, 5, 4, 3, 2, 11, 9, 11, 9, 9, 3, 12, 9, 12, 9, 9, 2, 13, 9, 13, 9, 9, 1,
    14, 9, 14, 9, 9, 15, 15, 19, 15, 26, 16, 15, 16, 15, 15, 19, 15, 26, 17, 16, 15, 17, 16, 15,
    16, 19, 15, 26, 18, 16, 15, 18, 16, 15, 16, 19, 15, 26, 19, 15, 17, 16, 19, 15, 15, 19, 15, 26,
    20, 15, 17, 16, 20, 15, 15, 19, 15, 26, 21, 20, 15, 17, 16, 21, 20, 15, 20, 19, 15, 26, 22, 20,
    15, 17, 16, 22, 20, 15, 20, 21, 27, 28, 23, 15, 23, 15, 15, 24, 24, 19, 15, 25, 26, 25, 24, 25,
    24, 24, 27, 26, 24, 26, 24, 24, 26, 21, 27, 24, 17, 16, 15, 27, 24, 24, 30, 28, 24, 28, 24, 24,
    0, 8, 11, 19, 24, 25, 26, 29, 24, 29, 24, 24, 19, 15, 26, 30, 30, 24, 30, 24, 24, 19, 15, 26,
    31, 24, 17, 16, 15, 31, 24, 24, 32, 32, 24, 33, 32, 33, 32, 32, 24, 34, 32, 34, 32, 32, 0, 20,
    21, 35, 32, 35, 32, 32, 25, 36, 32, 36, 32, 32, 37, 37, 8, 12, 15, 20, 38, 37, 38, 37, 37, 19,
    15, 26, 39, 37, 39, 37, 37, 27, 40, 37, 40, 37, 37,
};

inline constexpr kind_row kinds[] = {
    {"place", {0, 1}},
    {"provider", {1, 3}},
    {"region", {3, 5}},
    {"zone", {5, 7}},
    {"site", {7, 9}},
    {"building", {9, 11}},
    {"room", {11, 13}},
    {"rack", {13, 15}},
    {"supply", {15, 16}},
    {"feed", {16, 18}},
    {"cooling", {18, 20}},
    {"equipment", {20, 21}},
    {"storage", {21, 23}},
    {"disk", {23, 25}},
    {"nic", {25, 27}},
    {"network_device", {27, 29}},
    {"switch", {29, 32}},
    {"router", {32, 35}},
    {"firewall", {35, 38}},
    {"platform", {38, 39}},
    {"host", {39, 41}},
    {"vm", {41, 43}},
    {"container", {43, 45}},
    {"pod", {45, 48}},
    {"link", {48, 49}},
    {"network", {49, 50}},
    {"service", {50, 51}},
    {"database", {51, 53}, true},
    {"balancer", {53, 55}},
    {"process", {55, 57}},
    {"account", {57, 58}},
    {"system", {58, 59}},
};

inline constexpr class_row classes[] = {
    {"hardware", {61, 61}, {60, 61}, {59, 60}, {59, 59}, "", duration::unbounded_milliseconds, false, false, false, false, model::destruction::nothing},
    {"host", {66, 67}, {64, 66}, {62, 64}, {61, 62}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"disk", {72, 73}, {70, 72}, {68, 70}, {67, 68}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::contents},
    {"storage", {78, 79}, {76, 78}, {74, 76}, {73, 74}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::contents},
    {"nic", {84, 85}, {82, 84}, {80, 82}, {79, 80}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"switch", {90, 91}, {88, 90}, {86, 88}, {85, 86}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"rack", {96, 97}, {94, 96}, {92, 94}, {91, 92}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"power", {102, 103}, {100, 102}, {98, 100}, {97, 98}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"cooling", {108, 109}, {106, 108}, {104, 106}, {103, 104}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"environment", {111, 111}, {110, 111}, {109, 110}, {109, 109}, "", duration::unbounded_milliseconds, false, false, false, false, model::destruction::nothing},
    {"fire", {120, 121}, {118, 120}, {116, 118}, {111, 116}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::contents},
    {"flood", {130, 131}, {128, 130}, {126, 128}, {121, 126}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::contents},
    {"zone", {136, 137}, {134, 136}, {132, 134}, {131, 132}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"region", {142, 143}, {140, 142}, {138, 140}, {137, 138}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"provider", {148, 149}, {146, 148}, {144, 146}, {143, 144}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"software", {151, 151}, {150, 151}, {149, 150}, {149, 149}, "", duration::unbounded_milliseconds, false, false, false, false, model::destruction::nothing},
    {"transient", {158, 159}, {156, 158}, {154, 156}, {151, 154}, "", duration::unbounded_milliseconds, false, false, false, false, model::destruction::nothing},
    {"crash", {168, 169}, {165, 168}, {162, 165}, {159, 162}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"hang", {178, 179}, {175, 178}, {172, 175}, {169, 172}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"leak", {188, 189}, {186, 188}, {182, 186}, {179, 182}, "started", duration::unbounded_milliseconds, true, true, false, false, model::destruction::nothing},
    {"deterministic", {198, 199}, {196, 198}, {192, 196}, {189, 192}, "build", duration::unbounded_milliseconds, false, true, true, false, model::destruction::nothing},
    {"poison", {210, 211}, {207, 210}, {202, 207}, {199, 202}, "build", duration::unbounded_milliseconds, true, true, true, false, model::destruction::nothing},
    {"bad_build", {222, 223}, {219, 222}, {214, 219}, {211, 214}, "build", duration::unbounded_milliseconds, true, true, true, false, model::destruction::nothing},
    {"corruption", {230, 231}, {228, 230}, {226, 228}, {223, 226}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::data},
    {"operator", {233, 233}, {232, 233}, {231, 232}, {231, 231}, "", duration::unbounded_milliseconds, false, false, false, false, model::destruction::nothing},
    {"bad_config", {241, 242}, {239, 241}, {237, 239}, {233, 237}, "config", duration::unbounded_milliseconds, true, true, true, false, model::destruction::nothing},
    {"deletion", {247, 248}, {245, 247}, {243, 245}, {242, 243}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::data},
    {"removal", {257, 258}, {255, 257}, {250, 255}, {248, 250}, "", duration::unbounded_milliseconds, true, false, true, false, model::destruction::contents},
    {"closure", {263, 264}, {261, 263}, {259, 261}, {258, 259}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::contents},
    {"wrong_scope", {275, 276}, {273, 275}, {271, 273}, {264, 271}, "scope", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"expiry", {284, 285}, {282, 284}, {280, 282}, {276, 280}, "credential", duration::unbounded_milliseconds, true, false, true, false, model::destruction::nothing},
    {"bad_update", {295, 296}, {293, 295}, {288, 293}, {285, 288}, "channel", duration::unbounded_milliseconds, true, false, true, false, model::destruction::nothing},
    {"network", {298, 298}, {297, 298}, {296, 297}, {296, 296}, "", duration::unbounded_milliseconds, false, false, false, false, model::destruction::nothing},
    {"link_loss", {303, 304}, {301, 303}, {299, 301}, {298, 299}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"cut", {309, 310}, {307, 309}, {305, 307}, {304, 305}, "path", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"isolation", {317, 318}, {315, 317}, {313, 315}, {310, 313}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"storm", {323, 324}, {321, 323}, {319, 321}, {318, 319}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"planned", {326, 326}, {325, 326}, {324, 325}, {324, 324}, "", duration::unbounded_milliseconds, false, false, false, true, model::destruction::nothing},
    {"maintenance", {334, 335}, {332, 334}, {330, 332}, {326, 330}, "", 3600000, true, false, false, true, model::destruction::nothing},
    {"upgrade", {342, 343}, {340, 342}, {338, 340}, {335, 338}, "", 900000, true, false, false, true, model::destruction::nothing},
    {"resync", {348, 349}, {346, 348}, {344, 346}, {343, 344}, "", 21600000, true, false, false, true, model::destruction::data},
};
// clang-format on

/// Adds all of them to an empty architecture.
constexpr void add_core(model::architecture& to) {
    add(to, ids_of_core, kinds, classes);
}

} // namespace hadsl::embed::library

#endif
