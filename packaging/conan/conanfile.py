"""A Conan 2 recipe of hadsl: conan create packaging/conan"""
# SPDX-License-Identifier: BSL-1.0
import os
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy, load


class Hadsl(ConanFile):
    name = "hadsl"
    description = ("A language for high availability, and a verifier that knows what masks which "
                   "failure")
    license = "BSL-1.0"
    package_type = "header-library"
    settings = "os", "arch", "compiler", "build_type"
    no_copy_source = True

    def set_version(self):
        header = os.path.join(self.recipe_folder, "..", "..", "include", "hadsl", "version.hpp")
        self.version = re.search(r'string_view version = "([0-9.]+)"', load(self, header)).group(1)

    def export_sources(self):
        root = os.path.join(self.recipe_folder, "..", "..")
        for pattern in ("CMakeLists.txt", "LICENSE", "cmake/*", "include/*"):
            copy(self, pattern, root, self.export_sources_folder)

    def requirements(self):
        self.requires("boost/[>=1.74]", headers=True, libs=False)
        self.requires("z3/[>=4.8.12]")

    def validate(self):
        check_min_cppstd(self, 20)

    def layout(self):
        cmake_layout(self)

    def generate(self):
        CMakeDeps(self).generate()
        toolchain = CMakeToolchain(self)
        for option in ("HADSL_BUILD_PROGRAM", "HADSL_BUILD_TESTS", "HADSL_STRICT"):
            toolchain.cache_variables[option] = False
        toolchain.cache_variables["HADSL_INSTALL"] = True
        toolchain.generate()

    def package(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.install()
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))

    def package_id(self):
        self.info.clear()

    def package_info(self):
        self.cpp_info.bindirs = []
        self.cpp_info.libdirs = []
        for component, needs in (("core", []), ("embed", ["core", "boost::headers"]),
                                 ("grammar", ["core", "boost::headers"]),
                                 ("verifier", ["core", "z3::z3"]),
                                 ("hadsl", ["embed", "grammar", "verifier"])):
            info = self.cpp_info.components[component]
            info.set_property("cmake_target_name", f"hadsl::{component}")
            info.requires = needs
