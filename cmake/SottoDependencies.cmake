# SPDX-License-Identifier: GPL-3.0-or-later
# Every library Sotto stands on, found once; each room names those it uses.

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(pugixml REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(PostgreSQL REQUIRED)
find_package(Catch2 2 QUIET)
pkg_check_modules(xapian REQUIRED IMPORTED_TARGET xapian-core)
pkg_check_modules(libzip REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(cmark REQUIRED IMPORTED_TARGET libcmark)
pkg_check_modules(poppler_cpp REQUIRED IMPORTED_TARGET poppler-cpp)
pkg_check_modules(seccomp REQUIRED IMPORTED_TARGET libseccomp)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)

# SOCI and libphonenumber come without a package file on Debian 12.
find_path(SOCI_INCLUDE_DIR soci/soci.h REQUIRED)
find_library(SOCI_CORE_LIBRARY soci_core REQUIRED)
find_library(SOCI_SQLITE3_LIBRARY soci_sqlite3 REQUIRED)
# Loaded by the name it has where only programs are installed, and only when a study is on a server.
find_library(SOCI_POSTGRESQL_LIBRARY soci_postgresql REQUIRED)
file(REAL_PATH "${SOCI_POSTGRESQL_LIBRARY}" SOCI_POSTGRESQL_NAME)
string(REGEX MATCH "libsoci_postgresql\\.so\\.[0-9]+\\.[0-9]+" SOCI_POSTGRESQL_NAME "${SOCI_POSTGRESQL_NAME}")
if(NOT SOCI_POSTGRESQL_NAME)
  message(FATAL_ERROR "${SOCI_POSTGRESQL_LIBRARY} is no shared library with an ABI version in its name.")
endif()
add_library(soci INTERFACE)
target_include_directories(soci SYSTEM INTERFACE "${SOCI_INCLUDE_DIR}" "${SOCI_INCLUDE_DIR}/soci"
                           "${PostgreSQL_INCLUDE_DIRS}")
target_link_libraries(soci INTERFACE "${SOCI_SQLITE3_LIBRARY}" "${SOCI_CORE_LIBRARY}" SQLite::SQLite3)

find_path(PHONENUMBER_INCLUDE_DIR phonenumbers/phonenumberutil.h REQUIRED)
find_library(PHONENUMBER_LIBRARY phonenumber REQUIRED)
add_library(phonenumber INTERFACE)
target_include_directories(phonenumber SYSTEM INTERFACE "${PHONENUMBER_INCLUDE_DIR}")
target_link_libraries(phonenumber INTERFACE "${PHONENUMBER_LIBRARY}")
