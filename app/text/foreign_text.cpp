// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/foreign_text.h"

#include "app/text/count_text.h"
#include "app/text/file_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace tidemark::app
{

namespace
{

struct ForeignText {
    Q_DECLARE_TR_FUNCTIONS(ForeignText)
};

QString unknownFormatText(const QString& firstLine)
{
    const QString nextStep =
        ForeignText::tr("If it is one of those that “tidemark-cli formats” lists, name it with "
                        "--format. Readings of your own can be opened as a CSV table with the "
                        "columns “time” and “rss”.");
    return firstLine.isEmpty()
               ? ForeignText::tr("This is none of the formats that Tidemark reads. %1")
                     .arg(nextStep)
               : ForeignText::tr("This text is none of the formats that Tidemark reads; it begins "
                                 "with “%1”. %2")
                     .arg(firstLine, nextStep);
}

/// What a file is that is no profile.
QString foreignFileText(const std::string& kind)
{
    const std::array<std::pair<std::string_view, QString>, 17> known{{
        {"zip",
         ForeignText::tr("This is a zip archive inside of another packed file. Unpack it and "
                         "open what is in it.")},
        {"encrypted_zip", ForeignText::tr("This zip archive is protected by a password. Unpack it "
                                          "and open what is in it.")},
        {"tar", ForeignText::tr("This is a tar archive. Unpack it and open what is in it.")},
        {"7z", ForeignText::tr("This is a 7z archive. Unpack it and open what is in it.")},
        {"rar", ForeignText::tr("This is a RAR archive. Unpack it and open what is in it.")},
        {"lz4", ForeignText::tr("This file is packed with LZ4. Unpack it and open the result.")},
        {"gzip",
         ForeignText::tr("This file is packed more than three times. Unpack it and open the "
                         "result.")},
        {"excel", ForeignText::tr("This is an Excel workbook. Save the sheet with the readings as "
                                  "CSV and open that.")},
        {"office",
         ForeignText::tr("This is an office document. Save the table with the readings as "
                         "CSV and open that.")},
        {"pdf", ForeignText::tr("This is a PDF document, no profile.")},
        {"image", ForeignText::tr("This is an image, no profile. Open the data that it was drawn "
                                  "from.")},
        {"html",
         ForeignText::tr("This is a web page, no profile. If it was downloaded, look at what "
                         "it says instead of the file.")},
        {"database",
         ForeignText::tr("This is a database file. Export the table with the readings as "
                         "CSV and open that.")},
        {"program", ForeignText::tr("This is a program, no profile. To watch it, use “Run”, or "
                                    "“tidemark-cli record”.")},
        {"session", ForeignText::tr("This is a session of Tidemark, which names other files. Its "
                                    "window opens it; here, open one of the files that it names.")},
        {"utf32", ForeignText::tr("This is UTF-32 text. Save it as UTF-8 and open that.")},
        {"binary",
         ForeignText::tr("This is binary data of a kind that Tidemark does not know. What "
                         "it reads is listed by “tidemark-cli formats”.")},
    }};
    const auto* const found =
        std::ranges::find_if(known, [&kind](const auto& entry) { return entry.first == kind; });
    return found == known.end() ? unknownFormatText({}) : found->second;
}

/// @p names has one a line.
QString nothingInArchiveText(const std::string& names)
{
    constexpr qsizetype kShown = 10;
    const QStringList all = QString::fromStdString(names).split(QLatin1Char('\n'));
    QStringList shown;
    for (const QString& name : all.mid(0, kShown)) {
        shown << fileText(name.toStdString());
    }
    if (all.size() > kShown) {
        shown << QStringLiteral("…");
    }
    return ForeignText::tr(
               "None of the %Ln file(s) in this zip archive is a recording that Tidemark "
               "reads: %1. Unpack it and open one by itself to see why.",
               nullptr, static_cast<int>(all.size()))
        .arg(shown.join(QStringLiteral(", ")));
}

/// The number in line @p line of @p detail.
QString countAt(const std::string& detail, int line)
{
    const QString number = QString::fromStdString(detail).section(QLatin1Char('\n'), line, line);
    return countText(std::uint64_t{number.toULongLong()});
}

} // namespace

QString foreignText(const Error& error)
{
    const QString detail = fileText(error.detail);
    switch (error.code) {
    case ErrorCode::UnknownFormat:
        return unknownFormatText(detail);
    case ErrorCode::ForeignProfile:
        return ForeignText::tr(
                   "This is the output of %1, which Tidemark does not read yet. What it "
                   "reads is listed by “tidemark-cli formats”.")
            .arg(detail);
    case ErrorCode::ForeignTool:
        return ForeignText::tr("This is the output of %1, which Tidemark does not read. Put its "
                               "readings into a CSV table with the columns “time” and “rss”, or "
                               "watch the program with “Attach” or “tidemark-cli record”.")
            .arg(detail);
    case ErrorCode::ForeignFile:
        return foreignFileText(error.detail);
    case ErrorCode::NoTimeColumn:
        return ForeignText::tr("This table has no time column: its columns are %1. Call the column "
                               "with the times “time”, or name the format with --format.")
            .arg(detail);
    case ErrorCode::TooManyColumns:
        return ForeignText::tr(
                   "This table has %1 columns, and those of up to %2 are read. Leave out "
                   "the columns that are not needed.")
            .arg(countAt(error.detail, 0), countAt(error.detail, 1));
    case ErrorCode::NothingInArchive:
        return nothingInArchiveText(error.detail);
    case ErrorCode::UnknownFormatId:
        return ForeignText::tr("There is no format “%1”. “tidemark-cli formats” lists them all.")
            .arg(detail);
    case ErrorCode::UnsupportedVersion:
        return ForeignText::tr("The file has version %1 of its format, which is too new. Update "
                               "Tidemark to open it.")
            .arg(detail);
    default:
        return {};
    }
}

} // namespace tidemark::app
