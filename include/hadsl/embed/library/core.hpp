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
    24, 25, 26, 27, 26, 28, 26, 29, 26, 30, 31, 0, 0, 0, 1, 0, 1, 0, 20, 0, 2, 0, 2, 0,
    13, 0, 3, 0, 3, 0, 12, 0, 4, 0, 4, 0, 14, 0, 5, 0, 5, 0, 15, 0, 6, 0, 6, 0,
    7, 0, 7, 0, 7, 0, 9, 0, 8, 0, 8, 0, 10, 9, 9, 9, 10, 9, 10, 9, 6, 5, 4, 3,
    2, 9, 11, 9, 11, 9, 6, 5, 4, 3, 2, 9, 12, 9, 12, 9, 3, 9, 13, 9, 13, 9, 2, 9,
    14, 9, 14, 9, 1, 15, 15, 15, 16, 15, 16, 15, 19, 15, 26, 16, 17, 16, 15, 17, 16, 15, 19, 15,
    26, 16, 18, 16, 15, 18, 16, 15, 19, 15, 26, 15, 19, 15, 19, 15, 17, 16, 19, 15, 26, 15, 20, 15,
    20, 15, 17, 16, 19, 15, 26, 20, 21, 20, 15, 21, 20, 15, 17, 16, 19, 15, 26, 20, 22, 20, 15, 22,
    20, 15, 17, 16, 19, 15, 26, 15, 23, 15, 23, 15, 21, 27, 28, 24, 24, 24, 25, 24, 25, 24, 19, 15,
    25, 26, 24, 26, 24, 26, 24, 27, 24, 27, 24, 27, 24, 17, 16, 15, 26, 21, 24, 28, 24, 28, 24, 30,
    24, 29, 24, 29, 24, 0, 8, 11, 19, 24, 25, 26, 24, 30, 24, 30, 24, 19, 15, 26, 30, 24, 31, 24,
    31, 24, 17, 16, 15, 19, 15, 26, 32, 32, 32, 33, 32, 33, 32, 24, 32, 34, 32, 34, 32, 24, 32, 35,
    32, 35, 32, 0, 20, 21, 32, 36, 32, 36, 32, 25, 37, 37, 37, 38, 37, 38, 37, 8, 12, 15, 20, 37,
    39, 37, 39, 37, 19, 15, 26, 37, 40, 37, 40, 37, 27,
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
    {"hardware", {59, 59}, {59, 60}, {60, 61}, {61, 61}, "", duration::unbounded_milliseconds, false, false, false, false, model::destruction::nothing},
    {"host", {61, 62}, {62, 64}, {64, 66}, {66, 67}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"disk", {67, 68}, {68, 70}, {70, 72}, {72, 73}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::contents},
    {"storage", {73, 74}, {74, 76}, {76, 78}, {78, 79}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::contents},
    {"nic", {79, 80}, {80, 82}, {82, 84}, {84, 85}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"switch", {85, 86}, {86, 88}, {88, 90}, {90, 91}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"rack", {91, 92}, {92, 94}, {94, 96}, {96, 97}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"power", {97, 98}, {98, 100}, {100, 102}, {102, 103}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"cooling", {103, 104}, {104, 106}, {106, 108}, {108, 109}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"environment", {109, 109}, {109, 110}, {110, 111}, {111, 111}, "", duration::unbounded_milliseconds, false, false, false, false, model::destruction::nothing},
    {"fire", {111, 112}, {112, 114}, {114, 116}, {116, 121}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::contents},
    {"flood", {121, 122}, {122, 124}, {124, 126}, {126, 131}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::contents},
    {"zone", {131, 132}, {132, 134}, {134, 136}, {136, 137}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"region", {137, 138}, {138, 140}, {140, 142}, {142, 143}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"provider", {143, 144}, {144, 146}, {146, 148}, {148, 149}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"software", {149, 149}, {149, 150}, {150, 151}, {151, 151}, "", duration::unbounded_milliseconds, false, false, false, false, model::destruction::nothing},
    {"transient", {151, 152}, {152, 154}, {154, 156}, {156, 159}, "", duration::unbounded_milliseconds, false, false, false, false, model::destruction::nothing},
    {"crash", {159, 160}, {160, 163}, {163, 166}, {166, 169}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"hang", {169, 170}, {170, 173}, {173, 176}, {176, 179}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"leak", {179, 180}, {180, 182}, {182, 186}, {186, 189}, "started", duration::unbounded_milliseconds, true, true, false, false, model::destruction::nothing},
    {"deterministic", {189, 190}, {190, 192}, {192, 196}, {196, 199}, "build", duration::unbounded_milliseconds, false, true, true, false, model::destruction::nothing},
    {"poison", {199, 200}, {200, 203}, {203, 208}, {208, 211}, "build", duration::unbounded_milliseconds, true, true, true, false, model::destruction::nothing},
    {"bad_build", {211, 212}, {212, 215}, {215, 220}, {220, 223}, "build", duration::unbounded_milliseconds, true, true, true, false, model::destruction::nothing},
    {"corruption", {223, 224}, {224, 226}, {226, 228}, {228, 231}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::data},
    {"operator", {231, 231}, {231, 232}, {232, 233}, {233, 233}, "", duration::unbounded_milliseconds, false, false, false, false, model::destruction::nothing},
    {"bad_config", {233, 234}, {234, 236}, {236, 238}, {238, 242}, "config", duration::unbounded_milliseconds, true, true, true, false, model::destruction::nothing},
    {"deletion", {242, 243}, {243, 245}, {245, 247}, {247, 248}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::data},
    {"removal", {248, 249}, {249, 251}, {251, 256}, {256, 258}, "", duration::unbounded_milliseconds, true, false, true, false, model::destruction::contents},
    {"closure", {258, 259}, {259, 261}, {261, 263}, {263, 264}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::contents},
    {"wrong_scope", {264, 265}, {265, 267}, {267, 269}, {269, 276}, "scope", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"expiry", {276, 277}, {277, 279}, {279, 281}, {281, 285}, "credential", duration::unbounded_milliseconds, true, false, true, false, model::destruction::nothing},
    {"bad_update", {285, 286}, {286, 288}, {288, 293}, {293, 296}, "channel", duration::unbounded_milliseconds, true, false, true, false, model::destruction::nothing},
    {"network", {296, 296}, {296, 297}, {297, 298}, {298, 298}, "", duration::unbounded_milliseconds, false, false, false, false, model::destruction::nothing},
    {"link_loss", {298, 299}, {299, 301}, {301, 303}, {303, 304}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"cut", {304, 305}, {305, 307}, {307, 309}, {309, 310}, "path", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"isolation", {310, 311}, {311, 313}, {313, 315}, {315, 318}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"storm", {318, 319}, {319, 321}, {321, 323}, {323, 324}, "", duration::unbounded_milliseconds, true, false, false, false, model::destruction::nothing},
    {"planned", {324, 324}, {324, 325}, {325, 326}, {326, 326}, "", duration::unbounded_milliseconds, false, false, false, true, model::destruction::nothing},
    {"maintenance", {326, 327}, {327, 329}, {329, 331}, {331, 335}, "", 3600000, true, false, false, true, model::destruction::nothing},
    {"upgrade", {335, 336}, {336, 338}, {338, 340}, {340, 343}, "", 900000, true, false, false, true, model::destruction::nothing},
    {"resync", {343, 344}, {344, 346}, {346, 348}, {348, 349}, "", 21600000, true, false, false, true, model::destruction::data},
};
// clang-format on

/// Adds all of them to an empty architecture.
template <class Architecture>
constexpr void add_core(Architecture& to) {
    add(to, ids_of_core, kinds, classes);
}

} // namespace hadsl::embed::library

#endif
