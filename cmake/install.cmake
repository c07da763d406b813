# install.cmake - what an installed copy consists of, and how find_package(hadsl) finds it.

include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(hadsl_package_dir "${CMAKE_INSTALL_DATADIR}/cmake/hadsl")

install(DIRECTORY include/hadsl DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")

# One export file each, so that a project that asks for `core` is not asked for Boost and Z3.
foreach(component IN ITEMS core embed grammar verifier hadsl)
  install(TARGETS hadsl_${component} EXPORT hadsl_${component})
  install(
    EXPORT hadsl_${component}
    NAMESPACE hadsl::
    FILE hadsl-${component}.cmake
    DESTINATION "${hadsl_package_dir}")
endforeach()

if(HADSL_BUILD_PROGRAM)
  install(TARGETS hadsl_cli RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
endif()

# For builds without CMake: the headers, and what all of them together need.
file(
  CONFIGURE
  OUTPUT "${PROJECT_BINARY_DIR}/cmake/hadsl.pc"
  CONTENT
    "prefix=\${pcfiledir}/../..
includedir=\${prefix}/@CMAKE_INSTALL_INCLUDEDIR@

Name: hadsl
Description: @PROJECT_DESCRIPTION@
Version: @PROJECT_VERSION@
Cflags: -I\${includedir} -std=c++20
Libs: -lz3
"
  @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/cmake/hadsl.pc"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/pkgconfig")

configure_package_config_file(
  cmake/hadslConfig.cmake.in "${PROJECT_BINARY_DIR}/cmake/hadslConfig.cmake"
  INSTALL_DESTINATION "${hadsl_package_dir}"
  PATH_VARS CMAKE_INSTALL_BINDIR
  NO_CHECK_REQUIRED_COMPONENTS_MACRO)
# Headers fit every architecture, hence share/ and ARCH_INDEPENDENT.
write_basic_package_version_file(
  "${PROJECT_BINARY_DIR}/cmake/hadslConfigVersion.cmake"
  COMPATIBILITY SameMajorVersion
  ARCH_INDEPENDENT)
install(
  FILES "${PROJECT_BINARY_DIR}/cmake/hadslConfig.cmake"
        "${PROJECT_BINARY_DIR}/cmake/hadslConfigVersion.cmake" cmake/FindZ3.cmake
        cmake/hadslChecks.cmake
  DESTINATION "${hadsl_package_dir}")
