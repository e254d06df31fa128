// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/error_text.h"

#include "app/text/file_text.h"
#include "app/text/size_text.h"

#include <QCoreApplication>
#include <QLocale>

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

QString noSamplesText(const QString& place)
{
    return place.isEmpty()
               ? ErrorText::tr("The file holds no sample that can be shown. Record again, and let "
                               "the program run a little longer.")
               : ErrorText::tr("The file holds no valid sample; the first line that could not be "
                               "read is %1. Check that the profiler finished writing it.")
                     .arg(place);
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

QString tooLargeText(const std::string& budget)
{
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
            .arg(detail);
    case ErrorCode::NotAFile:
        return ErrorText::tr("This is a folder or a device. Choose a file.");
    case ErrorCode::Empty:
        return ErrorText::tr("The file is empty. Check that the profiler finished writing it.");
    case ErrorCode::UnknownFormat:
        return ErrorText::tr("This is none of the formats that Tidemark reads. Check that it is "
                             "the profiler’s own output.");
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
        return noSamplesText(place);
    case ErrorCode::Truncated:
        return truncatedText(place);
    case ErrorCode::BadCompression:
        return badCompressionText(place);
    case ErrorCode::TooLarge:
        return tooLargeText(error.detail);
    case ErrorCode::ReadFailed:
        return readFailedText(place, detail);
    case ErrorCode::CannotWrite:
        return ErrorText::tr("The file cannot be written: %1. Check free space and permissions, or "
                             "choose another place.")
            .arg(detail);
    case ErrorCode::Cancelled:
        return ErrorText::tr("Cancelled.");
    }
    return {};
}

QString errorText(const Error& error, std::string_view path)
{
    return ErrorText::tr("%1: %2", "file name: sentence")
        .arg(fileText(path, kPathLimit), errorText(error));
}

} // namespace tidemark::app
