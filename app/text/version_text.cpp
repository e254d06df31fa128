// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/version_text.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QStringList>

#include <fmt/core.h>
#include <zlib.h>
#include <zstd.h>

namespace tidemark::app
{

namespace
{

struct VersionText {
    Q_DECLARE_TR_FUNCTIONS(VersionText)
};

QString& builtCommit()
{
    static QString commit = QStringLiteral("unknown");
    return commit;
}

/// @p compiled: of the headers; @p used: of the library that is loaded, which an update of the
/// system may have changed since.
QString libraryText(const char* name, const char* compiled, const char* used)
{
    const QString line = QStringLiteral("%1 %2").arg(QLatin1String(name), QLatin1String(used));
    return QLatin1String(compiled) == QLatin1String(used)
               ? line
               : VersionText::tr("%1 (compiled with %2)", "library, version")
                     .arg(line, QLatin1String(compiled));
}

/// A library that is compiled in whole, or whose loaded version cannot be asked.
QString libraryText(const char* name, int major, int minor, int patch)
{
    return QStringLiteral("%1 %2.%3.%4").arg(QLatin1String(name)).arg(major).arg(minor).arg(patch);
}

} // namespace

QString versionNumber()
{
    return QStringLiteral(TIDEMARK_VERSION);
}

QString buildText()
{
    constexpr int kMajor = 10'000; // as fmt counts: 90100 is 9.1.0
    constexpr int kMinor = 100;
    return QStringList{
        VersionText::tr("Commit %1").arg(builtCommit()),
        libraryText("Qt", QT_VERSION_STR, qVersion()),
        libraryText("fmt", FMT_VERSION / kMajor, FMT_VERSION / kMinor % kMinor,
                    FMT_VERSION % kMinor),
        libraryText("nlohmann_json", NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR,
                    NLOHMANN_JSON_VERSION_PATCH),
        libraryText("zlib", ZLIB_VERSION, zlibVersion()),
        libraryText("zstd", ZSTD_VERSION_STRING, ZSTD_versionString()),
    }
        .join(u'\n');
}

void setBuiltCommit(const char* commit)
{
    builtCommit() = QString::fromUtf8(commit);
}

} // namespace tidemark::app
