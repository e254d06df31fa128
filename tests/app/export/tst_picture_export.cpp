// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/picture_export.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QImageReader>
#include <QLabel>
#include <QPainter>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

class tst_PictureExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void picturesShowTheWidget_data();
    void picturesShowTheWidget();
    void theEndingChoosesTheFormat_data();
    void theEndingChoosesTheFormat();
    void largerPictures();
    void onePageOfPdf();
    void onPaperItFits();
    void svgIsTextThatShowsTheWidget();
    void textOfFilesIsEscapedInSvg();
    void whatCannotBeWritten_data();
    void whatCannotBeWritten();
    void failuresLeaveTheTargetAlone();

private:
    QByteArray contentOf(const QString& path) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QLabel> m_widget;
};

void tst_PictureExport::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_widget = std::make_unique<QLabel>(QStringLiteral("<b> & Wörter"));
    m_widget->setTextFormat(Qt::PlainText);
    m_widget->resize(120, 60);
    m_widget->setStyleSheet(QStringLiteral("background: rgb(10, 200, 30)"));
}

QByteArray tst_PictureExport::contentOf(const QString& path) const
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void tst_PictureExport::picturesShowTheWidget_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("PNG") << QStringLiteral("a.png");
    QTest::newRow("capitals") << QStringLiteral("a.PNG");
    QTest::newRow("no ending") << QStringLiteral("picture");
    QTest::newRow("a strange name") << QStringLiteral("日本 <b>\n.png");
}

void tst_PictureExport::picturesShowTheWidget()
{
    QFETCH(QString, name);
    const QString path = m_folder->filePath(name);
    QVERIFY(savePicture(*m_widget, path).has_value());
    QVERIFY(contentOf(path).startsWith("\x89PNG"));
    QImage image;
    QVERIFY(image.loadFromData(contentOf(path)));
    QCOMPARE(image.size(), QSize(120, 60));
    QCOMPARE(image.pixelColor(2, 2), QColor(10, 200, 30));
}

void tst_PictureExport::theEndingChoosesTheFormat_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("format");
    QTest::newRow("jpg") << QStringLiteral("a.jpg") << QByteArray("jpeg");
    QTest::newRow("bmp") << QStringLiteral("a.b.bmp") << QByteArray("bmp");
}

void tst_PictureExport::theEndingChoosesTheFormat()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, format);
    const QString path = m_folder->filePath(name);
    QVERIFY(savePicture(*m_widget, path).has_value());
    QCOMPARE(QImageReader::imageFormat(path), format);
}

void tst_PictureExport::largerPictures()
{
    const QString path = m_folder->filePath(QStringLiteral("a.png"));
    QVERIFY(savePicture(*m_widget, path, Overwrite::Pictures, 4).has_value());
    const QImage image(path);
    QCOMPARE(image.size(), QSize(480, 240));
    QCOMPARE(image.pixelColor(8, 8), QColor(10, 200, 30));
}

void tst_PictureExport::onePageOfPdf()
{
    const QString path = m_folder->filePath(QStringLiteral("a.pdf"));
    QVERIFY(savePicture(*m_widget, path).has_value());
    QVERIFY(contentOf(path).startsWith("%PDF-"));
    QVERIFY(contentOf(path).contains("/Count 1"));
    QVERIFY(contentOf(path).contains("90") && contentOf(path).contains("45")); // points
    QVERIFY(savePicture(*m_widget, path).has_value()); // which may be replaced
}

void tst_PictureExport::onPaperItFits()
{
    QImage paper(600, 600, QImage::Format_ARGB32);
    paper.fill(Qt::white);
    QPainter painter(&paper);
    drawFitted(*m_widget, painter, {0, 0, 600, 600});
    painter.end();
    QCOMPARE(paper.pixelColor(3, 3), QColor(10, 200, 30));
    QCOMPARE(paper.pixelColor(597, 297), QColor(10, 200, 30)); // twice as wide as high
    QCOMPARE(paper.pixelColor(300, 303), QColor(Qt::white));
}

void tst_PictureExport::svgIsTextThatShowsTheWidget()
{
    const QString path = m_folder->filePath(QStringLiteral("a.Svg"));
    QVERIFY(savePicture(*m_widget, path).has_value());
    QSvgRenderer svg(path);
    QVERIFY(svg.isValid());
    QCOMPARE(svg.viewBoxF(), QRectF(0, 0, 120, 60));
    QVERIFY(contentOf(path).contains("<title>Tidemark</title>"));
    QImage image(120, 60, QImage::Format_ARGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    svg.render(&painter);
    QCOMPARE(image.pixelColor(2, 2), QColor(10, 200, 30));
}

void tst_PictureExport::textOfFilesIsEscapedInSvg()
{
    const QString path = m_folder->filePath(QStringLiteral("a.svg"));
    QVERIFY(savePicture(*m_widget, path).has_value());
    QVERIFY(!contentOf(path).contains("<b>"));
    QVERIFY(contentOf(path).contains("&lt;b&gt; &amp; "));
}

void tst_PictureExport::whatCannotBeWritten_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"no/such/folder.png", "no/such/folder.svg", "a.dat", "a.tidemark"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void tst_PictureExport::whatCannotBeWritten()
{
    QFETCH(QString, name);
    const auto saved = savePicture(*m_widget, m_folder->filePath(name));
    QVERIFY(!saved.has_value());
    QCOMPARE(saved.error().code, ErrorCode::CannotWrite);
    QVERIFY(!saved.error().detail.empty());
    QVERIFY(QDir(m_folder->path()).isEmpty());

    QVERIFY(!savePicture(*m_widget, m_folder->path()).has_value());
}

void tst_PictureExport::failuresLeaveTheTargetAlone()
{
    const QString path = m_folder->filePath(QStringLiteral("notes.dat"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("precious");
    file.close();
    QVERIFY(!savePicture(*m_widget, path).has_value()); // no picture format of that name
    QCOMPARE(contentOf(path), QByteArray("precious"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
}

TIDEMARK_TEST(tst_PictureExport)

#include "tst_picture_export.moc"
