// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/wav_file.h"
#include "tests/support/test_registry.h"

#include <QTest>
#include <QtEndian>

using namespace tidemark;

class tst_WavFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAsTheFormatSays();
};

void tst_WavFile::isAsTheFormatSays()
{
    const std::vector<std::int16_t> sound{0, 1, -2};
    const std::string file = wavFile(sound, 22'050);
    QCOMPARE(file.size(), 44U + 6U);
    const auto number = [&file](std::size_t at) {
        return qFromLittleEndian<quint32>(file.data() + at);
    };
    QCOMPARE(file.substr(0, 4), std::string("RIFF"));
    QCOMPARE(number(4), file.size() - 8);
    QCOMPARE(file.substr(8, 8), std::string("WAVEfmt "));
    QCOMPARE(number(16), 16U);
    QCOMPARE(number(20), 0x00010001U); // plain samples, one channel
    QCOMPARE(number(24), 22'050U);
    QCOMPARE(number(28), 44'100U);
    QCOMPARE(number(32), 0x00100002U); // two bytes, sixteen bits
    QCOMPARE(file.substr(36, 4), std::string("data"));
    QCOMPARE(number(40), 6U);
    QCOMPARE(qFromLittleEndian<qint16>(file.data() + 46), 1);
    QCOMPARE(qFromLittleEndian<qint16>(file.data() + 48), -2);
}

TIDEMARK_TEST(tst_WavFile)

#include "tst_wav_file.moc"
