// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "formats/plugin_kit.h"
#include "reader.h"
#include "samples.h"
#include "writer.h"

namespace {

using sotto::plugin::guarded;
using sotto::plugin::lend;
using sotto::plugin::view;

constexpr std::string_view what = "This page";

int recognises(sotto_text file_name, sotto_text head) {
    return sotto::html::recognises(view(file_name), view(head));
}

int read(sotto_text, sotto_text bytes, const sotto_read_host* host) {
    return guarded(host, what, [&] { sotto::html::read(view(bytes), *host); });
}

int write(const sotto_block* blocks, size_t count, const sotto_write_host* host) {
    return guarded(host, what, [&] {
        const std::string bytes = sotto::html::write(blocks, count);
        host->bytes(host->context, lend(bytes));
    });
}

const sotto_format_plugin plugin = {
    SOTTO_PLUGIN_API_VERSION,
    sizeof(sotto_format_plugin),
    "html",
    "Web page",
    "html htm xhtml xht",
    nullptr,
    recognises,
    read,
    write,
    sotto::html::samples,
};

}  // namespace

extern "C" const sotto_format_plugin* sotto_format(void) {
    return &plugin;
}
