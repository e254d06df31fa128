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

TIDEMARK_TEST(tst_FormatMatrix)

#include "tst_format_matrix.moc"
