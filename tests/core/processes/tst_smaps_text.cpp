// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/smaps_text.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <set>

using namespace tidemark;

namespace
{

constexpr std::int64_t kKib = 1024;

/// Of a program that maps one of each, as Linux 6.18 wrote it.
std::string capturedText()
{
    QFile file(QStringLiteral(TIDEMARK_SOURCE "/tests/core/processes/proc/mapper/smaps"));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("no fixture");
    }
    return file.readAll().toStdString();
}

std::optional<MappingTable> tableOf(std::string_view text)
{
    SmapsText parser;
    parser.add(text);
    return parser.finish();
}

/// The lines of one mapping of 8 KiB, with @p figures in KiB.
std::string mapping(const std::string& name, const std::string& permissions = "rw-p",
                    std::array<int, 6> figures = {8, 6, 1, 2, 3, 5})
{
    const auto line = [&figures](const char* key, std::size_t i) {
        return std::string(key) + ":    " + std::to_string(figures[i]) + " kB\n";
    };
    return "7f0000000000-7f0000002000 " + permissions + " 00000000 00:00 0      " + name + "\n" +
           line("Size", 0) + line("Rss", 0) + line("Pss", 1) + "Shared_Clean: 5 kB\n" +
           line("Private_Clean", 2) + line("Private_Dirty", 3) + line("Anonymous", 4) +
           line("Swap", 5) + "VmFlags: rd wr mr mw me ac\n";
}

const MappingRow* rowOf(const MappingTable& table, MappingKind kind, std::string_view name)
{
    const auto found = std::ranges::find_if(
        table.rows, [&](const MappingRow& row) { return row.kind == kind && row.name == name; });
    return found == table.rows.end() ? nullptr : &*found;
}

} // namespace

class tst_SmapsText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsARealProcess();
    void takesPiecesCutAnywhere();
    void aCutTextHasNoWrongNumber();
    void tellsKindsByName_data();
    void tellsKindsByName();
    void aFileWithCodeIsALibraryAsAWhole();
    void countsHugePagesAsUnique();
    void refusesWhatTheKernelDoesNotWrite_data();
    void refusesWhatTheKernelDoesNotWrite();
    void keepsSoManyNamesApart();
    void noSumWraps();
};

void tst_SmapsText::readsARealProcess()
{
    const auto table = tableOf(capturedText());
    QVERIFY(table.has_value());
    const auto check = [&table](MappingKind kind, const char* name,
                                const MappingFigures& expected) {
        const MappingRow* const row = rowOf(*table, kind, name);
        return row != nullptr && row->figures == expected;
    };
    // count, address space, RSS, PSS, USS, swap, anonymous
    QVERIFY(check(MappingKind::Heap, "[heap]",
                  {1, 132 * kKib, 104 * kKib, 104 * kKib, 104 * kKib, 0, 104 * kKib}));
    QVERIFY(check(MappingKind::Stack, "[stack]",
                  {1, 132 * kKib, 12 * kKib, 12 * kKib, 12 * kKib, 0, 12 * kKib}));
    QVERIFY(check(MappingKind::Library, "/usr/lib/x86_64-linux-gnu/libc.so.6",
                  {5, 1876 * kKib, 1340 * kKib, 120 * kKib, 24 * kKib, 0, 24 * kKib}));
    QVERIFY(check(MappingKind::Code, "",
                  {1, 256 * kKib, 256 * kKib, 256 * kKib, 256 * kKib, 0, 256 * kKib}));
    QVERIFY(check(MappingKind::Shared, "/dev/zero (deleted)",
                  {1, 512 * kKib, 512 * kKib, 512 * kKib, 512 * kKib, 0, 0}));
    QVERIFY(check(MappingKind::Shared, "/SYSV00000000 (deleted)",
                  {1, 64 * kKib, 64 * kKib, 64 * kKib, 64 * kKib, 0, 0}));
    QVERIFY(check(MappingKind::Shared, "/memfd:line\\012feed (deleted)",
                  {1, 128 * kKib, 128 * kKib, 128 * kKib, 128 * kKib, 0, 0}));
    QVERIFY(check(MappingKind::Shared, "/dev/shm/map-fx (deleted)",
                  {1, 8 * kKib, 8 * kKib, 8 * kKib, 8 * kKib, 0, 0}));
    QVERIFY(check(MappingKind::File, "/tmp/map-fx/a\\012name \x1b[31m",
                  {1, 8 * kKib, 8 * kKib, 8 * kKib, 8 * kKib, 0, 4 * kKib}));
    QVERIFY(check(MappingKind::File, "/tmp/map-fx/gone (deleted)",
                  {1, 8 * kKib, 8 * kKib, 8 * kKib, 8 * kKib, 0, 0}));
    QVERIFY(rowOf(*table, MappingKind::Special, "[vsyscall]") != nullptr);
    QCOMPARE(rowOf(*table, MappingKind::Anonymous, "")->figures.rss, 1072 * kKib);
    QCOMPARE(rowOf(*table, MappingKind::Anonymous, "")->figures.count, std::int64_t{7});
    // What smaps_rollup said at the same time
    QCOMPARE(table->total().rss, 3748 * kKib);
    QCOMPARE(table->total().uss, 2232 * kKib);
    QCOMPARE(table->total().anonymous, 1496 * kKib);
    QCOMPARE(table->total().count, std::int64_t{35});
}

