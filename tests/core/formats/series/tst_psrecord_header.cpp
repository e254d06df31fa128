// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/number_text.h"
#include "core/formats/series/psrecord_header.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

namespace
{

std::vector<std::string> namesIn(std::string_view line)
{
    std::vector<std::string> names;
    if (const auto header = psrecordHeaderOf(line)) {
        for (const SeriesColumn& column : header->columns) {
            names.emplace_back(column.name);
        }
    }
    return names;
}

} // namespace

class tst_PsrecordHeader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePlainLog();
    void thePlainLogWithInputAndOutput();
    void theCsv();
    void columnsOfTheCsvInAnyOrder();
    void furtherColumnsOfTheCsv();
    void otherLinesAreNoHeaders();
};

void tst_PsrecordHeader::thePlainLog()
{
    const auto header = psrecordHeaderOf("# Elapsed time   CPU (%)     Real (MB)   Virtual (MB)");
    QVERIFY(header.has_value());
    QCOMPARE(header->delimiter, std::nullopt);
    QCOMPARE(header->columns.size(), 3U);
    QCOMPARE(header->columns[0].kind, SeriesKind::Counter);
    QCOMPARE(header->columns[1].kind, SeriesKind::Rss);
    QCOMPARE(header->columns[1].scale, kBytesPerMiB);
    QCOMPARE(header->columns[2].kind, SeriesKind::Vsize);
}

void tst_PsrecordHeader::thePlainLogWithInputAndOutput()
{
    QCOMPARE(namesIn("# Elapsed time   CPU (%)     Real (MB)   Virtual (MB)   Read count   Write "
                     "count   Read bytes   Write bytes"),
             (std::vector<std::string>{"CPU (%)", "Real", "Virtual", "read_count", "write_count",
                                       "read_bytes", "write_bytes"}));
}

void tst_PsrecordHeader::theCsv()
{
    const auto header = psrecordHeaderOf("elapsed_time,nproc,cpu,mem_real,mem_virtual");
    QVERIFY(header.has_value());
    QCOMPARE(header->delimiter, std::optional(','));
    QCOMPARE(namesIn("elapsed_time,nproc,cpu,mem_real,mem_virtual"),
             (std::vector<std::string>{"nproc", "CPU (%)", "Real", "Virtual"}));
    QCOMPARE(psrecordHeaderOf("\"elapsed_time\";\"mem_real\"")->delimiter, std::optional(';'));
}

void tst_PsrecordHeader::columnsOfTheCsvInAnyOrder()
{
    QCOMPARE(namesIn("elapsed_time,mem_virtual,mem_real"),
             (std::vector<std::string>{"Virtual", "Real"}));
}

void tst_PsrecordHeader::furtherColumnsOfTheCsv()
{
    QCOMPARE(namesIn("elapsed_time,mem_real,label"), (std::vector<std::string>{"Real", "label"}));
    QCOMPARE(namesIn(",elapsed_time,mem_real"), (std::vector<std::string>{"", "Real"}));
    QCOMPARE(psrecordHeaderOf(",elapsed_time,mem_real")->timeIndex, 1U);
}

void tst_PsrecordHeader::otherLinesAreNoHeaders()
{
    for (const char* line :
         {"", "#", "# comment", "# Elapsed time   CPU (%)", "elapsed_time", "elapsed_time,cpu",
          "time,mem_real", "elapsed_timer,mem_real",
          "       0.000        0.000       24.051      171.867", "x elapsed_time,mem_real"}) {
        QVERIFY2(!psrecordHeaderOf(line), line);
    }
}

TIDEMARK_TEST(tst_PsrecordHeader)

#include "tst_psrecord_header.moc"
