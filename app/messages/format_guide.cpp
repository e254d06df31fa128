// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messages/format_guide.h"

#include "app/icons/icon.h"
#include "app/text/plain_text.h"
#include "app/widgets/change_reaction.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QFontDatabase>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QToolButton>

#include <array>

namespace tidemark::app
{

namespace
{

/// A kind of profile, and how to get one. Commands are the same in every language.
struct GuideRow {
    const char* name;
    const char* command;
};

constexpr std::array kGuide{
    GuideRow{QT_TRANSLATE_NOOP("tidemark::app::FormatGuide", "Python, over time"),
             "mprof run script.py"},
    GuideRow{QT_TRANSLATE_NOOP("tidemark::app::FormatGuide", "Python, line by line"),
             "python3 -m memory_profiler script.py > lines.txt"},
    GuideRow{QT_TRANSLATE_NOOP("tidemark::app::FormatGuide", "Node.js, heap snapshot"),
             "node --heapsnapshot-signal=SIGUSR2 server.js"},
    GuideRow{QT_TRANSLATE_NOOP("tidemark::app::FormatGuide", "Node.js, over time"),
             "console.log({time: Date.now(), ...process.memoryUsage()})"},
    GuideRow{QT_TRANSLATE_NOOP("tidemark::app::FormatGuide", "Node.js, collections"),
             "node --trace-gc server.js > gc.log"},
    GuideRow{QT_TRANSLATE_NOOP("tidemark::app::FormatGuide", "node-memwatch"),
             "memwatch.on('stats', stats => console.log(stats))"},
    GuideRow{QT_TRANSLATE_NOOP("tidemark::app::FormatGuide", "Java, by type"),
             "jcmd PID GC.class_histogram > types.txt"},
    GuideRow{QT_TRANSLATE_NOOP("tidemark::app::FormatGuide", "Any process, over time"),
             "psrecord PID --log memory.log"},
    GuideRow{QT_TRANSLATE_NOOP("tidemark::app::FormatGuide", "Any process, from a script"),
             "tidemark-cli record --pid PID -o run.tidemark"},
};

} // namespace

FormatGuide::FormatGuide(QWidget* parent) : QWidget(parent), m_title(new QLabel(this))
{
    auto* const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    m_title->setForegroundRole(QPalette::PlaceholderText);
    grid->addWidget(m_title, 0, 0, 1, 3);
    for (const GuideRow& row : kGuide) {
        const int at = static_cast<int>(m_lines.size()) + 1;
        Line line{new QLabel(this), new QLabel(QString::fromLatin1(row.command), this),
                  new QToolButton(this)};
        line.name->setTextFormat(Qt::PlainText);
        line.command->setTextFormat(Qt::PlainText);
        line.command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        line.command->setTextInteractionFlags(Qt::TextSelectableByMouse);
        line.copy->setAutoRaise(true);
        grid->addWidget(line.name, at, 0);
        grid->addWidget(line.command, at, 1);
        grid->addWidget(line.copy, at, 2);
        connect(line.copy, &QToolButton::clicked, this,
                [this, place = m_lines.size()] { copy(place); });
        m_lines.push_back(line);
    }
    m_more = new QLabel(this);
    m_more->setTextFormat(Qt::PlainText);
    m_more->setWordWrap(true);
    m_more->setForegroundRole(QPalette::PlaceholderText);
    grid->addWidget(m_more, static_cast<int>(m_lines.size()) + 1, 0, 1, 3);
    onChange(*this, {QEvent::LanguageChange, QEvent::PaletteChange}, [this] { retranslate(); });
    retranslate();
}

void FormatGuide::copy(std::size_t line)
{
    QGuiApplication::clipboard()->setText(m_lines[line].command->text());
}

void FormatGuide::retranslate()
{
    m_title->setText(tr("What opens, and how to make one"));
    m_more->setText(tr("Also tables of sizes over time (CSV, JSON), answers of Prometheus, and "
                       "logs that hold several of these; packed with gzip, zstd or zip as well. "
                       "What is in a file decides, not its name."));
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const Line& line = m_lines[i];
        line.name->setText(tr(kGuide[i].name));
        line.copy->setIcon(themedIcon(QStringLiteral("copy"), palette()));
        line.copy->setToolTip(plainToolTip(tr("Copy %1").arg(line.command->text())));
        line.copy->setAccessibleName(tr("Copy %1").arg(line.command->text()));
    }
}

} // namespace tidemark::app

#include "moc_format_guide.cpp"
