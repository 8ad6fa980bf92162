// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "package.h"

#include <zip.h>

#include <algorithm>
#include <cstdint>
#include <deque>
#include <map>
#include <utility>

#include "formats/plugin_kit.h"

namespace sotto::docx {
namespace {

constexpr zip_int64_t most_entries = 10'000;
constexpr std::uint64_t largest_part = std::uint64_t{128} << 20U;
constexpr std::uint64_t largest_package = std::uint64_t{1} << 30U;
// Deflate reaches 1032:1 on zeros; text of a real document stays below 40:1, long empty tables near 100:1.
constexpr std::uint64_t suspicious_ratio = 200;
constexpr std::uint64_t ratio_matters_from = std::uint64_t{16} << 20U;

constexpr std::string_view zip_magic = "PK\x03\x04";
constexpr std::string_view ole2_magic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

const char* const protected_sentence =
    "This document is protected with a password. Open it in the program it was written with, remove the "
    "password, save it and import it again.";
const char* const broken_sentence =
    "This document is damaged or was not copied completely. Fetch it again from where it came from.";
const char* const bomb_sentence =
    "This document unpacks to far more than its size allows (a “zip bomb”) and was refused.";

struct ZipCloser {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct FileCloser {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

std::string lower(std::string_view name) {
    std::string result(name);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

std::string utf16le(std::string_view ascii) {
    std::string result;
    for (const char c : ascii) {
        result += c;
        result += '\0';
    }
    return result;
}

bool leaves_its_folder(std::string_view name) {
    if (name.empty() || name.front() == '/') return true;
    if (name.find('\\') != std::string_view::npos || name.find(':') != std::string_view::npos) return true;
    std::size_t start = 0;
    while (start <= name.size()) {
        const std::size_t end = std::min(name.find('/', start), name.size());
        if (name.substr(start, end - start) == "..") return true;
        start = end + 1;
    }
    return false;
}

void refuse_ole2(std::string_view bytes) {
    if (bytes.find(utf16le("EncryptedPackage")) != std::string_view::npos)
        throw plugin::Refusal(protected_sentence);
    throw plugin::Refusal(
        "This document is in the old Word format (.doc). Open it in a word processor, save it as .docx and "
        "import that.");
}

}  // namespace

struct Package::Internal {
    std::unique_ptr<zip_t, ZipCloser> archive;
    std::vector<std::string> parts;
    std::map<std::string, std::pair<zip_uint64_t, std::uint64_t>> entries;  // lower-case name → index, size
};

Package::Package(std::string_view bytes) : internal_(std::make_unique<Internal>()) {
    if (bytes.substr(0, ole2_magic.size()) == ole2_magic) refuse_ole2(bytes);
    if (bytes.substr(0, zip_magic.size()) != zip_magic)
        throw plugin::Refusal("This file is not a Word document: it does not begin as one.");

    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    if (archive == nullptr && source != nullptr) zip_source_free(source);
    zip_error_fini(&error);
    if (archive == nullptr) throw plugin::Refusal(broken_sentence);
    internal_->archive.reset(archive);

    const zip_int64_t count = zip_get_num_entries(archive, 0);
    if (count > most_entries)
        throw plugin::Refusal(
            "This document consists of more than 10,000 parts, which no word processor writes, and was "
            "refused.");
    std::uint64_t packed = 0;
    std::uint64_t unpacked = 0;
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        zip_stat_init(&stat);
        const auto index = static_cast<zip_uint64_t>(i);
        constexpr zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
        if (zip_stat_index(archive, index, 0, &stat) != 0 || (stat.valid & needed) != needed)
            throw plugin::Refusal(broken_sentence);
        const std::string name = stat.name;
        if (leaves_its_folder(name))
            throw plugin::Refusal(
                "This document holds a part whose name points outside the document (a “path traversal”) and "
                "was refused.");
        if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
            throw plugin::Refusal(protected_sentence);
        packed += stat.comp_size;
        unpacked += stat.size;
        if (stat.size > largest_package || unpacked > largest_package) throw plugin::Refusal(bomb_sentence);
        if (stat.size > ratio_matters_from &&
            stat.size / std::max<std::uint64_t>(stat.comp_size, 1) > suspicious_ratio)
            throw plugin::Refusal(bomb_sentence);
        if (name.back() == '/') continue;
        if (!internal_->entries.emplace(lower(name), std::pair{index, std::uint64_t{stat.size}}).second)
            throw plugin::Refusal(
                "This document holds two parts of the same name, so what it says is not certain, and was "
                "refused.");
        internal_->parts.push_back(name);
    }
    // Entries that share their bytes claim more than the file holds.
    if (packed > bytes.size()) throw plugin::Refusal(bomb_sentence);
}

Package::~Package() = default;

bool Package::has(const std::string& part) const {
    return internal_->entries.contains(lower(part));
}

const std::vector<std::string>& Package::parts() const {
    return internal_->parts;
}

std::string Package::read(const std::string& part) const {
    const auto found = internal_->entries.find(lower(part));
    if (found == internal_->entries.end()) throw plugin::Refusal(broken_sentence);
    const auto [index, size] = found->second;
    if (size > largest_part)
        throw plugin::Refusal(
            "This document's text is larger than 128 MB once unpacked, and was refused. Split it.");
    const std::unique_ptr<zip_file_t, FileCloser> file(zip_fopen_index(internal_->archive.get(), index, 0));
    if (!file) throw plugin::Refusal(broken_sentence);
    std::string content(static_cast<std::size_t>(size), '\0');
    std::size_t filled = 0;
    while (filled < content.size()) {
        const zip_int64_t got = zip_fread(file.get(), content.data() + filled, content.size() - filled);
        if (got <= 0) throw plugin::Refusal(broken_sentence);
        filled += static_cast<std::size_t>(got);
    }
    // libzip checks length and CRC when the end is reached, so one byte more is asked for.
    char beyond = 0;
    if (zip_fread(file.get(), &beyond, 1) != 0) throw plugin::Refusal(broken_sentence);
    return content;
}

struct PackageWriter::Internal {
    zip_source_t* buffer = nullptr;
    std::unique_ptr<zip_t, ZipCloser> archive;
    std::deque<std::string> contents;  // libzip reads them when the archive is closed
};

namespace {

const char* const writing_failed = "The document could not be packed. Please report this.";

}  // namespace

PackageWriter::PackageWriter() : internal_(std::make_unique<Internal>()) {
    internal_->buffer = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    if (internal_->buffer == nullptr) throw plugin::Refusal(writing_failed);
    zip_source_keep(internal_->buffer);
    internal_->archive.reset(zip_open_from_source(internal_->buffer, ZIP_CREATE | ZIP_TRUNCATE, nullptr));
    if (!internal_->archive) {
        zip_source_free(internal_->buffer);
        zip_source_free(std::exchange(internal_->buffer, nullptr));
        throw plugin::Refusal(writing_failed);
    }
}

PackageWriter::~PackageWriter() {
    internal_->archive.reset();
    if (internal_->buffer != nullptr) zip_source_free(internal_->buffer);
}

void PackageWriter::add(const std::string& part, std::string content) {
    const std::string& kept = internal_->contents.emplace_back(std::move(content));
    zip_t* archive = internal_->archive.get();
    zip_source_t* source = zip_source_buffer(archive, kept.data(), kept.size(), 0);
    const zip_int64_t index =
        source == nullptr ? -1 : zip_file_add(archive, part.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        if (source != nullptr) zip_source_free(source);
        throw plugin::Refusal(writing_failed);
    }
    const auto entry = static_cast<zip_uint64_t>(index);
    constexpr zip_uint16_t first_of_january_1980 = (1U << 5U) | 1U;
    if (zip_file_set_dostime(archive, entry, 0, first_of_january_1980, 0) != 0 ||
        zip_set_file_compression(archive, entry, ZIP_CM_DEFLATE, 9) != 0)
        throw plugin::Refusal(writing_failed);
}

std::string PackageWriter::finish() {
    zip_t* archive = internal_->archive.release();
    if (zip_close(archive) != 0) {
        zip_discard(archive);
        throw plugin::Refusal(writing_failed);
    }
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_source_stat(internal_->buffer, &stat) != 0 || zip_source_open(internal_->buffer) != 0)
        throw plugin::Refusal(writing_failed);
    std::string bytes(static_cast<std::size_t>(stat.size), '\0');
    const zip_int64_t got = zip_source_read(internal_->buffer, bytes.data(), bytes.size());
    zip_source_close(internal_->buffer);
    if (got != static_cast<zip_int64_t>(bytes.size())) throw plugin::Refusal(writing_failed);
    return bytes;
}

}  // namespace sotto::docx
