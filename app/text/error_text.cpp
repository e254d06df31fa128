// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/error_text.h"

#include "app/text/file_text.h"
#include "app/text/size_text.h"
#include "core/documents/output_place.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <system_error>

namespace tidemark::app
{

namespace
{

constexpr qsizetype kPathLimit = 200;

struct ErrorText {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

QString malformedText(const QString& place, const QString& detail)
{
    if (place.isEmpty() && detail.isEmpty()) {
        return ErrorText::tr("The content is damaged. Copy the file again or record it again.");
    }
    if (place.isEmpty()) {
        return ErrorText::tr("The content is damaged: “%1” does not belong there. Copy the file "
                             "again or record it again.")
            .arg(detail);
    }
    if (detail.isEmpty()) {
        return ErrorText::tr("The content is damaged at %1. Copy the file again or record it "
                             "again.")
            .arg(place);
    }
    return ErrorText::tr("The content is damaged at %1: “%2” does not belong there. Copy the file "
                         "again or record it again.")
        .arg(place, detail);
}

QString noSamplesText(const QString& place, const QString& line)
{
    if (place.isEmpty()) {
        return ErrorText::tr("The file holds no sample that can be shown. Record again, and let "
                             "the program run a little longer.");
    }
    const QString first =
        line.isEmpty() ? place
                       : ErrorText::tr("%1: “%2”", "a place: what stands there").arg(place, line);
    return ErrorText::tr("The file holds no valid sample: its lines are damaged or hold impossible "
                         "values, such as sizes below 0 or above 8 PiB. The first one is %1. Mend "
                         "the file, or name its format with --format if it is another one.")
        .arg(first);
}

/// The system's own text for a failure, which its language settings choose, in our language.
QString reasonText(const std::string& reason)
{
    const std::array<std::pair<std::errc, QString>, 9> known{{
        {std::errc::no_such_file_or_directory, ErrorText::tr("No such file or directory")},
        {std::errc::permission_denied, ErrorText::tr("Permission denied")},
        {std::errc::operation_not_permitted, ErrorText::tr("Operation not permitted")},
        {std::errc::is_a_directory, ErrorText::tr("Is a directory")},
        {std::errc::no_space_on_device, ErrorText::tr("No space left on device")},
        {std::errc::read_only_file_system, ErrorText::tr("Read-only file system")},
        {std::errc::filename_too_long, ErrorText::tr("File name too long")},
        {std::errc::io_error, ErrorText::tr("Input/output error")},
        {std::errc::too_many_files_open, ErrorText::tr("Too many open files")},
    }};
    const auto* const found = std::ranges::find_if(known, [&reason](const auto& entry) {
        return reason == std::make_error_code(entry.first).message();
    });
    return found == known.end() ? fileText(reason) : found->second;
}

QString timesUnreadableText(const QString& place, const QString& cell)
{
    const QString first =
        place.isEmpty() ? ErrorText::tr("“%1”", "what stands in the file").arg(cell)
                        : ErrorText::tr("%1: “%2”", "a place: what stands there").arg(place, cell);
    return ErrorText::tr("The column of times holds none that can be read, the first is %1. Times "
                         "are numbers, such as seconds, or dates and times, such as 2025-04-02 "
                         "23:07:04.")
        .arg(first);
}

QString truncatedText(const QString& place)
{
    return place.isEmpty()
               ? ErrorText::tr("The file ends too early. Copy it again or record it again.")
               : ErrorText::tr("The file ends too early, at %1. Copy it again or record it again.")
                     .arg(place);
}

QString badCompressionText(const QString& place)
{
    return place.isEmpty()
               ? ErrorText::tr("The compressed data is damaged. Copy the file again.")
               : ErrorText::tr("The compressed data is damaged at %1. Copy the file again.")
                     .arg(place);
}

/// The detail as memoryShortage() makes it; empty if it is something else.
QString shortageText(const std::string& detail)
{
    const QStringList numbers = QString::fromStdString(detail).split(QLatin1Char(' '));
    bool isNeeded = false;
    bool isAvailable = false;
    const double needed = numbers.first().toDouble(&isNeeded);
    const double available = numbers.last().toDouble(&isAvailable);
    if (numbers.size() != 2 || !isNeeded || !isAvailable) {
        return {};
    }
    return ErrorText::tr("This takes at least %1 of memory, and only %2 is free. Close other "
                         "recordings or open a smaller one.")
        .arg(sizeText(needed), sizeText(available));
}

QString tooLargeText(const std::string& budget)
{
    if (const QString shortage = shortageText(budget); !shortage.isEmpty()) {
        return shortage;
    }
    bool isNumber = false;
    const double bytes = QString::fromStdString(budget).toDouble(&isNumber);
    return isNumber ? ErrorText::tr("Opening this file would pass the limit of %1. Open a smaller "
                                    "recording.")
                          .arg(sizeText(bytes))
                    : ErrorText::tr("There is not enough memory to open this file. Close other "
                                    "recordings or open a smaller one.");
}

QString readFailedText(const QString& place, const QString& reason)
{
    return place.isEmpty()
               ? ErrorText::tr("Reading failed: %1. Check the disk or the network, then try again.")
                     .arg(reason)
               : ErrorText::tr("Reading failed at %1: %2. Check the disk or the network, then try "
                               "again.")
                     .arg(place, reason);
}

/// @p reason is the system's, or says what stands in the place of the output and stays there.
QString cannotWriteText(const std::string& reason)
{
    if (reason == kLinkInPlace) {
        return ErrorText::tr("This is a link, and links are not written to. Name the file itself, "
                             "or choose another name.");
    }
    if (reason == kFolderInPlace) {
        return ErrorText::tr("This is a folder. Choose the name of a file.");
    }
    if (reason == kDeviceInPlace) {
        return ErrorText::tr("This is a device, a pipe or a socket. Choose the name of a file.");
    }
    if (reason == kInUse) {
        return ErrorText::tr("Tidemark is writing to this file already. Choose another name.");
    }
    if (reason == kFileInPlace) {
        return ErrorText::tr("There is another file of this name, which would be lost. Choose "
                             "another name, or replace it with --force.");
    }
    return ErrorText::tr("The file cannot be written: %1. Check free space and permissions, or "
                         "choose another place.")
        .arg(reasonText(reason));
}

QString noMemoryText(const std::string& detail)
{
    return detail == "zombie"
               ? ErrorText::tr("The process has ended and only waits for its parent to notice. It "
                               "has no memory any more.")
               : ErrorText::tr("This is a part of the kernel and has no memory of its own. Choose "
                               "another process.");
}

QString unknownFormatText(const QString& firstLine)
{
    const QString nextStep = ErrorText::tr("If it is one of those that “tidemark-cli formats” "
                                           "lists, name it with --format.");
    return firstLine.isEmpty()
               ? ErrorText::tr("This is none of the formats that Tidemark reads. %1").arg(nextStep)
               : ErrorText::tr("This text is none of the formats that Tidemark reads; it begins "
                               "with “%1”. %2")
                     .arg(firstLine, nextStep);
}

/// What a file is that is no profile.
QString foreignFileText(const std::string& kind)
{
    const std::array<std::pair<std::string_view, QString>, 16> known{{
        {"zip", ErrorText::tr("This is a zip archive inside of another packed file. Unpack it and "
                              "open what is in it.")},
        {"encrypted_zip", ErrorText::tr("This zip archive is protected by a password. Unpack it "
                                        "and open what is in it.")},
        {"tar", ErrorText::tr("This is a tar archive. Unpack it and open what is in it.")},
        {"7z", ErrorText::tr("This is a 7z archive. Unpack it and open what is in it.")},
        {"rar", ErrorText::tr("This is a RAR archive. Unpack it and open what is in it.")},
        {"lz4", ErrorText::tr("This file is packed with LZ4. Unpack it and open the result.")},
        {"gzip", ErrorText::tr("This file is packed more than three times. Unpack it and open the "
                               "result.")},
        {"excel", ErrorText::tr("This is an Excel workbook. Save the sheet with the readings as "
                                "CSV and open that.")},
        {"office", ErrorText::tr("This is an office document. Save the table with the readings as "
                                 "CSV and open that.")},
        {"pdf", ErrorText::tr("This is a PDF document, no profile.")},
        {"image", ErrorText::tr("This is an image, no profile. Open the data that it was drawn "
                                "from.")},
        {"html", ErrorText::tr("This is a web page, no profile. If it was downloaded, look at what "
                               "it says instead of the file.")},
        {"database", ErrorText::tr("This is a database file. Export the table with the readings as "
                                   "CSV and open that.")},
        {"program", ErrorText::tr("This is a program, no profile. To watch it, use “Run”, or "
                                  "“tidemark-cli record”.")},
        {"utf32", ErrorText::tr("This is UTF-32 text. Save it as UTF-8 and open that.")},
        {"binary", ErrorText::tr("This is binary data of a kind that Tidemark does not know. What "
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
    return ErrorText::tr("None of the %Ln file(s) in this zip archive is a recording that Tidemark "
                         "reads: %1. Unpack it and open one by itself to see why.",
                         nullptr, static_cast<int>(all.size()))
        .arg(shown.join(QStringLiteral(", ")));
}

} // namespace

QString placeText(std::optional<std::uint64_t> line, std::optional<std::uint64_t> byte)
{
    if (line) {
        return ErrorText::tr("line %1").arg(QLocale().toString(static_cast<qulonglong>(*line)));
    }
    if (byte) {
        return ErrorText::tr("byte %1").arg(QLocale().toString(static_cast<qulonglong>(*byte)));
    }
    return {};
}

QString errorText(const Error& error)
{
    const QString place = placeText(error.line, error.byte);
    const QString detail = fileText(error.detail);
    switch (error.code) {
    case ErrorCode::CannotOpen:
        return ErrorText::tr("The file cannot be opened: %1. Check its name and whether you may "
                             "read it.")
            .arg(reasonText(error.detail));
    case ErrorCode::NotAFile:
        return ErrorText::tr("This is a folder or a device. Choose a file.");
    case ErrorCode::Empty:
        return ErrorText::tr("The file is empty. Check that the profiler finished writing it.");
    case ErrorCode::UnknownFormat:
        return unknownFormatText(detail);
    case ErrorCode::ForeignProfile:
        return ErrorText::tr("This is the output of %1, which Tidemark does not read yet. What it "
                             "reads is listed by “tidemark-cli formats”.")
            .arg(detail);
    case ErrorCode::ForeignFile:
        return foreignFileText(error.detail);
    case ErrorCode::NoTimeColumn:
        return ErrorText::tr("This table has no time column: its columns are %1. Call the column "
                             "with the times “time”, or name the format with --format.")
            .arg(detail);
    case ErrorCode::NothingInArchive:
        return nothingInArchiveText(error.detail);
    case ErrorCode::UnknownFormatId:
        return ErrorText::tr("There is no format “%1”. “tidemark-cli formats” lists them all.")
            .arg(detail);
    case ErrorCode::UnsupportedVersion:
        return ErrorText::tr("The file has version %1 of its format, which is too new. Update "
                             "Tidemark to open it.")
            .arg(detail);
    case ErrorCode::Malformed:
        return malformedText(place, detail);
    case ErrorCode::NoSamples:
        return noSamplesText(place, detail);
    case ErrorCode::TimesUnreadable:
        return timesUnreadableText(place, detail);
    case ErrorCode::Truncated:
        return truncatedText(place);
    case ErrorCode::BadCompression:
        return badCompressionText(place);
    case ErrorCode::TooCompressed:
        return ErrorText::tr(
            "The compressed file unpacks to far more than its size suggests, as no "
            "recording does, and was not read further. If you trust it, unpack it "
            "and open the result.");
    case ErrorCode::TooLarge:
        return tooLargeText(error.detail);
    case ErrorCode::ReadFailed:
        return readFailedText(place, reasonText(error.detail));
    case ErrorCode::CannotWrite:
        return cannotWriteText(error.detail);
    case ErrorCode::Cancelled:
        return ErrorText::tr("Cancelled.");
    case ErrorCode::NoSuchProcess:
        return ErrorText::tr("There is no such process, or it has ended. Choose another one.");
    case ErrorCode::NotPermitted:
        return ErrorText::tr("The system does not let you look at this process. Processes of the "
                             "same user can be watched without further rights.");
    case ErrorCode::NoMemory:
        return noMemoryText(error.detail);
    case ErrorCode::CannotStart:
        return ErrorText::tr("The program cannot be started: %1. Check its name and the folder.")
            .arg(reasonText(error.detail));
    }
    return {};
}

QString errorText(const Error& error, std::string_view path)
{
    return ErrorText::tr("%1: %2", "file name: sentence")
        .arg(fileText(path, kPathLimit), errorText(error));
}

} // namespace tidemark::app
