// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/kernel_keys.h"

#include <linux/keyctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <algorithm>

namespace sotto::commands {

namespace {

constexpr const char* type = "user";
/// Behind the secret stand its minutes, so that whoever uses it knows by how much to renew it.
constexpr std::size_t minutes_bytes = 4;
constexpr std::size_t longest_secret = 1024;
/// For the user, whichever session the process belongs to: a key's makers alone may use it otherwise, and a
/// window started from the desktop is none of them (KEY_POS_ALL | KEY_USR_ALL, see keyctl_setperm(3)).
constexpr unsigned long for_the_user = 0x3f3f0000;

template <class... Arguments>
long keyctl(Arguments... arguments) {
    return ::syscall(SYS_keyctl, arguments...);
}

long find(const std::string& name) {
    return keyctl(KEYCTL_SEARCH, KEY_SPEC_USER_KEYRING, type, name.c_str(), 0);
}

}  // namespace

bool keep_in_kernel(const std::string& name, const store::Secret& secret, int minutes) {
    // Without a link to the user's keyring the new key would not be ours to set up.
    keyctl(KEYCTL_LINK, KEY_SPEC_USER_KEYRING, KEY_SPEC_PROCESS_KEYRING);
    const auto bytes = secret.view();
    store::Secret payload(bytes.size() + minutes_bytes);
    std::copy(bytes.begin(), bytes.end(), payload.data());
    for (std::size_t i = 0; i < minutes_bytes; ++i)
        payload.data()[bytes.size() + i] = static_cast<unsigned char>(minutes >> (8 * i));
    const long key =
        ::syscall(SYS_add_key, type, name.c_str(), payload.data(), payload.capacity(), KEY_SPEC_USER_KEYRING);
    if (key < 0) return false;
    // A key that would stay for ever is not kept.
    if (keyctl(KEYCTL_SETPERM, key, for_the_user) == 0 &&
        keyctl(KEYCTL_SET_TIMEOUT, key, minutes * 60) == 0 && kept_in_kernel(name))
        return true;
    keyctl(KEYCTL_UNLINK, key, KEY_SPEC_USER_KEYRING);
    return false;
}

std::optional<store::Secret> kept_in_kernel(const std::string& name) {
    const long key = find(name);
    if (key < 0) return std::nullopt;
    store::Secret payload(longest_secret);
    const long size = keyctl(KEYCTL_READ, key, payload.data(), payload.capacity());
    if (size <= static_cast<long>(minutes_bytes) || size > static_cast<long>(longest_secret))
        return std::nullopt;
    const auto secret = static_cast<std::size_t>(size) - minutes_bytes;
    int minutes = 0;
    for (std::size_t i = 0; i < minutes_bytes; ++i)
        minutes |= static_cast<int>(payload.data()[secret + i]) << (8 * i);
    keyctl(KEYCTL_SET_TIMEOUT, key, minutes * 60);
    payload.use(secret);
    return payload;
}

bool forget_in_kernel(const std::string& name) {
    const long key = find(name);
    if (key < 0) return false;
    keyctl(KEYCTL_REVOKE, key);
    keyctl(KEYCTL_UNLINK, key, KEY_SPEC_USER_KEYRING);
    return true;
}

}  // namespace sotto::commands
