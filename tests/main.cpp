// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#include <cstdlib>

namespace {

/// Test programs lie deeper in the build tree than `sotto` does, so they say where the reader, its plugins
/// and the samples are.
const bool places_named = [] {
    return ::setenv("SOTTO_READER", SOTTO_BINARY_DIR "/sotto-reader", 0) == 0 &&
           ::setenv("SOTTO_PLUGINS", SOTTO_BINARY_DIR "/plugins", 0) == 0 &&
           ::setenv("SOTTO_DATA", SOTTO_SOURCE_DIR, 0) == 0;
}();

}  // namespace
