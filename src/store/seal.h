// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/progress.h"
#include "store/key_derivation.h"
#include "store/secret.h"

#include <cstdint>
#include <filesystem>

namespace sotto::store {

class StudyFile;

/// Writes a study as it is at this moment to a new file that only who has the passphrase can read: the whole
/// of it, history and original files included. The format is in docs/file-formats.md. Returns the bytes of
/// the new file.
///
/// `target` is made when everything has been written, never replaces anything, and is its owner's only
/// (0600). Throws `base::Error` (Environment), also when there is something at `target` already, and
/// `base::Cancelled`; then nothing is left.
std::int64_t seal(const StudyFile& study, const std::filesystem::path& target, const Secret& passphrase,
                  base::Progress& progress, const KeyCost& cost = {});

/// Makes the study file `target` from what `seal` wrote. It gets its name when the last byte has been
/// authenticated, so nothing that was altered, cut short or put together anew is ever there; what is written
/// before has no name and is gone with the process. Returns the bytes of the study file.
///
/// Throws `base::Error`: Environment when `sealed` cannot be read, is no sealed study, is from a newer
/// version, or the passphrase is not the one (which cannot be told from an altered beginning), and when
/// `target` cannot be written or is there already; Finding when the file has been altered or cut short.
/// Throws `base::Cancelled`.
std::int64_t unseal(const std::filesystem::path& sealed, const std::filesystem::path& target,
                    const Secret& passphrase, base::Progress& progress);

/// Throws as `unseal` does when `sealed` cannot be one of ours, without a passphrase.
void require_sealed(const std::filesystem::path& sealed);

}  // namespace sotto::store
