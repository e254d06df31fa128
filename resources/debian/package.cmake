# `cpack` makes a package for the Debian or Ubuntu that it runs on. dpkg's triggers tell the desktop,
# the icon theme and the file types about it.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME tidemark)
set(CPACK_PACKAGE_VENDOR Tidemark)
set(CPACK_PACKAGE_CONTACT "Tidemark maintainers <maintainers@tidemark.example>"
    CACHE STRING "Whom the package names as its maintainer")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "memory timeline viewer")
set(CPACK_PACKAGE_DESCRIPTION
"Tidemark shows the memory of programs over time. It opens the recordings of
memory profilers and heap snapshots, lays several runs over one another, names
the peak and the function that ran there, watches running processes, and
compares what was in memory at two moments. tidemark-cli does the same for
scripts.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/arrange.cmake)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
# The libraries are found in the programs; Qt's plugins for X11 and SVG come with them. The texts of
# Qt's own dialogs do not.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS qt6-translations-l10n)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
    "fonts-dejavu-core, fonts-vlgothic | fonts-noto-cjk, qt6-qpa-plugins, qt6-wayland, shared-mime-info")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
