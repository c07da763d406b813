// tests/fuzz/settings.cpp - any `hadsl.toml` is understood or refused in words.
// SPDX-License-Identifier: BSL-1.0
#include "input.hpp"

#include "settings.hpp"
#include "usage.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

using namespace hadsl;

namespace {

/// A folder of this process, gone with it.
struct own_folder {
    own_folder() { std::filesystem::create_directories(path); }
    ~own_folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("hadsl-fuzz-" + std::to_string(getpid()));
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    static own_folder const folder;
    std::ofstream(folder.path / "hadsl.toml", std::ios::binary)
        .write(reinterpret_cast<char const*>(data), static_cast<std::streamsize>(size));
    try {
        static_cast<void>(program::find_settings(folder.path));
    } catch (program::usage_error const& refused) {
        fuzz::demand(*refused.what() != '\0', "a refusal has a reason");
    }
    return 0;
}
