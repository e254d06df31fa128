// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/report_inputs.h"

#include "app/text/error_text.h"
#include "app/text/file_text.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>

#include <algorithm>

namespace tidemark::app
{

namespace
{

struct InputText {
    Q_DECLARE_TR_FUNCTIONS(ReportInputs)
};

struct FileSum {
    std::uint64_t bytes = 0;
    QString sum;
};

Result<FileSum> sumOf(const std::string& path, TaskControl& control)
{
    constexpr qint64 kBlock = 1 << 20;
    QFile file(QFile::decodeName(QByteArray::fromStdString(path)));
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::CannotOpen, file.errorString().toStdString());
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    FileSum sum;
    while (!file.atEnd()) {
        if (control.cancelled()) {
            return failure(ErrorCode::Cancelled);
        }
        const QByteArray block = file.read(kBlock);
        if (block.isEmpty()) {
            return failure(ErrorCode::ReadFailed, file.errorString().toStdString());
        }
        hash.addData(block);
        sum.bytes += static_cast<std::uint64_t>(block.size());
    }
    sum.sum = QString::fromLatin1(hash.result().toHex());
    return sum;
}

} // namespace

Result<HtmlTable> inputTable(const std::vector<ReportedRecording>& recordings, TaskControl& control)
{
    HtmlTable table{
        {{InputText::tr("File")}, {InputText::tr("Size"), true}, {InputText::tr("SHA-256")}}};
    std::vector<std::string> known;
    for (const ReportedRecording& one : recordings) {
        if (one.path.empty() || std::ranges::find(known, one.path) != known.end()) {
            continue;
        }
        known.push_back(one.path);
        const auto sum = sumOf(one.path, control);
        constexpr qsizetype kPathLimit = 300;
        const QString path = fileText(one.path, kPathLimit);
        if (sum) {
            table.rows.push_back({path, sizeText(static_cast<double>(sum->bytes)), sum->sum});
        } else if (sum.error().code == ErrorCode::Cancelled) {
            return tl::unexpected(sum.error());
        } else {
            table.rows.push_back({path, unknownText(), errorText(sum.error())});
        }
    }
    return table;
}

} // namespace tidemark::app
