// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/postgres_driver.h"

#include "base/error.h"

#include <dlfcn.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>

namespace sotto::store {

namespace {

/// What the library calls `symbol`.
template <class Function>
Function* function_called(const char* symbol) {
    static void* const library = ::dlopen(SOTTO_SOCI_POSTGRESQL, RTLD_NOW | RTLD_LOCAL);
    void* const found = library == nullptr ? nullptr : ::dlsym(library, symbol);
    if (found == nullptr) {
        throw base::Error(base::Blame::Environment,
                          "A study on a server needs SOCI's library for PostgreSQL, " SOTTO_SOCI_POSTGRESQL
                          ", which is not installed or is of another version: install it.");
    }
    return reinterpret_cast<Function*>(found);
}

}  // namespace

const soci::backend_factory& postgres_driver() {
    return *function_called<const soci::backend_factory*()>("factory_postgresql")();
}

std::string sqlstate_of(const soci::postgresql_soci_error& error) {
    // A member function, by the name that the library's ABI version (in its file name) stands for; called
    // as the Itanium C++ ABI calls members: with the object as the first argument.
    constexpr const char* sqlstate = "_ZNK4soci21postgresql_soci_error8sqlstateB5cxx11Ev";
    return function_called<std::string(const soci::postgresql_soci_error*)>(sqlstate)(&error);
}

}  // namespace sotto::store
