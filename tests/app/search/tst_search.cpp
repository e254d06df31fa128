// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/search.h"
#include "tests/support/heap_graph_builder.h"
#include "tests/support/recordings.h"
#include "tests/support/snapshots.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

class tst_Search final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachSortIsAGroup();
    void aFunctionIsListedOnceWithItsLongestCall();
    void anObjectByItsNumber();
    void onlyTheFirstOfManyAreListed();
    void textsAreOnePlainLine();
    void nothingIsAskedFor();

private:
    static const SearchGroup* groupOf(const std::vector<SearchGroup>& groups, const char* title)
    {
        const auto found = std::ranges::find(groups, QLatin1String(title), &SearchGroup::title);
        return found == groups.end() ? nullptr : &*found;
    }
    static std::vector<SearchGroup> found(const SearchSubject& subject, const char* text)
    {
        TaskControl control;
        return searchIn(subject, QString::fromUtf8(text), control);
    }
    static SearchSubject::Run run(std::shared_ptr<const Recording> recording)
    {
        return {7, QStringLiteral("server.dat"), std::move(recording)};
    }
    static SearchSubject::Heap heap(const test::HeapGraphBuilder& builder)
    {
        return {{9, 0}, QStringLiteral("a.heapsnapshot"), test::snapshotOf(builder.build()), {}};
    }
};

void tst_Search::eachSortIsAGroup()
{
    const auto recording = test::recordingOf({1.0, 2.0, 3.0});
    recording->program = "node server.js";
    recording->timeline.markers = {
        test::spanOf("serve", 0, 1, 0),
        {MarkerKind::Mark, "after serving", test::kSecondNs, test::kSecondNs}};
    QVERIFY(recording->output.append({test::kSecondNs, OutputStream::Stdout, "Serving on 8080"}));
    test::HeapGraphBuilder builder;
    const auto root = builder.node(NodeType::Synthetic, "");
    const auto text = builder.node(NodeType::String, "served by 3");
    builder.edge(root, text, "servedBy");
    SearchSubject subject;
    subject.runs.push_back(run(recording));
    subject.heaps.push_back(heap(builder));
    subject.heaps.push_back({{9, 1}, {}, test::typesSnapshot({{"Server", 3, 96}}), {}});

    const auto groups = found(subject, "SERV");
    QCOMPARE(groups.size(), 7U);
    const auto& position = groupOf(groups, "Marks and events")->results.front();
    QCOMPARE(position.text, QStringLiteral("after serving"));
    QCOMPARE(std::get<PositionTarget>(position.target).id, 7);
    QCOMPARE(std::get<PositionTarget>(position.target).position, test::kSecondNs);
    const auto& range = std::get<RangeTarget>(groupOf(groups, "Functions")->results[0].target);
    QVERIFY(range.range == AxisRange({0, test::kSecondNs}));
    const auto& type = std::get<TypeTarget>(groupOf(groups, "Types")->results[0].target);
    QCOMPARE(type.name, std::string("Server"));
    QVERIFY(type.snapshot == SnapshotRef({9, 1}));
    const auto& object =
        std::get<ObjectTarget>(groupOf(groups, "Texts in heaps")->results[0].target);
    QCOMPARE(object.object.node, text);
    const auto& property = std::get<ObjectTarget>(groupOf(groups, "Properties")->results[0].target);
    QCOMPARE(property.object.node, root);
    QCOMPARE(std::get<PositionTarget>(groupOf(groups, "Output")->results[0].target).position,
             test::kSecondNs);
    QVERIFY(groupOf(groups, "Recordings") != nullptr);
    QVERIFY(found(subject, "nowhere").empty());
}

void tst_Search::aFunctionIsListedOnceWithItsLongestCall()
{
    const auto recording = test::recordingOf({1.0, 2.0});
    for (const double start : {0.0, 2.0, 6.0}) {
        recording->timeline.markers.push_back(
            test::spanOf("app.load", start, start == 2.0 ? 5.0 : start + 1, 0));
    }
    SearchSubject subject;
    subject.runs.push_back(run(recording));
    const auto groups = found(subject, "load");
    QCOMPARE(groups.size(), 1U);
    QCOMPARE(groups[0].results.size(), 1U);
    QCOMPARE(groups[0].results[0].text, QStringLiteral("load"));
    QVERIFY(std::get<RangeTarget>(groups[0].results[0].target).range ==
            AxisRange({2 * test::kSecondNs, 5 * test::kSecondNs}));
}

void tst_Search::anObjectByItsNumber()
{
    test::HeapGraphBuilder builder;
    builder.node(NodeType::Synthetic, "");
    const auto wanted = builder.node(NodeType::Object, "Row", 16, 75895);
    SearchSubject subject;
    subject.heaps.push_back(heap(builder));
    for (const char* const text : {"75895", "@75895", " @75895 "}) {
        const auto groups = found(subject, text);
        QCOMPARE(groups.size(), 1U);
        QCOMPARE(std::get<ObjectTarget>(groups[0].results[0].target).object.node, wanted);
        QCOMPARE(groups[0].results[0].text, QStringLiteral("Row @75895"));
    }
    QVERIFY(found(subject, "@7").empty());
}

void tst_Search::onlyTheFirstOfManyAreListed()
{
    test::HeapGraphBuilder builder;
    builder.node(NodeType::Synthetic, "");
    for (int i = 0; i < 100; ++i) {
        builder.node(NodeType::String, "row " + std::to_string(i));
    }
    SearchSubject subject;
    subject.heaps.push_back(heap(builder));
    const auto groups = found(subject, "row");
    QCOMPARE(groups.size(), 1U);
    QCOMPARE(groups[0].results.size() + groups[0].more, 100U);
    QVERIFY(groups[0].results.size() < 20);
}

void tst_Search::textsAreOnePlainLine()
{
    const auto recording = test::recordingOf({1.0, 2.0});
    recording->timeline.markers = {test::spanOf("evil\n\x1b[31m<b>", 0, 1, 0)};
    SearchSubject subject;
    subject.runs.push_back(run(recording));
    const QString text = found(subject, "evil")[0].results[0].text;
    QVERIFY(!text.contains(QLatin1Char('\n')) && !text.contains(QLatin1Char('\x1b')));
    QVERIFY(text.contains(QStringLiteral("<b>")));
}

void tst_Search::nothingIsAskedFor()
{
    SearchSubject subject;
    subject.runs.push_back(run(test::recordingOf({1.0})));
    QVERIFY(found(subject, "").empty());
    QVERIFY(found(subject, "  ").empty());
}

TIDEMARK_TEST(tst_Search)

#include "tst_search.moc"
