// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/pasted_text.h"

#include "app/text/error_text.h"
#include "app/window/dropped_files.h"
#include "app/window/recording_files.h"
#include "core/documents/output_file.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QFile>
#include <QGuiApplication>
#include <QMimeData>

namespace tidemark::app
{

namespace
{

constexpr qsizetype kMostBytes = 64 << 20; // more is not copied by hand

struct PastedText {
    Q_DECLARE_TR_FUNCTIONS(PastedText)
};

} // namespace

Pasted takeClipboard()
{
    const QMimeData* const data = QGuiApplication::clipboard()->mimeData();
    if (data != nullptr && !droppedFiles(*data).isEmpty()) {
        return {droppedFiles(*data), {}, {}};
    }
    const QByteArray text = data == nullptr ? QByteArray() : data->text().toUtf8();
    if (text.trimmed().isEmpty()) {
        return {{},
                {},
                PastedText::tr("The clipboard holds no text. Copy a table of runs, or what a "
                               "profiler printed, and paste it here.")};
    }
    if (text.size() > kMostBytes) {
        return {{},
                {},
                PastedText::tr("The clipboard holds too much text: save it as a file and open "
                               "that.")};
    }
    const QString path = newPastedFile();
    const std::string bytes = QFile::encodeName(path).toStdString();
    auto file = OutputFile::replacing(bytes, Overwrite::Nothing, Privacy::OwnerOnly);
    if (file) {
        file->append(text.toStdString());
    }
    const auto written = file ? file->commit() : tl::unexpected(file.error());
    return written ? Pasted{{}, path, {}} : Pasted{{}, {}, errorText(written.error(), bytes)};
}

} // namespace tidemark::app
