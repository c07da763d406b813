# A vcpkg port of hadsl, as an overlay: vcpkg install hadsl --overlay-ports=packaging
# The sources are those that this file lies in; a port in a registry fetches a release instead.
get_filename_component(SOURCE_PATH "${CURRENT_PORT_DIR}/../.." ABSOLUTE)

vcpkg_check_features(OUT_FEATURE_OPTIONS features FEATURES program HADSL_BUILD_PROGRAM)
vcpkg_cmake_configure(
  SOURCE_PATH "${SOURCE_PATH}"
  OPTIONS ${features} -DHADSL_BUILD_TESTS=OFF -DHADSL_INSTALL=ON -DHADSL_STRICT=OFF)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(CONFIG_PATH share/cmake/hadsl)
if("program" IN_LIST FEATURES)
  vcpkg_copy_tools(TOOL_NAMES hadsl AUTO_CLEAN)
endif()
file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/debug" "${CURRENT_PACKAGES_DIR}/lib")
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