void tst_SmapsText::takesPiecesCutAnywhere()
{
    const std::string text = capturedText();
    const auto whole = tableOf(text);
    for (const std::size_t length : {1U, 2U, 7U, 100U, 4096U}) {
        SmapsText parser;
        for (std::size_t at = 0; at < text.size(); at += length) {
            parser.add(std::string_view(text).substr(at, length));
        }
        QVERIFY(parser.finish() == whole);
    }
}

/// Either the mappings up to the cut, or nothing.
void tst_SmapsText::aCutTextHasNoWrongNumber()
{
    const std::string first = mapping("/a", "r--p", {8, 6, 1, 2, 3, 5});
    const std::string text = first + mapping("/b", "r--p", {40, 20, 10, 5, 3, 1});
    const std::set<std::int64_t> sums{8 * kKib, 48 * kKib};
    for (std::size_t length = 0; length < text.size(); ++length) {
        if (const auto table = tableOf(std::string_view(text).substr(0, length))) {
            QVERIFY(sums.contains(table->total().rss));
            QCOMPARE(text[length - 1], '\n');
        }
    }
    QVERIFY(tableOf(text).has_value());
    QVERIFY(!tableOf("").has_value()); // a kernel thread
}

void tst_SmapsText::tellsKindsByName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("permissions");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("shown");
    const auto add = [](const char* name, const char* permissions, const char* kind,
                        const char* shown = nullptr) {
        QTest::addRow("%s %s", name, permissions)
            << QString::fromUtf8(name) << QString::fromLatin1(permissions)
            << QString::fromLatin1(kind) << QString::fromUtf8(shown == nullptr ? name : shown);
    };
    add("", "rw-p", "anonymous");
    add("", "rwxp", "code");
    add("[heap]", "rwxp", "heap");
    add("[stack]", "rw-p", "stack");
    add("[stack:77]", "rw-p", "stack", "[stack]");
    add("[anon: glibc: pthread stack: 77]", "rw-p", "stack", "[anon: glibc: pthread stack]");
    add("[anon:a pool]", "rw-p", "anonymous");
    add("[anon:v8]", "r-xp", "code");
    add("[anon_shmem:ring]", "rw-s", "shared");
    add("/dev/zero", "rw-p", "anonymous");
    add("/dev/zero (deleted)", "rw-s", "shared");
    add("/anon_hugepage (deleted)", "rw-p", "anonymous");
    add("/anon_hugepage (deleted)", "rw-s", "shared");
    add("/memfd:x (deleted)", "rw-s", "shared");
    add("/memfd:doublemapper (deleted)", "r-xs", "code");
    add("/memfd:x", "rw-s", "file"); // a file in the root folder that is called so
    add("/SYSV0000007b (deleted)", "rw-s", "shared");
    add("/run/shm/x", "rw-s", "shared");
    add("/usr/lib/x y.so", "r-xp", "library");
    add("/usr/share/x (deleted)", "r--p", "file");
    add("(unreachable)/x", "r--p", "file");
    add("[vdso]", "r-xp", "special");
    add("[vvar]", "r--p", "special");
    add("anon_inode:[perf_event]", "rw-s", "special");
}

void tst_SmapsText::tellsKindsByName()
{
    QFETCH(QString, name);
    QFETCH(QString, permissions);
    QFETCH(QString, kind);
    QFETCH(QString, shown);
    const auto table = tableOf(mapping(name.toStdString(), permissions.toStdString()));
    QVERIFY(table.has_value());
    QCOMPARE(table->rows.size(), 1U);
    QCOMPARE(QString::fromUtf8(idOf(table->rows[0].kind).data()), kind);
    QCOMPARE(QString::fromStdString(table->rows[0].name), shown);
    const MappingFigures expected{1, 8 * kKib, 8 * kKib, 6 * kKib, 3 * kKib, 5 * kKib, 3 * kKib};
    QVERIFY(table->rows[0].figures == expected);
}

