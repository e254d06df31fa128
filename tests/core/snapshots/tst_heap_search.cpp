// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/heap_search.h"
#include "tests/support/heap_graph_builder.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <random>

using namespace tidemark;

class tst_HeapSearch final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsNamesAndProperties();
    void onlyTheFirstAreListed();
    void nothingIsFoundAcrossTexts();
    void anyTextIsFoundAsByHand();
    void nothingToFind();
    void canBeCancelled();
};

void tst_HeapSearch::textsNamesAndProperties()
{
    test::HeapGraphBuilder builder;
    const auto root = builder.node(NodeType::Synthetic, "");
    const auto session = builder.node(NodeType::Object, "RequestSession");
    const auto other = builder.node(NodeType::Object, "RequestSession");
    const auto text = builder.node(NodeType::String, "the session of anna");
    builder.node(NodeType::String, "nothing");
    const auto handler = builder.node(NodeType::Closure, "endSession");
    builder.edge(root, session, "sessions");
    builder.edge(session, text, "sessionName");
    builder.edge(other, text, "sessionName");
    builder.edge(other, handler, "onEnd");
    const HeapGraph graph = builder.build();
    TaskControl control;
    const auto found = searchHeap(graph, "SESSION", 10, control);
    QVERIFY(found.has_value());
    QCOMPARE(found->strings, std::vector<std::uint32_t>{text});
    QCOMPARE(found->stringCount, 1U);
    QCOMPARE(found->names.size(), 2U);
    QVERIFY(found->names[0] == NamedObjects({graph.nodeNames[session], session, 2}));
    QVERIFY(found->names[1] == NamedObjects({graph.nodeNames[handler], handler, 1}));
    QCOMPARE(found->properties.size(), 2U);
    QCOMPARE(graph.strings[found->properties[0].name], std::string_view("sessionName"));
    QCOMPARE(found->properties[0].count, 2U);
    QCOMPARE(found->properties[0].node, session);
}

void tst_HeapSearch::onlyTheFirstAreListed()
{
    test::HeapGraphBuilder builder;
    builder.node(NodeType::Synthetic, "");
    for (int i = 0; i < 50; ++i) {
        builder.node(NodeType::String, "row " + std::to_string(i));
    }
    TaskControl control;
    const auto found = searchHeap(builder.build(), "row", 7, control);
    QCOMPARE(found->strings.size(), 7U);
    QCOMPARE(found->stringCount, 50U);
}

/// Texts lie behind one another without anything between them.
void tst_HeapSearch::nothingIsFoundAcrossTexts()
{
    StringTable strings;
    for (const char* const text : {"abc", "", "abc", "cab", "xbcab"}) {
        strings.push_back(text);
    }
    TaskControl control;
    QCOMPARE(*stringsWith(strings, "ca", control), (std::vector<std::uint32_t>{3, 4}));
    QCOMPARE(*stringsWith(strings, "bcab", control), (std::vector<std::uint32_t>{4}));
    QCOMPARE(*stringsWith(strings, "abcabc", control), std::vector<std::uint32_t>());
    QCOMPARE(*stringsWith(strings, "B", control), (std::vector<std::uint32_t>{0, 2, 3, 4}));
}

void tst_HeapSearch::anyTextIsFoundAsByHand()
{
    std::mt19937 random(7); // NOLINT: the same in every run
    TaskControl control;
    for (int round = 0; round < 300; ++round) {
        StringTable strings;
        std::vector<std::string> texts;
        for (int i = 0; i < 20; ++i) {
            std::string text(random() % 7, ' ');
            for (char& letter : text) {
                letter = "abAB\xc3"[random() % 5];
            }
            strings.push_back(text);
            texts.push_back(text);
        }
        std::string wanted(1 + random() % 4, ' ');
        for (char& letter : wanted) {
            letter = "abAB\xc3"[random() % 5];
        }
        const auto lower = [](std::string text) {
            std::ranges::transform(text, text.begin(), [](char letter) {
                return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
            });
            return text;
        };
        std::vector<std::uint32_t> expected;
        for (std::uint32_t i = 0; i < texts.size(); ++i) {
            if (lower(texts[i]).find(lower(wanted)) != std::string::npos) {
                expected.push_back(i);
            }
        }
        QCOMPARE(*stringsWith(strings, wanted, control), expected);
    }
}

void tst_HeapSearch::nothingToFind()
{
    TaskControl control;
    QVERIFY(stringsWith(StringTable(), "a", control)->empty());
    test::HeapGraphBuilder builder;
    builder.node(NodeType::Synthetic, "root");
    const HeapGraph graph = builder.build();
    QVERIFY(searchHeap(graph, "", 10, control)->isEmpty());
    QVERIFY(searchHeap(graph, "a text longer than all others", 10, control)->isEmpty());
}

void tst_HeapSearch::canBeCancelled()
{
    StringTable strings;
    strings.push_back(std::string(10'000'000, 'x'));
    struct Cancelled final : TaskControl {
        bool cancelled() const override { return true; }
    } control;
    const auto found = stringsWith(strings, "y", control);
    QVERIFY(!found.has_value());
    QCOMPARE(found.error().code, ErrorCode::Cancelled);
}

TIDEMARK_TEST(tst_HeapSearch)

#include "tst_heap_search.moc"
