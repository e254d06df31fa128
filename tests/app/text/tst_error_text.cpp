// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/error_text.h"
#include "app/text/translation.h"
#include "core/system/available_memory.h"
#include "tests/support/test_registry.h"

#include <QLocale>
#include <QTest>

#include <set>
#include <system_error>

using namespace tidemark;
using namespace tidemark::app;

class tst_ErrorText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasItsOwnSentence_data();
    void everyCodeHasItsOwnSentence();
    void placesAreNamed();
    void whatStandsInTheFileIsQuotedPlainly();
    void budgetsAreSizes();
    void impossibleValuesAreNamed();
    void reasonsOfTheSystemAreTranslated();
    void fileNamesComeFirst();

private:
    /// All codes; the switch makes the compiler complain when one is added.
    static std::vector<ErrorCode> allCodes();
    static QStringList variantsOf(ErrorCode code);
};

std::vector<ErrorCode> tst_ErrorText::allCodes()
{
    std::vector<ErrorCode> codes;
    for (int value = 0;; ++value) {
        const auto code = static_cast<ErrorCode>(value);
        switch (code) {
        case ErrorCode::CannotOpen:
        case ErrorCode::NotAFile:
        case ErrorCode::Empty:
        case ErrorCode::UnknownFormat:
        case ErrorCode::ForeignProfile:
        case ErrorCode::ForeignTool:
        case ErrorCode::ForeignFile:
        case ErrorCode::NoTimeColumn:
        case ErrorCode::TooManyColumns:
        case ErrorCode::NoSuchColumn:
        case ErrorCode::NothingToMeasure:
        case ErrorCode::NothingInArchive:
        case ErrorCode::UnknownFormatId:
        case ErrorCode::UnsupportedVersion:
        case ErrorCode::Malformed:
        case ErrorCode::NoSamples:
        case ErrorCode::TimesUnreadable:
        case ErrorCode::Truncated:
        case ErrorCode::BadCompression:
        case ErrorCode::TooCompressed:
        case ErrorCode::TooLarge:
        case ErrorCode::ReadFailed:
        case ErrorCode::CannotWrite:
        case ErrorCode::Cancelled:
        case ErrorCode::NoSuchProcess:
        case ErrorCode::NotPermitted:
        case ErrorCode::NoMemory:
        case ErrorCode::CannotStart:
        case ErrorCode::UnlikeSnapshots:
        case ErrorCode::CannotInspect:
        case ErrorCode::CannotFetch:
            codes.push_back(code);
            continue;
        }
        return codes;
    }
}

/// The sentence with all combinations of what may be known.
QStringList tst_ErrorText::variantsOf(ErrorCode code)
{
    QStringList texts;
    for (const std::string detail : {"", "detail %1 %2"}) {
        texts << errorText({code, detail, {}, {}}) << errorText({code, detail, 12, {}})
              << errorText({code, detail, {}, 5012});
    }
    return texts;
}

void tst_ErrorText::everyCodeHasItsOwnSentence_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << QStringLiteral("en");
    QTest::newRow("ja") << QStringLiteral("ja");
}

void tst_ErrorText::everyCodeHasItsOwnSentence()
{
    QFETCH(QString, language);
    QVERIFY(installTranslation(*QCoreApplication::instance(), language));
    QCOMPARE(allCodes().size(), 31U);
    std::set<QString> seen;
    for (const ErrorCode code : allCodes()) {
        for (QString text : variantsOf(code)) {
            QVERIFY2(text.endsWith(language == QStringLiteral("ja") ? QStringLiteral("。")
                                                                    : QStringLiteral(".")),
                     qPrintable(text));
            text.remove(QStringLiteral("detail %1 %2"));
            QVERIFY2(!text.contains(QStringLiteral("%1")), qPrintable(text));
            QVERIFY2(!text.contains(QStringLiteral("%2")), qPrintable(text));
        }
        QVERIFY(seen.insert(errorText({code, "x", {}, {}})).second);
    }
}

