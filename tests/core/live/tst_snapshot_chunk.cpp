// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/snapshot_chunk.h"
#include "tests/support/test_registry.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace tidemark;

class tst_SnapshotChunk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_data();
    void texts();
    void othersAreLeftAlone_data();
    void othersAreLeftAlone();
    void asTheParserHasIt();
};

namespace
{

QString message(const QString& escaped)
{
    return QStringLiteral(
               R"({"method":"HeapProfiler.addHeapSnapshotChunk","params":{"chunk":"%1"}})")
        .arg(escaped);
}

} // namespace

void tst_SnapshotChunk::texts_data()
{
    QTest::addColumn<QString>("escaped");
    QTest::addColumn<QByteArray>("text");
    const auto add = [](const char* label, const char* escaped, const char* text) {
        QTest::addRow("%s", label) << QString::fromUtf8(escaped) << QByteArray(text);
    };
    add("nothing", "", "");
    add("plain", "1,2,3", "1,2,3");
    add("quotes and line feeds", R"({\"a\":1,\n\"b\":\"\\\\u00e4\"})",
        "{\"a\":1,\n\"b\":\"\\\\u00e4\"}");
    add("all short escapes", R"(\"\\\/\b\f\n\r\t)", "\"\\/\b\f\n\r\t");
    add("a unit of each length", R"(\u0041\u00e4\u65E5)", "Aä日");
    add("a pair", R"(\ud83c\udf0a!)", "🌊!");
    add("unescaped letters", "ä日🌊", "ä日🌊");
    add("half a pair", R"(\ud83c!)", "\uFFFD!");
    add("half a pair at the end", R"(\ud83c)", "\uFFFD");
    add("the second half alone", R"(\udf0a)", "\uFFFD");
}

void tst_SnapshotChunk::texts()
{
    QFETCH(QString, escaped);
    QFETCH(QByteArray, text);
    std::string out = "before ";
    QVERIFY(takeSnapshotChunk(message(escaped), out));
    QCOMPARE(QByteArray::fromStdString(out), "before " + text);
}

void tst_SnapshotChunk::othersAreLeftAlone_data()
{
    QTest::addColumn<QString>("message");
    QTest::newRow("nothing") << QString();
    QTest::newRow("another event") << QStringLiteral(R"({"method":"Runtime.x","params":{}})");
    QTest::newRow("written with blanks") << QStringLiteral(
        R"({"method": "HeapProfiler.addHeapSnapshotChunk", "params": {"chunk": "1"}})");
    QTest::newRow("cut off") << message(QStringLiteral("12")).chopped(3);
    QTest::newRow("more behind it") << message(QStringLiteral("12")) + u' ';
    QTest::newRow("no escape") << message(QStringLiteral(R"(1\x2)"));
    QTest::newRow("half an escape") << message(QStringLiteral(R"(1\u00)"));
    QTest::newRow("an escape of other letters") << message(QStringLiteral(R"(1\u00g0)"));
}

void tst_SnapshotChunk::othersAreLeftAlone()
{
    QFETCH(QString, message);
    std::string out = "before";
    QVERIFY(!takeSnapshotChunk(message, out));
    QCOMPARE(out, std::string("before"));
}

void tst_SnapshotChunk::asTheParserHasIt()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 200; ++round) {
        QString text;
        for (int i = random.bounded(60); i > 0; --i) {
            const char32_t letters[] = {U'a', U'"', U'\\',  U'\n',  0x1F,
                                        0x7F, 0xE4, 0x65E5, 0x1F30A};
            text += QString::fromUcs4(&letters[random.bounded(int{std::size(letters)})], 1);
        }
        const QJsonObject event{
            {QStringLiteral("method"), QStringLiteral("HeapProfiler.addHeapSnapshotChunk")},
            {QStringLiteral("params"), QJsonObject{{QStringLiteral("chunk"), text}}}};
        std::string out;
        QVERIFY(takeSnapshotChunk(
            QString::fromUtf8(QJsonDocument(event).toJson(QJsonDocument::Compact)), out));
        QCOMPARE(QString::fromStdString(out), text);
    }
}

TIDEMARK_TEST(tst_SnapshotChunk)

#include "tst_snapshot_chunk.moc"
