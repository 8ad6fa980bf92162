// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
//
// `sotto-reader`: the process that runs the plugins. Started by `formats::Formats`, never by a person.

#include "formats/lock_in.h"
#include "formats/plugin_library.h"
#include "formats/wire.h"
#include "text/encoding.h"
#include "text/text.h"

#include <iconv.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <limits>
#include <new>
#include <string>
#include <string_view>

using namespace sotto;
using namespace sotto::formats;

namespace {

constexpr int host_socket = 3;
constexpr std::size_t head_size = 64U << 10U;
constexpr std::size_t frame_size = 256U << 10U;

struct HostGone {};

std::string_view view(const sotto_text& text) {
    return text.bytes == nullptr ? std::string_view{} : std::string_view{text.bytes, text.size};
}
sotto_text lend(std::string_view text) {
    return {text.data(), text.size()};
}

void send_bytes(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::write(host_socket, bytes.data(), bytes.size());
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) throw HostGone();
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

void receive_bytes(char* to, std::size_t size) {
    while (size > 0) {
        const ssize_t got = ::read(host_socket, to, size);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) throw HostGone();
        to += got;
        size -= static_cast<std::size_t>(got);
    }
}

std::string receive_frame() {
    unsigned char length[4];
    receive_bytes(reinterpret_cast<char*>(length), sizeof length);
    const std::size_t size = length[0] | (std::size_t{length[1]} << 8U) | (std::size_t{length[2]} << 16U) |
                             (std::size_t{length[3]} << 24U);
    std::string payload(size, '\0');
    receive_bytes(payload.data(), size);
    return payload;
}

/// The answer to one request, gathered into frames; small answers leave in a single write.
class Answer {
public:
    explicit Answer(std::size_t text_limit) : text_limit_(text_limit) {}

    /// False when the host has enough.
    bool block(const sotto_block& block) {
        if (text_ >= text_limit_) return false;
        const std::string_view text = view(block.text);
        const std::string_view label = view(block.label);
        text_ += text.size() + label.size() + wire::block_cost;
        if (text_ > text_limit_) {
            text_ = std::numeric_limits<std::size_t>::max();
            return false;
        }
        blocks_.number32(static_cast<std::uint32_t>(block.kind));
        blocks_.number32(static_cast<std::uint32_t>(block.level));
        blocks_.text(text);
        blocks_.text(label);
        blocks_.number64(block.bold_prefix);
        blocks_.signed64(block.page);
        blocks_.signed64(block.begin_ms);
        blocks_.signed64(block.end_ms);
        if (blocks_.size() >= frame_size) flush_blocks();
        return true;
    }

    bool bytes(std::string_view bytes) {
        written_ += bytes;
        if (written_.size() >= frame_size) flush_bytes();
        return true;
    }

    void warning(std::string_view sentence) {
        if (warnings_ == 1000) return;
        ++warnings_;
        wire::Packer packer(wire::Message::Warning);
        packer.text(sentence.substr(0, 1000));
        queue(packer);
    }

    void error(std::string_view sentence) { sentence_ = sentence.substr(0, 1000); }

    bool decode(std::string_view bytes, std::string_view& result) {
        text::Decoded decoded = text::decode(bytes);
        replaced_ += decoded.replaced;
        if (encoding_.empty() || decoded.confidence < confidence_) {
            encoding_ = decoded.encoding;
            confidence_ = decoded.confidence;
        }
        // A page ends where a paragraph does: a form feed alone would glue two lines of different pages
        // together.
        for (std::size_t at = 0; (at = decoded.utf8.find('\f', at)) != std::string::npos; at += 2) {
            decoded.utf8.replace(at, 1, "\n\n");
        }
        decoded_ = text::normalise_newlines(decoded.utf8);
        result = decoded_;
        return true;
    }

    [[nodiscard]] bool too_much() const { return text_ == std::numeric_limits<std::size_t>::max(); }

    void done(wire::Outcome outcome, std::string_view format) {
        flush_blocks();
        flush_bytes();
        wire::Packer packer(wire::Message::Done);
        packer.number8(static_cast<std::uint8_t>(outcome));
        packer.text(format);
        packer.text(sentence_);
        packer.text(encoding_);
        packer.number32(static_cast<std::uint32_t>(confidence_));
        packer.number64(replaced_);
        queue(packer);
        send_bytes(out_);
    }

private:
    void flush_blocks() {
        if (blocks_.size() <= 1) return;
        queue(blocks_);
        blocks_ = wire::Packer(wire::Message::Blocks);
    }

    void flush_bytes() {
        for (std::string_view rest = written_; !rest.empty();) {
            const std::string_view part = rest.substr(0, frame_size);
            wire::Packer packer(wire::Message::Bytes);
            packer.text(part);
            queue(packer);
            rest.remove_prefix(part.size());
        }
        written_.clear();
    }