void tst_ErrorText::placesAreNamed()
{
    installTranslation(*QCoreApplication::instance(), QStringLiteral("en"));
    QVERIFY(errorText({ErrorCode::Malformed, "abc", 12, {}})
                .contains(QStringLiteral("at line 12: “abc”")));
    QVERIFY(errorText({ErrorCode::TimesUnreadable, "time: 23:07 h", 2, {}})
                .contains(QStringLiteral("“time” holds no time that can be read, the first is "
                                         "“23:07 h” in line 2.")));
    QVERIFY(errorText({ErrorCode::TimesUnreadable, "time: 23:07 h", 12, {}, 2})
                .contains(QStringLiteral("“23:07 h” in cell B12.")));
    QVERIFY(errorText({ErrorCode::NoSamples, "n.v.", 3, {}, 28})
                .contains(QStringLiteral("“n.v.” in cell AB3.")));
    QVERIFY(errorText({ErrorCode::BadCompression, {}, {}, 5012})
                .contains(QStringLiteral("at byte 5,012")));
    QVERIFY(errorText({ErrorCode::Truncated, {}, 1234567, {}})
                .contains(QStringLiteral("line 1,234,567")));
}

void tst_ErrorText::whatStandsInTheFileIsQuotedPlainly()
{
    const QString text =
        errorText({ErrorCode::Malformed, "<b>a\nb\u202e" + std::string(5000, 'x') + "\xff", 1, {}});
    QVERIFY(text.size() < 300);
    QVERIFY(!text.contains(QLatin1Char('\n')));
    QVERIFY(!text.contains(QChar(0x202e)));
    QVERIFY(text.contains(QStringLiteral("<b>"))); // shown as it is, by plain text widgets
}

void tst_ErrorText::budgetsAreSizes()
{
    QVERIFY(errorText({ErrorCode::TooLarge, "67108864", {}, {}})
                .contains(QStringLiteral("64.0\u00a0MiB")));
    QCOMPARE(errorText({ErrorCode::TooLarge, "1048576", {}, 17}),
             QStringLiteral("Reading stopped at byte 17: a single value there is longer than "
                            "1.00\u00a0MiB, which is the limit. The file may be damaged; record it "
                            "again."));
    const QString overrun = errorText({ErrorCode::TooLarge, memoryOverrun(3U << 30U, 64U << 20U)});
    QVERIFY(overrun.contains(QStringLiteral("took 3.00\u00a0GiB of memory")));
    QVERIFY(overrun.contains(QStringLiteral("more than the 64.0\u00a0MiB")));
    const QString shortage =
        errorText({ErrorCode::TooLarge, memoryShortage(3U << 30U, 64U << 20U)});
    QVERIFY(shortage.contains(QStringLiteral("at least 3.00\u00a0GiB")));
    QVERIFY(shortage.contains(QStringLiteral("only 64.0\u00a0MiB is free")));
}

void tst_ErrorText::impossibleValuesAreNamed()
{
    const QString text = errorText({ErrorCode::NoSamples, "MEM 1e300 2.0", 2, {}});
    QVERIFY2(
        text.contains(QStringLiteral("above 8 PiB. The first one is line 2: “MEM 1e300 2.0”.")),
        qPrintable(text));
}

void tst_ErrorText::reasonsOfTheSystemAreTranslated()
{
    const Error missing{ErrorCode::CannotOpen,
                        std::make_error_code(std::errc::no_such_file_or_directory).message()};
    QVERIFY(errorText(missing).contains(QStringLiteral(": No such file or directory.")));
    QVERIFY(installTranslation(*QCoreApplication::instance(), QStringLiteral("ja")));
    for (const std::errc code :
         {std::errc::no_such_file_or_directory, std::errc::permission_denied,
          std::errc::operation_not_permitted, std::errc::is_a_directory,
          std::errc::no_space_on_device, std::errc::read_only_file_system,
          std::errc::filename_too_long, std::errc::io_error, std::errc::too_many_files_open}) {
        const std::string reason = std::make_error_code(code).message();
        QVERIFY(
            !errorText({ErrorCode::CannotWrite, reason}).contains(QString::fromStdString(reason)));
    }
    QVERIFY(errorText({ErrorCode::CannotWrite,
                       std::make_error_code(std::errc::no_such_file_or_directory).message()})
                .contains(QStringLiteral("フォルダー")));
    QVERIFY(errorText({ErrorCode::ReadFailed, "Host is down"})
                .contains(QStringLiteral("Host is down")));
    QVERIFY(installTranslation(*QCoreApplication::instance(), QStringLiteral("en")));
}

void tst_ErrorText::fileNamesComeFirst()
{
    QVERIFY(errorText({ErrorCode::Empty, {}, {}, {}}, "a\nb.dat")
                .startsWith(QStringLiteral("a↵b.dat: ")));
}

TIDEMARK_TEST(tst_ErrorText)

#include "tst_error_text.moc"
