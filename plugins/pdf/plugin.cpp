// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "formats/plugin_kit.h"
#include "reader.h"
#include "samples.h"

namespace {

using sotto::plugin::guarded;
using sotto::plugin::view;

int recognises(sotto_text file_name, sotto_text head) {
    return sotto::pdf::recognises(view(file_name), view(head));
}

int read(sotto_text, sotto_text bytes, const sotto_read_host* host) {
    return guarded(host, "This PDF", [&] { sotto::pdf::read(view(bytes), *host); });
}

const sotto_format_plugin plugin = {
    SOTTO_PLUGIN_API_VERSION,
    sizeof(sotto_format_plugin),
    "pdf",
    "PDF document",
    "pdf",
    "/usr/share/poppler",  // character maps of Chinese, Japanese and Korean fonts
    recognises,
    read,
    nullptr,
    sotto::pdf::samples,
};

}  // namespace

extern "C" const sotto_format_plugin* sotto_format(void) {
    return &plugin;
}
