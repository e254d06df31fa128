// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/jvm_figures.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <cstring>
#include <limits>

using namespace tidemark;

/// What JVMs say of their heap; the texts are those of Java 15, 17 and 25.
class tst_JvmFigures final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void heapOfEachCollector_data();
    void heapOfEachCollector();
    void generations();
    void metaspace();
    void rubbish_data();
    void rubbish();
    void partsOfG1();
    void collectors();
    void damagedFiles();
};

namespace
{

constexpr std::int64_t kKib = 1024;

/// A file of figures, made by hand.
class FigureFile
{
public:
    void add(const std::string& name, std::int64_t number)
    {
        std::string value(sizeof(number), '\0');
        std::memcpy(value.data(), &number, sizeof(number));
        addEntry(name, 'J', 0, value);
    }

    void add(const std::string& name, const std::string& text)
    {
        addEntry(name, 'B', static_cast<std::uint32_t>(text.size() + 1), text + '\0');
    }

    std::string bytes() const
    {
        std::string head("\xCA\xFE\xC0\xC0\x01\x02\x00\x01", 8);
        head += word(0) + word(0) + word(0) + word(0) + word(32) + word(m_count);
        return head + m_entries;
    }

private:
    static std::string word(std::uint32_t number)
    {
        std::string text(sizeof(number), '\0');
        std::memcpy(text.data(), &number, sizeof(number));
        return text;
    }

    void addEntry(const std::string& name, char type, std::uint32_t length,
                  const std::string& value)
    {
        constexpr std::uint32_t kHead = 20;
        std::string called = name + '\0';
        called.resize((called.size() + 7) / 8 * 8 + 4); // so that the value lies at a multiple of 8
        const auto valueAt = static_cast<std::uint32_t>(kHead + called.size());
        const auto size = static_cast<std::uint32_t>(valueAt + (value.size() + 7) / 8 * 8);
        std::string entry = word(size) + word(kHead) + word(length) + std::string{type, 0, 0, 0} +
                            word(valueAt) + called + value;
        entry.resize(size);
        m_entries += entry;
        ++m_count;
    }

    std::string m_entries;
    std::uint32_t m_count = 0;
};

} // namespace

void tst_JvmFigures::heapOfEachCollector_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("used");
    QTest::addColumn<qint64>("committed");
    const auto add = [](const char* name, const QByteArray& text, qint64 used, qint64 committed) {
        QTest::newRow(name) << text << used * kKib << committed * kKib;
    };
    add("G1, 17",
        " garbage-first heap   total 397312K, used 5658K [0x0000000687400000, 0x0000000800000000)\n"
        "  region size 4096K, 1 young (4096K), 0 survivors (0K)\n"
        " Metaspace       used 394K, committed 576K, reserved 1114112K\n"
        "  class space    used 24K, committed 128K, reserved 1048576K\n",
        5658, 397312);
    add("G1, 25",
        "garbage-first heap   total reserved 6172672K, committed 393216K, used 3132K [0x0000, "
        "0x0800)\n region size 4096K, 1 young (4096K), 0 survivors (0K)\n",
        3132, 393216);
    add("Serial, 17",
        " def new generation   total 116160K, used 6197K [0x00000000e0000000, 0x00000000e7e00000)\n"
        "  eden space 103296K,   6% used [0x00000000e0000000, 0x00000000e060d748)\n"
        " tenured generation   total 258048K, used 100K [0x00000000eaaa0000, 0x00000000fa6a0000)\n"
        "   the space 258048K,   0% used [0x00000000eaaa0000, 0x00000000eaaa0000)\n",
        6297, 374208);
    add("Parallel, 25",
        "PSYoungGen      total 113152K, used 7782K [0x00000000f5580000, 0x00000000fd380000)\n"
        " eden space 97280K, 8% used [0x00000000f5580000,0x00000000f5d199d0)\n"
        "ParOldGen       total 258048K, used 1166K [0x00000000e0000000, 0x00000000efc00000)\n",
        8948, 371200);
    add("Z, 17",
        " ZHeap           used 4M, capacity 378M, max capacity 512M\n"
        " Metaspace       used 415K, committed 640K, reserved 1114112K\n",
        4096, 387072);
    add("Z, 25",
        "ZHeap            used 4M, capacity 378M, max capacity 512M\n Cache           374M (1)\n"
        "  size classes   256M (1)\n",
        4096, 387072);
    add("Shenandoah",
        "Shenandoah Heap\n 512M max, 512M soft max, 376M committed, 1792K used\n"
        " 2048 x 256K regions\nStatus: not cancelled\n",
        1792, 385024);
}

void tst_JvmFigures::heapOfEachCollector()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, used);
    QFETCH(qint64, committed);
    const auto memory = jvmMemoryIn(text.toStdString());
    QVERIFY(memory.has_value());
    QCOMPARE(memory->heap.used, used);
    QCOMPARE(memory->heap.committed, committed);
}

