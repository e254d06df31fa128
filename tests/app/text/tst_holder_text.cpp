// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/holder_text.h"
#include "tests/support/test_registry.h"

#include <QLocale>
#include <QTest>

#include <set>

using namespace tidemark;
using namespace tidemark::app;

class tst_HolderText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void sentences_data();
    void sentences();
    void everyKindHasItsSentence();
    void namesFromFilesStayPlainText();
    void functionsAreCalledThat();
    void places();
};

namespace
{

constexpr KeptObjects kKept{2000, "Fuga", 25'270'682};

QString shown(const std::optional<Holder>& holder, const KeptObjects& kept = kKept)
{
    return holderText(holder, kept).replace(QChar(0xa0), QLatin1Char(' '));
}

} // namespace

void tst_HolderText::sentences_data()
{
    QTest::addColumn<Holder>("holder");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const Holder& holder, const char* sentence) {
        QTest::newRow(sentence) << holder << QString::fromUtf8(sentence);
    };
    using enum HolderKind;
    const ScriptPlace place{"/srv/app/server.js", 17, 5};
    row({ClosureVariable, "leakyData", "hoge", place},
        "“leakyData” in the closure context of “hoge”, server.js:17, keeps 2,000 Fuga, 24.1 MiB");
    row({ClosureVariable, "leakyData", "hoge"},
        "“leakyData” in the closure context of “hoge” keeps 2,000 Fuga, 24.1 MiB");
    row({ClosureVariable, "a", "", place},
        "“a” in the closure context of a function without a name, server.js:17, keeps 2,000 Fuga, "
        "24.1 MiB");
    row({ClosureVariable, "a", ""},
        "“a” in the closure context of a function without a name keeps 2,000 Fuga, 24.1 MiB");
    row({OutermostVariable, "cache", "", place},
        "The top-level variable “cache” of server.js keeps 2,000 Fuga, 24.1 MiB");
    row({OutermostVariable, "cache", ""},
        "The top-level variable “cache” keeps 2,000 Fuga, 24.1 MiB");
    row({GlobalVariable, "store", ""}, "The global variable “store” keeps 2,000 Fuga, 24.1 MiB");
    row({FunctionProperty, "all", "Registry", place},
        "The property “all” of the function “Registry”, server.js:17, keeps 2,000 Fuga, 24.1 MiB");
    row({FunctionProperty, "all", "Registry"},
        "The property “all” of the function “Registry” keeps 2,000 Fuga, 24.1 MiB");
    row({FunctionProperty, "all", "", place},
        "The property “all” of a function without a name keeps 2,000 Fuga, 24.1 MiB");
    row({Property, "items", "Cache", place},
        "The property “items” of an object of class “Cache”, server.js:17, keeps 2,000 Fuga, 24.1 "
        "MiB");
    row({Property, "items", "Cache"},
        "The property “items” of an object of class “Cache” keeps 2,000 Fuga, 24.1 MiB");
    row({Element, "7", "Array"},
        "Element 7 of an object of class “Array” keeps 2,000 Fuga, 24.1 MiB");
    row({Collection, "", "Map"}, "A “Map” keeps 2,000 Fuga, 24.1 MiB");
    row({Internal, "reactions", "Promise"},
        "The internal slot “reactions” of “Promise” keeps 2,000 Fuga, 24.1 MiB");
}

void tst_HolderText::sentences()
{
    QFETCH(Holder, holder);
    QFETCH(QString, sentence);
    QCOMPARE(shown(holder), sentence);
}

void tst_HolderText::everyKindHasItsSentence()
{
    std::set<QString> sentences{shown({})};
    QCOMPARE(*sentences.begin(),
             QStringLiteral("Only the engine itself keeps 2,000 Fuga, 24.1 MiB"));
    for (int kind = 0; kind <= static_cast<int>(HolderKind::Internal); ++kind) {
        const QString sentence = shown(
            Holder{static_cast<HolderKind>(kind), "name", "owner", ScriptPlace{"a.js", 1, 1}});
        QVERIFY2(sentence.contains(QStringLiteral("2,000 Fuga, 24.1 MiB")), qPrintable(sentence));
        QVERIFY2(!sentence.contains(QLatin1Char('%')), qPrintable(sentence));
        QVERIFY(sentences.insert(sentence).second);
    }
}

void tst_HolderText::namesFromFilesStayPlainText()
{
    const std::string longName(1000, 'x');
    QCOMPARE(shown(Holder{HolderKind::Property, "%2 <b>\n", "%1", {}}, {1, "%9\u202e", 8}),
             QStringLiteral("The property “%2 <b>↵” of an object of class “%1” keeps 1 %9\ufffd, "
                            "8 B"));
    QVERIFY(shown(Holder{HolderKind::GlobalVariable, longName, longName, {}}).size() < 300);
}

/// Not "6 Function", as the class table has it.
void tst_HolderText::functionsAreCalledThat()
{
    const Holder holder{HolderKind::GlobalVariable, "hooks", ""};
    QCOMPARE(shown(holder, {6, "Function", 600}),
             QStringLiteral("The global variable “hooks” keeps 6 functions, 600 B"));
    QCOMPARE(shown(holder, {1, "Function", 100}),
             QStringLiteral("The global variable “hooks” keeps 1 function, 100 B"));
    QCOMPARE(
        shown(holder, {6, "Function", 600, 6, "RequestSession"}),
        QStringLiteral("The global variable “hooks” keeps 6 functions (with 6 RequestSession), "
                       "600 B"));
}

void tst_HolderText::places()
{
    QCOMPARE(scriptPlaceText({"file:///srv/server.js", 17, 1}), QStringLiteral("server.js:17"));
    QCOMPARE(scriptPlaceText({"node:fs", 12345, 1}), QStringLiteral("node:fs:12345"));
    QCOMPARE(scriptPlaceText({"server.js", 0, 0}), QStringLiteral("server.js"));
    QCOMPARE(scriptPlaceText({"", 17, 1}), QString());
}

TIDEMARK_TEST(tst_HolderText)

#include "tst_holder_text.moc"
