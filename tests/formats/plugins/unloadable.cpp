// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
//
// A plugin with something wrong about its description, as the definitions say; with none it is fine.

#include "formats/plugin_api.h"

#ifndef VERSION
#define VERSION SOTTO_PLUGIN_API_VERSION
#endif
#ifndef SIZE
#define SIZE sizeof(sotto_format_plugin)
#endif
#ifdef FUNCTION
extern "C" SOTTO_EXPORT const sotto_format_plugin* FUNCTION();
#else
#define FUNCTION sotto_format
#endif

namespace {

int write(const sotto_block*, size_t, const sotto_write_host*) {
    return 0;
}

const sotto_format_plugin plugin{VERSION, SIZE,    ID,      "a test", "test",
                                 nullptr, nullptr, nullptr, write,    nullptr};

}  // namespace

const sotto_format_plugin* FUNCTION() {
    return &plugin;
}
