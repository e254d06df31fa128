// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/comparison.h"

#include <QToolButton>

namespace tidemark::app
{

/// A button whose menu copies the whole comparison, or writes it to a file; both in the background.
class ComparisonExport final : public QToolButton
{
    Q_OBJECT

public:
    /// @p comparison must outlive it.
    explicit ComparisonExport(Comparison& comparison, QWidget* parent = nullptr);

    /// Puts the whole comparison on the clipboard as tab-separated text.
    void copy();

    /// Writes the whole comparison to @p path as CSV.
    void exportTo(const QString& path);

Q_SIGNALS:
    /// How copying or writing went, as a sentence to show.
    void told(const QString& sentence);

private:
    /// A file that was written, or why it was not.
    struct Written {
        QString path;
        std::optional<Error> failure;
    };

    void retranslate();
    void chooseFile();
    void tell(const Written& written);

    Comparison& m_comparison;
    QAction* m_copy;
    QAction* m_export;
    LatestJob<QString> m_copyJob;
    LatestJob<Written> m_exportJob;
};

} // namespace tidemark::app
