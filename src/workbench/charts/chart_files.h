// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/charts/chart.h"

#include <string>
#include <vector>

namespace sotto::workbench {

/// The whole chart as a file. Throws `base::Error` (Environment) when it cannot be written.
void write_svg(const ChartPainter& painter, const std::string& file);
void write_pdf(const ChartPainter& painter, const std::string& file);
/// `scale` 2: twice the pixels. What image formats do not bear is drawn smaller.
void write_png(const ChartPainter& painter, const std::string& file, double scale);
/// A chart's table: the first row has the names of the columns.
void write_csv(const std::vector<std::vector<std::string>>& rows, const std::string& file);

/// By the ending, which is one of `png`, `svg`, `pdf` and `csv`.
void write_chart(const ChartPainter& painter, const std::vector<std::vector<std::string>>& table,
                 const std::string& ending, const std::string& file);

}  // namespace sotto::workbench
