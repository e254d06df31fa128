// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messages/recent_files.h"

#include "app/text/plain_text.h"
#include "app/text/size_text.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/link_button.h"
#include "core/formats/format_registry.h"

#include <QBoxLayout>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr qsizetype kShownFiles = 8;
constexpr int kFactsIndent = 2;

QString factsOf(const RecentFile& file)
{
    if (file.size < 0) {
        return RecentFiles::tr("No longer there");
    }
    QStringList facts{file.kind, sizeText(static_cast<double>(file.size), SizeUnit::Binary),
                      QLocale().toString(file.changed, QLocale::ShortFormat)};
    facts.removeAll(QString());
    return facts.join(QStringLiteral(" · "));
}

} // namespace

std::vector<RecentFile> lookAtFiles(const QStringList& paths, const TaskControl& control)
{
    const FormatRegistry registry = builtinFormats();
    std::vector<RecentFile> files;
    for (const QString& path : paths) {
        if (control.cancelled()) {
            break;
        }
        RecentFile file{path, {}, -1, {}};
        const QFileInfo info(path);
        if (info.isFile()) { // no pipe, which would hold up who opens it
            file.size = info.size();
            file.changed = info.lastModified();
            file.kind = QString::fromUtf8(registry.nameOf(info.filesystemAbsoluteFilePath()));
        }
        files.push_back(std::move(file));
    }
    return files;
}

RecentFiles::RecentFiles(QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel(this)),
      m_layout(new QVBoxLayout(this)),
      m_job([this](const std::vector<RecentFile>& known) { take(known); })
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(2);
    m_title->setForegroundRole(QPalette::PlaceholderText);
    m_layout->addWidget(m_title);
    onLanguageChange(*this, [this] { retranslate(); });
    retranslate();
    setFiles({});
}

void RecentFiles::setFiles(const QStringList& paths)
{
    for (const Row& row : m_rows) {
        for (QWidget* const widget :
             {static_cast<QWidget*>(row.link), static_cast<QWidget*>(row.facts)}) {
            widget->hide();
            widget->deleteLater();
        }
    }
    m_rows.clear();
    for (const QString& path : paths.first(std::min(paths.size(), kShownFiles))) {
        Row row{path, new LinkButton(this), new QLabel(this)};
        const QFileInfo file(path);
        row.link->setLink(QStringLiteral("%1 — %2").arg(
                              file.fileName(), QDir::toNativeSeparators(file.absolutePath())),
                          Qt::ElideMiddle);
        row.link->setToolTip(plainToolTip(path));
        row.facts->setTextFormat(Qt::PlainText);
        row.facts->setForegroundRole(QPalette::PlaceholderText);
        row.facts->setIndent(kFactsIndent);
        row.facts->setText(QStringLiteral(" ")); // nothing moves when they are known
        connect(row.link, &LinkButton::clicked, this, [this, path] { Q_EMIT requested(path); });
        m_layout->addWidget(row.link, 0, Qt::AlignLeft);
        m_layout->addWidget(row.facts);
        m_layout->addSpacing(2);
        m_rows.push_back(row);
    }
    setVisible(!m_rows.empty());
    take(m_known);
    look();
}

void RecentFiles::look()
{
    if (!isVisible() || m_rows.empty()) {
        return;
    }
    QStringList paths;
    for (const Row& row : m_rows) {
        paths << row.path;
    }
    m_job.startInBackground([paths](TaskControl& control) { return lookAtFiles(paths, control); });
}

void RecentFiles::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    look();
}

void RecentFiles::take(const std::vector<RecentFile>& known)
{
    m_known = known;
    for (const Row& row : m_rows) {
        const auto file = std::ranges::find(m_known, row.path, &RecentFile::path);
        if (file != m_known.end()) {
            row.facts->setText(singleLine(factsOf(*file)));
        }
    }
}

void RecentFiles::retranslate()
{
    m_title->setText(tr("Recent files"));
    take(m_known);
}

} // namespace tidemark::app

#include "moc_recent_files.cpp"