void tst_JvmFigures::generations()
{
    const auto memory = jvmMemoryIn(" def new generation   total 116160K, used 6197K [0x0, 0x1)\n"
                                    " tenured generation   total 258048K, used 0K [0x0, 0x1)\n");
    QVERIFY(memory.has_value());
    QVERIFY((memory->generations ==
             std::vector<JvmPool>{{"def new generation", 6197 * kKib, 116160 * kKib},
                                  {"tenured generation", 0, 258048 * kKib}}));
    QVERIFY(!memory->metaspace);
}

void tst_JvmFigures::metaspace()
{
    const auto memory = jvmMemoryIn(
        " garbage-first heap   total 1024K, used 512K [0x0, 0x1)\n"
        " Metaspace       used 5000K, capacity 5500K, committed 5632K, reserved 1056768K\n"
        "  class space    used 400K, capacity 500K, committed 512K, reserved 1048576K\n");
    QVERIFY(memory.has_value());
    QVERIFY((memory->metaspace == JvmPool{"Metaspace", 5000 * kKib, 5632 * kKib}));
    QVERIFY(memory->generations.empty());
}

void tst_JvmFigures::rubbish_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* const text :
         {"", "\n\n", "java.lang.IllegalArgumentException: Unknown diagnostic command\n",
          "heap total 5K\n", "heap used 5K\n", "heap total -5K, used 5K\n",
          "heap total 99999999999999999999K, used 5K\n", "heap total 9999999999999T, used 5K\n",
          "heap total 5, used 5\n", "K K, K\n", "5K\n", ",,,[\n"}) {
        QTest::newRow(text) << QByteArray(text);
    }
}

void tst_JvmFigures::rubbish()
{
    QFETCH(QByteArray, text);
    QVERIFY(!jvmMemoryIn(text.toStdString()));
}

void tst_JvmFigures::partsOfG1()
{
    constexpr std::int64_t kMib = std::int64_t{1} << 20U;
    const auto poolsOf = [](const std::string& policy, std::int64_t oldUsed) {
        FigureFile file;
        file.add("sun.gc.policy.name", policy);
        const auto add = [&file](const std::string& space, std::int64_t used,
                                 std::int64_t capacity) {
            file.add("sun.gc.generation." + space + ".used", used);
            file.add("sun.gc.generation." + space + ".capacity", capacity);
        };
        add("0.space.0", 7 * kMib, 13 * kMib + 8);
        add("0.space.1", 0, 8);
        add("0.space.2", kMib - 100, kMib + 8);
        add("1.space.0", oldUsed, 243 * kMib + 8);
        return g1PoolsIn(*PerfData::parse(file.bytes()));
    };
    QVERIFY(
        (poolsOf("GarbageFirst", 5000) == std::vector<JvmPool>{{"G1 eden", 7 * kMib, 13 * kMib},
                                                               {"G1 survivors", kMib - 100, kMib},
                                                               {"G1 old", 5000, 243 * kMib}}));
    QVERIFY(poolsOf("Copy:MSC", 5000).empty());
    QVERIFY(poolsOf("GarbageFirst", -1).empty());
    QVERIFY(poolsOf("GarbageFirst", std::numeric_limits<std::int64_t>::max()).empty());
    FigureFile onlyItsName;
    onlyItsName.add("sun.gc.policy.name", "GarbageFirst");
    QVERIFY(g1PoolsIn(*PerfData::parse(onlyItsName.bytes())).empty());
}

void tst_JvmFigures::collectors()
{
    FigureFile file;
    file.add("sun.os.hrt.frequency", 2'000'000'000);
    file.add("sun.gc.collector.0.name", "G1 young collection pauses");
    file.add("sun.gc.collector.0.invocations", 7);
    file.add("sun.gc.collector.0.lastEntryTime", 1000);
    file.add("sun.gc.collector.0.lastExitTime", 3000);
    file.add("sun.gc.collector.2.invocations", 1);
    const auto data = PerfData::parse(file.bytes());
    QVERIFY(data.has_value());
    QVERIFY(
        (jvmCollectorsIn(*data) ==
         std::vector<JvmCollector>{{"G1 young collection pauses", 7, 500, 1500}, {"", 1, 0, 0}}));
    QCOMPARE(data->number("sun.gc.collector.0.invocations"), std::optional<std::int64_t>(7));
    QVERIFY(!data->number("sun.gc.collector.0.name"));
    QVERIFY(data->text("nothing").empty());
}

/// Cut anywhere, and with any byte another one: no crash, and no name that is not there.
void tst_JvmFigures::damagedFiles()
{
    FigureFile file;
    file.add("a.number", 5);
    file.add("a.text", "words");
    const std::string whole = file.bytes();
    QVERIFY(!PerfData::parse({}));
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const auto data = PerfData::parse(std::string_view(whole).substr(0, length));
        QVERIFY(!data || data->number("a.number").value_or(5) == 5);
    }
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const char byte : {'\x00', '\x01', '\x7F', '\xFF'}) {
            std::string damaged = whole;
            damaged[at] = byte;
            (void)PerfData::parse(damaged);
        }
    }
    for (const std::size_t at :
         {0U, 4U, 5U, 7U}) { // the magic, order, version, whether it is filled
        std::string other = whole;
        other[at] = '\x09';
        QVERIFY(!PerfData::parse(other));
    }
}

TIDEMARK_TEST(tst_JvmFigures)

#include "tst_jvm_figures.moc"
