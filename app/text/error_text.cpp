// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/error_text.h"

#include "app/text/fetch_text.h"
#include "app/text/file_text.h"
#include "app/text/foreign_text.h"
#include "app/text/inspector_text.h"
#include "app/text/size_text.h"
#include "core/documents/output_place.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cerrno>
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

/// "B12", as spreadsheets call a cell.
QString cellName(std::uint64_t line, std::uint64_t column)
{
    constexpr std::uint64_t kLetters = 26;
    QString name;
    for (; column > 0; column = (column - 1) / kLetters) {
        name.prepend(QLatin1Char(static_cast<char>('A' + (column - 1) % kLetters)));
    }
    return name + QString::number(line);
}

QString noNumberText(const QString& place, const QString& cell)
{
    return ErrorText::tr("The table holds no number that can be shown, the first that is none is "
                         "“%2” in %1. Sizes are numbers, with a unit such as KiB or MB if they "
                         "count no bytes.")
        .arg(place, cell);
}

/// @p detail is the name of the column, then the cell.
QString timesUnreadableText(const QString& place, const QString& detail)
{
    const qsizetype colon = detail.indexOf(QStringLiteral(": "));
    const QString cell = ErrorText::tr("“%1”", "what stands in the file")
                             .arg(colon < 0 ? detail : detail.mid(colon + 2));
    const QString first =
        place.isEmpty() ? cell : ErrorText::tr("%1 in %2", "a cell in a place").arg(cell, place);
    return ErrorText::tr("The column “%1” holds no time that can be read, the first is %2. Times "
                         "are numbers, such as seconds, or dates and times, such as 2025-04-02 "
                         "23:07:04.")
        .arg(detail.left(colon), first);
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

/// The detail as memoryOverrun() makes it; empty if it is something else.
QString overrunText(const std::string& detail)
{
    const QStringList numbers = QString::fromStdString(detail).split(QStringLiteral(" of "));
    if (numbers.size() != 2) {
        return {};
    }
    return ErrorText::tr("Reading this took %1 of memory, more than the %2 that a file of its size "
                         "may take of what was free. Close other recordings or open a smaller one.")
        .arg(sizeText(numbers.first().toDouble()), sizeText(numbers.last().toDouble()));
}

QString tooLargeText(const std::string& budget, const QString& place)
{
    if (QString overrun = overrunText(budget); !overrun.isEmpty()) {
        return overrun;
    }
    if (QString shortage = shortageText(budget); !shortage.isEmpty()) {
        return shortage;
    }
    bool isNumber = false;
    const double bytes = QString::fromStdString(budget).toDouble(&isNumber);
    if (isNumber && !place.isEmpty()) {
        return ErrorText::tr("Reading stopped at %1: a single value there is longer than %2, which "
                             "is the limit. The file may be damaged; record it again.")
            .arg(place, sizeText(bytes));
    }
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
    if (reason == std::generic_category().message(ENOENT)) {
        return ErrorText::tr("The folder does not exist. Choose another place.");
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

/// Why a process cannot be watched.
QString processErrorText(const Error& error)
{
    switch (error.code) {
    case ErrorCode::NoSuchProcess:
        return ErrorText::tr("There is no such process, or it has ended. Choose another one.");
    case ErrorCode::NotPermitted:
        return ErrorText::tr("The system does not let you look at this process. Processes of the "
                             "same user can be watched without further rights.");
    case ErrorCode::NoMemory:
        return noMemoryText(error.detail);
    case ErrorCode::CannotInspect:
        return inspectorProblemText(error.detail);
    default:
        return ErrorText::tr("The program cannot be started: %1. Check its name and the folder.")
            .arg(reasonText(error.detail));
    }
}

/// What is wrong with the content of a file that a reader takes; empty for other errors.
QString damageText(const Error& error)
{
    const QString place = error.line && error.column
                              ? ErrorText::tr("cell %1").arg(cellName(*error.line, *error.column))
                              : placeText(error.line, error.byte);
    const QString detail = fileText(error.detail);
    switch (error.code) {
    case ErrorCode::Malformed:
        return malformedText(place, detail);
    case ErrorCode::NoSamples:
        return error.column ? noNumberText(place, detail) : noSamplesText(place, detail);
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
        return tooLargeText(error.detail, place);
    case ErrorCode::ReadFailed:
        return readFailedText(place, reasonText(error.detail));
    default:
        return {};
    }
}

/// @p detail is the name of a column that there is not, then those there are, one a line.
QString noSuchColumnText(const std::string& detail)
{
    constexpr qsizetype kShown = 20;
    constexpr qsizetype kNameLimit = 60;
    const QStringList lines = QString::fromStdString(detail).split(QLatin1Char('\n'));
    const QString missing = fileText(lines.first().toStdString(), kNameLimit);
    if (lines.size() == 1) {
        return ErrorText::tr("There is no column “%1”: the format itself says what this file "
                             "holds. Columns can be chosen of CSV and JSON files and of logs of "
                             "psrecord.")
            .arg(missing);
    }
    QStringList shown;
    for (const QString& name : lines.mid(1, kShown)) {
        shown << ErrorText::tr("“%1”", "what stands in the file")
                     .arg(fileText(name.toStdString(), kNameLimit));
    }
    if (lines.size() - 1 > kShown) {
        shown << QStringLiteral("…");
    }
    return ErrorText::tr("There is no column “%1”. The columns are %2.")
        .arg(missing, shown.join(QStringLiteral(", ")));
}

} // namespace

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
    switch (error.code) {
    case ErrorCode::CannotOpen:
        return ErrorText::tr("The file cannot be opened: %1. Check its name and whether you may "
                             "read it.")
            .arg(reasonText(error.detail));
    case ErrorCode::NotAFile:
        return ErrorText::tr("This is a folder or a device. Choose a file.");
    case ErrorCode::Empty:
        return ErrorText::tr("The file is empty. Check that the profiler finished writing it.");
    case ErrorCode::NoSuchColumn:
        return noSuchColumnText(error.detail);
    case ErrorCode::NothingToMeasure:
        return ErrorText::tr("All columns with numbers are to be ignored, so there is nothing to "
                             "show. Leave one of them as memory or as a counter.");
    case ErrorCode::CannotWrite:
        return cannotWriteText(error.detail);
    case ErrorCode::UnlikeSnapshots:
        return ErrorText::tr("These snapshots hold different things, such as types of objects and "
                             "lines that allocated: they cannot be compared. Choose two of a "
                             "kind.");
    case ErrorCode::Cancelled:
        return ErrorText::tr("Cancelled.");
    case ErrorCode::NoSuchProcess:
    case ErrorCode::NotPermitted:
    case ErrorCode::NoMemory:
    case ErrorCode::CannotStart:
    case ErrorCode::CannotInspect:
        return processErrorText(error);
    case ErrorCode::CannotFetch:
        return fetchProblemText(error);
    default: {
        const QString damage = damageText(error);
        return damage.isEmpty() ? foreignText(error) : damage;
    }
    }
}

QString errorText(const Error& error, std::string_view path)
{
    return ErrorText::tr("%1: %2", "file name: sentence")
        .arg(fileText(path, kPathLimit), errorText(error));
}

} // namespace tidemark::app
