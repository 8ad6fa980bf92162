// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::docx {

/// The parts of an Office Open XML file, which is a zip archive. Names are compared without regard to case,
/// as the Open Packaging Conventions (ECMA-376 part 2, §6.2.2) ask.
class Package {
public:
    /// Looks at the archive's table of contents without unpacking anything. `bytes` must outlive the package.
    /// Throws `plugin::Refusal` for what is no archive, is damaged, protected, or built to do harm.
    explicit Package(std::string_view bytes);
    ~Package();
    Package(const Package&) = delete;
    Package& operator=(const Package&) = delete;

    [[nodiscard]] bool has(const std::string& part) const;
    /// Unpacks one part. Throws `plugin::Refusal` when it is missing, damaged or too large.
    [[nodiscard]] std::string read(const std::string& part) const;
    /// Names of all parts, as the archive spells them, in its order; folders left out.
    [[nodiscard]] const std::vector<std::string>& parts() const;

private:
    struct Internal;
    std::unique_ptr<Internal> internal_;
};

/// Packs parts in the order they are added. The same parts give the same bytes: every entry bears the first
/// moment that a zip archive can name (1 January 1980).
class PackageWriter {
public:
    PackageWriter();
    ~PackageWriter();
    PackageWriter(const PackageWriter&) = delete;
    PackageWriter& operator=(const PackageWriter&) = delete;

    void add(const std::string& part, std::string content);
    /// The finished archive; nothing can be added afterwards.
    [[nodiscard]] std::string finish();

private:
    struct Internal;
    std::unique_ptr<Internal> internal_;
};

}  // namespace sotto::docx
