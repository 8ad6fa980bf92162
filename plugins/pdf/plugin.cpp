// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include <exception>
#include <new>
#include <string>
#include <string_view>

#include "formats/plugin_api.h"
#include "reader.h"
#include "samples.h"

namespace {

std::string_view view(sotto_text text) {
    return text.bytes == nullptr ? std::string_view() : std::string_view(text.bytes, text.size);
}

int recognises(sotto_text file_name, sotto_text head) {
    return sotto::pdf::recognises(view(file_name), view(head));
}

int read(sotto_text, sotto_text bytes, const sotto_read_host* host) {
    // No exception crosses the plugin interface.
    std::string sentence;
    try {
        sotto::pdf::read(view(bytes), *host);
        return 0;
    } catch (const sotto::pdf::Stopped&) {
        return 0;
    } catch (const sotto::pdf::Refusal& refusal) {
        sentence = refusal.what();
    } catch (const std::bad_alloc&) {
        sentence = "This PDF is too large for the memory that a reader may use. Split it.";
    } catch (const std::exception&) {
        sentence = "This PDF could not be processed. Please report this.";
    }
    host->error(host->context, {sentence.data(), sentence.size()});
    return 1;
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
