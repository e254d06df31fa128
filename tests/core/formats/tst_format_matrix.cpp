// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/format_registry.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <random>

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
    void atMostOneAcceptsWhatIsDamaged();
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

namespace
{

/// The fronts of all fixtures, as readers see them.
std::vector<std::string> heads()
{
    constexpr std::size_t kShown = 4096; // what tells formats apart stands here in all of them
    std::vector<std::string> heads;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(TIDEMARK_FIXTURES)) {
        if (const auto input = entry.is_regular_file() ? Input::open(entry.path())
                                                       : failure(ErrorCode::NotAFile)) {
            heads.emplace_back(input->head().substr(0, kShown));
        }
    }
    std::ranges::sort(heads); // folders are listed in any order
    return heads;
}

/// Damage of one kind: wrong bytes, a part of another file put in, a part left out.
std::string damaged(std::string text, const std::vector<std::string>& others, std::mt19937& random)
{
    const std::string& other = others[random() % others.size()];
    const std::size_t at = random() % (text.size() + 1);
    switch (random() % 5) {
    case 0:
        for (int i = 0; i < 8 && !text.empty(); ++i) {
            text[random() % text.size()] = static_cast<char>(random() % 256);
        }
        return text;
    case 1:
        return text.insert(at, other.substr(0, random() % (other.size() + 1)));
    case 2: // between lines, as in a log
        return text.insert(std::min(text.find('\n', at), text.size() - 1) + 1, other + '\n');
    case 3:
        return text.erase(at, random() % 200);
    default:
        return other + '\n' + text;
    }
}

} // namespace

void tst_FormatMatrix::atMostOneAcceptsWhatIsDamaged()
{
    constexpr int kRounds = 40;
    const FormatRegistry registry = builtinFormats();
    const std::vector<std::string> all = heads();
    std::mt19937 random(7);
    int accepted = 0;
    for (const std::string& head : all) {
        for (int round = 0; round < kRounds; ++round) {
            const std::string text = damaged(head, all, random);
            std::string acceptedBy;
            bool isFound = false;
            for (const auto& reader : registry.readers()) {
                isFound = isFound || reader->finds(text);
                if (reader->accepts(text)) {
                    acceptedBy += std::string(reader->info().id) + ' ';
                }
            }
            QVERIFY2(std::ranges::count(acceptedBy, ' ') == (isFound ? 1 : 0),
                     (acceptedBy + "accept: " + text).c_str());
            accepted += isFound ? 1 : 0;
        }
    }
    QVERIFY(accepted > static_cast<int>(all.size()));
}

TIDEMARK_TEST(tst_FormatMatrix)

#include "tst_format_matrix.moc"
