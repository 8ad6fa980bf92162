// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string>

namespace soci {
class backend_factory;
class postgresql_soci_error;
}  // namespace soci

namespace sotto::store {

/// SOCI's way to PostgreSQL, loaded when it is first asked for: with all that libpq stands on (Kerberos,
/// LDAP, TLS) it is two thirds of what starting a program costs, and most studies are files. Throws
/// `base::Error` (Environment) when SOCI's library for PostgreSQL is not installed. Stays loaded. Any thread.
const soci::backend_factory& postgres_driver();

/// The SQLSTATE of what `postgres_driver` threw: five characters.
std::string sqlstate_of(const soci::postgresql_soci_error& error);

}  // namespace sotto::store