    void queue(wire::Packer& packer) {
        out_ += packer.frame();
        if (out_.size() < frame_size) return;
        send_bytes(out_);
        out_.clear();
    }

    std::size_t text_limit_;
    std::size_t text_ = 0;
    std::size_t warnings_ = 0;
    wire::Packer blocks_{wire::Message::Blocks};
    std::string written_;
    std::string out_;
    std::string sentence_;
    std::string encoding_;
    std::string decoded_;
    int confidence_ = 100;
    std::size_t replaced_ = 0;
};

// The functions handed to a plugin. They may be called through C code, so nothing may be thrown across them;
// what was thrown is kept and decides the outcome when the plugin returns.
struct Call {
    Answer* answer = nullptr;
    bool out_of_memory = false;
    bool host_gone = false;

    template <class Work>
    int guarded(Work work) noexcept {
        try {
            return work() ? 0 : 1;
        } catch (const HostGone&) {
            host_gone = true;
        } catch (...) {
            out_of_memory = true;
        }
        return 1;
    }
};

Call& call_of(void* context) {
    return *static_cast<Call*>(context);
}

int host_block(void* context, const sotto_block* block) {
    return call_of(context).guarded([&] { return call_of(context).answer->block(*block); });
}
int host_decode(void* context, sotto_text bytes, sotto_text* decoded) {
    return call_of(context).guarded([&] {
        std::string_view result;
        if (!call_of(context).answer->decode(view(bytes), result)) return false;
        *decoded = lend(result);
        return true;
    });
}
void host_warning(void* context, sotto_text sentence) {
    call_of(context).guarded([&] { return call_of(context).answer->warning(view(sentence)), true; });
}
void host_error(void* context, sotto_text sentence) {
    call_of(context).guarded([&] { return call_of(context).answer->error(view(sentence)), true; });
}
int host_bytes(void* context, sotto_text bytes) {
    return call_of(context).guarded([&] { return call_of(context).answer->bytes(view(bytes)); });
}

/// Runs a plugin's function, whose result 0 means success.
template <class Function>
wire::Outcome run(Call& call, Function function) {
    int result = 1;
    try {
        result = function();
    } catch (const std::bad_alloc&) {
        return wire::Outcome::OutOfMemory;
    } catch (...) {
        return wire::Outcome::Threw;
    }
    if (call.host_gone) throw HostGone();
    if (call.out_of_memory) return wire::Outcome::OutOfMemory;
    if (call.answer->too_much()) return wire::Outcome::TooMuch;
    return result == 0 ? wire::Outcome::Good : wire::Outcome::Broken;
}

std::string_view extension_of(std::string_view file_name) {
    const std::size_t dot = file_name.rfind('.');
    return dot == std::string_view::npos ? std::string_view{} : file_name.substr(dot + 1);
}

bool same_without_case(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](char x, char y) { return lower(x) == lower(y); });
}

bool has_extension(const Format& format, std::string_view extension) {
    return std::any_of(format.extensions.begin(), format.extensions.end(),
                       [&](const std::string& own) { return same_without_case(own, extension); });
}

/// Has loaded what libraries load only when they are first used, because afterwards nothing can be loaded.
void warm_up() {
    (void)text::decode("caf\xE9 na\xEFve");
    // The C library's converters are libraries too; poppler-cpp wants these. They stay while a descriptor is
    // open.
    (void)::iconv_open("UTF-8", "UTF-16");
    (void)::iconv_open("UTF-16", "UTF-8");
    ::tzset();
}

class Reader {
public:
    int serve() {
        set_up();
        for (;;) {
            const std::string payload = receive_frame();
            wire::Unpacker request(payload);
            ::alarm(patience_);
            if (request.message() == wire::Message::Read) {
                read(request);
            } else if (request.message() == wire::Message::Write) {
                write(request);
            } else {
                return EXIT_FAILURE;
            }
            ::alarm(0);
        }
    }

private:
    void set_up() {
        const std::string payload = receive_frame();
        wire::Unpacker setup(payload);
        text_limit_ = setup.number64();
        Keeps keeps;
        keeps.memory_bytes = setup.number64();
        // The host watches the time; this alarm is for the reader whose host is gone.
        patience_ = 2 * setup.number32() + 10;
        keeps.use_landlock = setup.number8() != 0;
        std::vector<std::string> folders(setup.number32());
        for (std::string& folder : folders) folder = setup.text();

        library_ = PluginLibrary::load(folders);
        keeps.data_folders = library_.data_folders();
        warm_up();

        std::string refusal;
        try {
            folders_open_ = lock_in(keeps);
        } catch (const std::runtime_error& reason) {
            refusal = reason.what();
        }
        wire::Packer hello(wire::Message::Hello);
        hello.text(refusal);
        hello.number8(folders_open_ ? 1 : 0);
        hello.number32(static_cast<std::uint32_t>(library_.plugins.size()));
        for (const LoadedPlugin& loaded : library_.plugins) {
            hello.text(loaded.format.id);
            hello.text(loaded.format.title);
            hello.number32(static_cast<std::uint32_t>(loaded.format.extensions.size()));
            for (const std::string& extension : loaded.format.extensions) hello.text(extension);
            hello.number8(loaded.format.reads ? 1 : 0);
            hello.number8(loaded.format.writes ? 1 : 0);
        }
        hello.number32(static_cast<std::uint32_t>(library_.not_loaded.size()));
        for (const NotLoaded& not_loaded : library_.not_loaded) {
            hello.text(not_loaded.file);
            hello.text(not_loaded.reason);
        }
        send_bytes(hello.frame());
        if (!refusal.empty()) throw HostGone();
    }

