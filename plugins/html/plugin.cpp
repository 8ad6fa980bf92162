// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include <exception>
#include <new>
#include <string>
#include <string_view>

#include "formats/plugin_api.h"
#include "reader.h"
#include "samples.h"
#include "writer.h"

namespace {

std::string_view view(sotto_text text) {
    return text.bytes == nullptr ? std::string_view() : std::string_view(text.bytes, text.size);
}

/// Runs `work` and turns what it throws into the host's error: no exception crosses the plugin interface.
template <typename Host, typename Work>
int guarded(const Host* host, Work work) {
    std::string sentence;
    try {
        work();
        return 0;
    } catch (const sotto::html::Stopped&) {
        return 0;
    } catch (const std::bad_alloc&) {
        sentence = "This page is too large for the memory that a reader may use. Split it.";
    } catch (const std::exception&) {
        sentence = "This page could not be processed. Please report this.";
    }
    host->error(host->context, {sentence.data(), sentence.size()});
    return 1;
}

int recognises(sotto_text file_name, sotto_text head) {
    return sotto::html::recognises(view(file_name), view(head));
}

int read(sotto_text, sotto_text bytes, const sotto_read_host* host) {
    return guarded(host, [&] { sotto::html::read(view(bytes), *host); });
}

int write(const sotto_block* blocks, size_t count, const sotto_write_host* host) {
    return guarded(host, [&] {
        const std::string bytes = sotto::html::write(blocks, count);
        host->bytes(host->context, {bytes.data(), bytes.size()});
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
