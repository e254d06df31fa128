// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/format_registry.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

/// Every fixture against every reader: the folder's own reader takes it, and no other does.
class tst_FormatMatrix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exactlyTheOwnReaderAccepts_data();
    void exactlyTheOwnReaderAccepts();
    void detectionAndForcedReadingAgree_data() { exactlyTheOwnReaderAccepts_data(); }
    void detectionAndForcedReadingAgree();
};

void tst_FormatMatrix::exactlyTheOwnReaderAccepts_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("format");

    for (const auto& entry : std::filesystem::recursive_directory_iterator(TIDEMARK_FIXTURES)) {
        if (entry.is_regular_file()) {
            const auto name = std::filesystem::relative(entry.path(), TIDEMARK_FIXTURES);
            QTest::newRow(name.c_str()) << QString::fromStdString(entry.path().string())
                                        << QString::fromStdString(name.begin()->string());
        }
    }
}

void tst_FormatMatrix::exactlyTheOwnReaderAccepts()
{
    QFETCH(QString, path);
    QFETCH(QString, format);

    const auto input = Input::open(path.toStdString());
    QVERIFY(input.has_value());
    const FormatRegistry registry = builtinFormats();
    QVERIFY2(registry.find(format.toStdString()) != nullptr, "the folder is named after no format");
    for (const auto& reader : registry.readers()) {
        QVERIFY2(reader->accepts(input->head()) == (reader->info().id == format.toStdString()),
                 std::string(reader->info().id).c_str());
    }
}

/// What a reader can read, it also accepts; and it reads the same when it is named.
void tst_FormatMatrix::detectionAndForcedReadingAgree()
{
    QFETCH(QString, path);
    QFETCH(QString, format);

    TaskControl control;
    const FormatRegistry registry = builtinFormats();
    const auto detected = registry.read(path.toStdString(), control);
    const auto forced =
        registry.read(path.toStdString(), control, {.format = format.toStdString()});
    QVERIFY(detected.has_value());
    QVERIFY(forced.has_value());
    QCOMPARE(detected->size(), forced->size());
    for (std::size_t i = 0; i < detected->size(); ++i) {
        QVERIFY(*detected->at(i) == *forced->at(i));
    }
}

TIDEMARK_TEST(tst_FormatMatrix)

#include "tst_format_matrix.moc"
