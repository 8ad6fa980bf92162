// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/veil.h"

#include "base/error.h"
#include "store/tables.h"
#include "text/fold.h"

#include <fmt/format.h>
#include <sodium.h>
#include <algorithm>

namespace sotto::store {

namespace {

using base::Blame;
using base::Error;

// A concealed text: the mark, then in base64url without padding the nonce and what
// XChaCha20-Poly1305 makes of the text, which is padded so that its length tells little of the name.
constexpr std::string_view mark = "\x01v1:";
constexpr std::size_t block = 32;
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr int base64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

constexpr std::size_t key_bytes = 32;
static_assert(key_bytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(vault_key_bytes == crypto_kdf_KEYBYTES);
constexpr char context[crypto_kdf_CONTEXTBYTES + 1] = "sottoreg";

enum Purpose : std::size_t { texts = 0, nonces = 1, stand_ins = 2, purposes = 3 };

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

/// Words of four letters and fewer stand in too many others.
bool has_word(std::string_view key, std::string_view word) {
    constexpr std::size_t distinctive = 5;
    const auto is_letter = [&](std::size_t at) {
        return at < key.size() &&
               ((key[at] >= 'a' && key[at] <= 'z') || static_cast<unsigned char>(key[at]) > 0x7F);
    };
    for (std::size_t at = key.find(word); at != std::string_view::npos; at = key.find(word, at + 1)) {
        if (word.size() >= distinctive) return true;
        if ((at == 0 || !is_letter(at - 1)) && !is_letter(at + word.size())) return true;
    }
    return false;
}

constexpr std::array<std::string_view, 71> identifying{"name",        "nickname",
                                                       "surname",     "firstname",
                                                       "lastname",    "fullname",
                                                       "nom",         "prenom",
                                                       "nombre",      "apellido",
                                                       "vorname",     "nachname",
                                                       "cognome",     "sobrenome",
                                                       "mail",        "email",
                                                       "courriel",    "correo",
                                                       "phone",       "tel",
                                                       "mobile",      "telefon",
                                                       "telefono",    "whatsapp",
                                                       "telegram",    "signal",
                                                       "viber",       "skype",
                                                       "facebook",    "instagram",
                                                       "twitter",     "contact",
                                                       "contacto",    "kontakt",
                                                       "address",     "adresse",
                                                       "direccion",   "endereco",
                                                       "street",      "postcode",
                                                       "postal",      "passport",
                                                       "pasaporte",   "iban",
                                                       "account",     "social security",
                                                       "national id", "id number",
                                                       "id no",       "mother",
                                                       "father",      "spouse",
                                                       "husband",     "wife",
                                                       "brother",     "sister",
                                                       "madre",       "padre",
                                                       "mere",        "pere",
                                                       "conjoint",    "handle",
                                                       "username",    "gps",
                                                       "coordinates", "relative",
                                                       "website",     "اسم",
                                                       "هاتف",        "عنوان",
                                                       "بريد"};
constexpr std::array<std::string_view, 11> births{"birth",   "dob",      "born",       "naissance",
                                                  "geburt",  "geboren",  "nacimiento", "nascimento",
                                                  "nascita", "рождения", "geboorte"};
/// A place of birth is shared by many, and tables are made of it.
constexpr std::array<std::string_view, 7> places{"place", "country", "village", "town",
                                                 "city",  "order",   "lieu"};

}  // namespace

std::size_t guarded_column(Kind kind) {
    const auto column = [](Kind of, std::string_view name) {
        const auto& columns = table(of).columns;
        return static_cast<std::size_t>(std::find_if(columns.begin(), columns.end(),
                                                     [&](const Column& one) { return one.name == name; }) -
                                        columns.begin());
    };
    static const std::size_t of_entity = column(Kind::Entity, "name");
    static const std::size_t of_alias = column(Kind::Alias, "name");
    static const std::size_t of_attribute = column(Kind::Attribute, "value");
    return kind == Kind::Entity ? of_entity : kind == Kind::Alias ? of_alias : of_attribute;
}

bool is_identifying_attribute(std::string_view name) {
    std::string key = text::fold_key(name);
    std::replace(key.begin(), key.end(), '_', ' ');
    std::replace(key.begin(), key.end(), '-', ' ');
    const auto has = [&](std::string_view word) { return has_word(key, word); };
    const auto within = [&](std::string_view word) { return key.find(word) != std::string::npos; };
    if (std::any_of(identifying.begin(), identifying.end(), has)) return true;
    return std::any_of(births.begin(), births.end(), within) &&
           std::none_of(places.begin(), places.end(), within);
}

bool is_guarded(Kind kind, const Row& row, const std::vector<std::string>& further) {
    if (kind != Kind::Attribute) return kind == Kind::Entity || kind == Kind::Alias;
    const std::string& name = row[guarded_column(kind) - 1].text();
    if (is_identifying_attribute(name)) return true;
    const auto key = text::fold_key(name);
    return std::any_of(further.begin(), further.end(),
                       [&](const std::string& other) { return text::fold_key(other) == key; });
}

bool is_concealed(std::string_view text) {
    return text.starts_with(mark);
}

Veil::Veil(const base::Guid& vault, const Secret& key) : vault_(vault.text()), keys_(purposes * key_bytes) {
    if (key.view().size() != vault_key_bytes)
        throw Error(Blame::Program, "The key of a vault has a wrong size.");
    for (std::size_t purpose = 0; purpose < purposes; ++purpose) {
        crypto_kdf_derive_from_key(keys_.data() + purpose * key_bytes, key_bytes, purpose + 1, context,
                                   bytes_of(key.view()));
    }
    keys_.use(purposes * key_bytes);
}

std::string Veil::place(Kind kind, std::int64_t id) const {
    return fmt::format("sotto register 1\n{}\n{}\n{}", vault_, static_cast<int>(kind), id);
}

std::string Veil::conceal(Kind kind, std::int64_t id, std::string_view text) const {
    const auto where = place(kind, id);
    std::string room(text);
    room.resize(text.size() + block);
    auto* words_in = reinterpret_cast<unsigned char*>(room.data());
    std::size_t padded = 0;
    sodium_pad(&padded, words_in, text.size(), block, room.size());

    std::string sealed(nonce_bytes + padded + tag_bytes, '\0');
    auto* out = reinterpret_cast<unsigned char*>(sealed.data());
    crypto_generichash_state hash;
    crypto_generichash_init(&hash, bytes_of(keys_.view()) + nonces * key_bytes, key_bytes, nonce_bytes);
    crypto_generichash_update(&hash, bytes_of(where), where.size() + 1);
    crypto_generichash_update(&hash, words_in, padded);
    crypto_generichash_final(&hash, out, nonce_bytes);
    sodium_memzero(&hash, sizeof hash);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out + nonce_bytes, nullptr, words_in, padded, bytes_of(where),
                                               where.size(), nullptr, out,
                                               bytes_of(keys_.view()) + texts * key_bytes);
    std::string words(sodium_base64_encoded_len(sealed.size(), base64), '\0');
    sodium_bin2base64(words.data(), words.size(), out, sealed.size(), base64);
    words.pop_back();  // the zero that ends it
    return std::string(mark) + words;
}

std::optional<std::string> Veil::reveal(Kind kind, std::int64_t id, std::string_view concealed) const {
    if (!is_concealed(concealed)) return std::nullopt;
    concealed.remove_prefix(mark.size());
    std::string sealed(concealed.size(), '\0');
    std::size_t size = 0;
    const char* end = nullptr;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(sealed.data()), sealed.size(), concealed.data(),
                          concealed.size(), nullptr, &size, &end, base64) != 0 ||
        end != concealed.data() + concealed.size() || size < nonce_bytes + tag_bytes + block)
        return std::nullopt;
    const auto where = place(kind, id);
    std::string text(size, '\0');
    auto* room = reinterpret_cast<unsigned char*>(text.data());
    unsigned long long padded = 0;
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            room, &padded, nullptr, bytes_of(sealed) + nonce_bytes, size - nonce_bytes, bytes_of(where),
            where.size(), bytes_of(sealed), bytes_of(keys_.view()) + texts * key_bytes) != 0)
        return std::nullopt;
    std::size_t length = 0;
    if (sodium_unpad(&length, room, static_cast<std::size_t>(padded), block) != 0) return std::nullopt;
    text.resize(length);
    return text;
}

std::string Veil::stand_in(std::string_view hash) const {
    std::array<unsigned char, 32> made{};
    crypto_generichash(made.data(), made.size(), bytes_of(hash), hash.size(),
                       bytes_of(keys_.view()) + stand_ins * key_bytes, key_bytes);
    std::string words(2 * made.size() + 1, '\0');
    sodium_bin2hex(words.data(), words.size(), made.data(), made.size());
    words.pop_back();
    return words;
}

}  // namespace sotto::store