    [[nodiscard]] const LoadedPlugin* most_certain(std::string_view file_name, std::string_view bytes) const {
        const std::string_view head = bytes.substr(0, head_size);
        const std::string_view extension = extension_of(file_name);
        const LoadedPlugin* best = nullptr;
        int best_certainty = 0;
        for (const LoadedPlugin& loaded : library_.plugins) {
            if (loaded.plugin->read == nullptr) continue;
            const int certainty = loaded.plugin->recognises(lend(file_name), lend(head));
            const bool better =
                certainty > best_certainty ||
                (best != nullptr && certainty == best_certainty && has_extension(loaded.format, extension) &&
                 !has_extension(best->format, extension));
            if (!better) continue;
            best = &loaded;
            best_certainty = certainty;
        }
        return best;
    }

    void read(wire::Unpacker& request) const {
        const std::string_view file_name = request.text();
        const std::string_view bytes = request.text();
        Answer answer(text_limit_);
        Call call{&answer};
        const LoadedPlugin* chosen = nullptr;
        wire::Outcome outcome = run(call, [&] { return chosen = most_certain(file_name, bytes), 0; });
        if (outcome == wire::Outcome::Good && chosen == nullptr) outcome = wire::Outcome::Unknown;
        if (outcome == wire::Outcome::Good) {
            const sotto_read_host host{&call, host_block, host_decode, host_warning, host_error};
            outcome = run(call, [&] { return chosen->plugin->read(lend(file_name), lend(bytes), &host); });
            if (!folders_open_ && chosen->plugin->data_folders != nullptr) {
                answer.warning(
                    "This system cannot restrict a program to some folders (Landlock), so the tables beside "
                    "the "
                    "program that this format may need were not read; check texts in East Asian languages.");
            }
        }
        answer.done(outcome, chosen != nullptr ? chosen->format.id : std::string());
    }

    void write(wire::Unpacker& request) const {
        const std::string_view id = request.text();
        std::vector<sotto_block> blocks(request.number32());
        for (sotto_block& block : blocks) {
            block = {};
            block.kind = static_cast<std::int32_t>(request.number32());
            block.level = static_cast<std::int32_t>(request.number32());
            block.text = lend(request.text());
            block.begin_ms = -1;
            block.end_ms = -1;
            block.right_to_left = request.number8();
        }
        const auto chosen = std::find_if(library_.plugins.begin(), library_.plugins.end(),
                                         [&](const LoadedPlugin& loaded) { return loaded.format.id == id; });
        Answer answer(text_limit_);
        Call call{&answer};
        wire::Outcome outcome = wire::Outcome::Unknown;
        if (chosen != library_.plugins.end() && chosen->plugin->write != nullptr) {
            const sotto_write_host host{&call, host_bytes, host_error};
            outcome = run(call, [&] { return chosen->plugin->write(blocks.data(), blocks.size(), &host); });
        }
        answer.done(outcome, id);
    }

    PluginLibrary library_;
    std::size_t text_limit_ = 0;
    unsigned patience_ = 0;
    bool folders_open_ = false;
};

/// Whatever the starting process had open is none of ours: a study, a vault, a connection.
void close_inherited() {
    if (::close_range(host_socket + 1, ~0U, 0) == 0) return;
    const long most = std::min(::sysconf(_SC_OPEN_MAX), 65536L);
    for (int descriptor = host_socket + 1; descriptor < most; ++descriptor) ::close(descriptor);
}

}  // namespace

int main() {
    struct stat status {};
    if (::fstat(host_socket, &status) != 0 || !S_ISSOCK(status.st_mode)) {
        constexpr std::string_view note = "sotto-reader is started by Sotto and of no use by itself.\n";
        (void)!::write(STDERR_FILENO, note.data(), note.size());
        return 2;
    }
    close_inherited();
    (void)std::signal(SIGPIPE, SIG_IGN);
    int result = EXIT_SUCCESS;
    try {
        result = Reader().serve();
    } catch (const HostGone&) {
        result = EXIT_SUCCESS;
    } catch (...) {
        result = EXIT_FAILURE;
    }
    // Destructors of plugins' libraries would run untested and for nothing.
    ::_exit(result);
}