void tst_SmapsText::aFileWithCodeIsALibraryAsAWhole()
{
    const auto table = tableOf(mapping("/l", "r--p") + mapping("/d", "r--p") +
                               mapping("/l", "r-xp") + mapping("/l", "rw-p"));
    QVERIFY(table.has_value());
    QCOMPARE(table->rows.size(), 2U);
    QCOMPARE(rowOf(*table, MappingKind::Library, "/l")->figures.count, std::int64_t{3});
    QCOMPARE(rowOf(*table, MappingKind::File, "/d")->figures.count, std::int64_t{1});
}

void tst_SmapsText::countsHugePagesAsUnique()
{
    std::string text = mapping("/anon_hugepage (deleted)", "rw-p", {0, 0, 0, 0, 0, 0});
    text += "Private_Hugetlb:    4096 kB\n";
    const auto table = tableOf(text);
    QVERIFY(table.has_value());
    QCOMPARE(table->total().rss, std::int64_t{0});
    QCOMPARE(table->total().uss, 4096 * kKib);
}

void tst_SmapsText::refusesWhatTheKernelDoesNotWrite_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    const auto add = [](const char* name, const char* from, const char* to) {
        QTest::newRow(name) << QString::fromLatin1(from) << QString::fromLatin1(to);
    };
    add("no range", "7f0000000000-7f0000002000", "7f0000000000");
    add("an empty range", "-7f0000002000", "-7f0000000000");
    add("a range that is no number", "-7f0000002000", "-7f000000200x");
    add("an address space beyond doubles", "7f0000000000-7f0000002000", "0-ffffffffffffffff");
    add("no permissions", " rw-p", "");
    add("short permissions", "rw-p", "rw-");
    add("no inode", " 00:00 0 ", " ");
    add("no RSS", "Rss:", "Rssx:");
    add("RSS twice", "Pss:", "Rss:");
    add("a negative size", "Pss:    6", "Pss:    -6");
    add("another unit", "Pss:    6 kB", "Pss:    6 MB");
    add("a size over 64 bits", "Pss:    6", "Pss:    99999999999999999999");
    add("a size beyond doubles", "Pss:    6", "Pss:    9007199254740992");
    add("more anonymous than all", "Anonymous:    3", "Anonymous:    9");
    add("a line that is none", "VmFlags: rd", "VmFlags");
    add("an empty line", "VmFlags: rd", "\nVmFlags: rd");
}

void tst_SmapsText::refusesWhatTheKernelDoesNotWrite()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QString text = QString::fromStdString(mapping("/x"));
    QVERIFY(text.contains(from));
    text.replace(from, to);
    QVERIFY(!tableOf(mapping("/before") + text.toStdString() + mapping("/behind")).has_value());
    QVERIFY(!tableOf("Rss: 1 kB\n" + mapping("/x")).has_value()); // of no mapping
    QVERIFY(!tableOf(std::string(1U << 20U, 'x')).has_value());
}

void tst_SmapsText::keepsSoManyNamesApart()
{
    constexpr std::int64_t kFiles = 70'000;
    SmapsText parser;
    for (std::int64_t i = 0; i < kFiles; ++i) {
        parser.add(mapping("/file " + std::to_string(i), i % 2 == 0 ? "r--p" : "r-xp"));
    }
    const auto table = parser.finish();
    QVERIFY(table.has_value());
    QVERIFY(table->rows.size() <= SmapsText::kMostNames + kMappingKinds.size());
    QCOMPARE(table->total().count, kFiles);
    QCOMPARE(table->total().rss, kFiles * 8 * kKib);
    QVERIFY(rowOf(*table, MappingKind::File, "") != nullptr);
    QVERIFY(rowOf(*table, MappingKind::Library, "") != nullptr);
}

void tst_SmapsText::noSumWraps()
{
    const std::string large = mapping("/x", "r--p", {2'000'000'000, 2'000'000'000, 0, 0, 0, 0});
    SmapsText parser;
    for (int i = 0; i < 5'000 && !parser.isMalformed(); ++i) {
        parser.add(large);
    }
    QVERIFY(parser.isMalformed());
    QVERIFY(!parser.finish().has_value());
}

TIDEMARK_TEST(tst_SmapsText)

#include "tst_smaps_text.moc"
