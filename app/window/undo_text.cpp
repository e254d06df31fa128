// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/undo_text.h"

#include "app/text/plain_text.h"
#include "app/text/size_text.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct UndoText {
    Q_DECLARE_TR_FUNCTIONS(UndoText)
};

constexpr qsizetype kLongestName = 40;

QString sizeOf(std::uint64_t bytes)
{
    return sizeText(static_cast<double>(bytes));
}

/// Its first and last characters where it is too long for a menu.
QString briefName(const QString& name)
{
    const QString whole = singleLine(name);
    return whole.size() <= kLongestName
               ? whole
               : whole.first(kLongestName / 2) + u'…' + whole.last(kLongestName / 2);
}

} // namespace

QString undoActionText(const RemovedRecordings& removed)
{
    const QStringList names = removed.names();
    if (names.isEmpty()) {
        return UndoText::tr("&Undo remove");
    }
    if (names.size() > 1) {
        return UndoText::tr("&Undo removing %Ln recording(s)", nullptr,
                            static_cast<int>(names.size()));
    }
    QString name = briefName(names.first());
    name.replace(u'&', QStringLiteral("&&"));
    return UndoText::tr("&Undo removing %1").arg(name);
}

QString undoHint(const RemovedRecordings& removed)
{
    if (removed.isEmpty()) {
        return UndoText::tr("Nothing was removed that can be brought back");
    }
    const QStringList names = removed.names();
    const QString last =
        names.size() == 1
            ? UndoText::tr("Brings back %1").arg(singleLine(names.first()))
            : UndoText::tr("Brings back %Ln recording(s)", nullptr, static_cast<int>(names.size()));
    const QString kept = UndoText::tr("%Ln removal(s) can be undone, kept in %1 of memory", nullptr,
                                      static_cast<int>(removed.steps()))
                             .arg(sizeOf(removed.bytes()));
    return QStringLiteral("%1 · %2").arg(last, kept);
}

QString removedText(const RemovedRecordings& removed, const QStringList& lost)
{
    const QStringList names = removed.names();
    QStringList sentences;
    sentences << (names.size() == 1 ? UndoText::tr("Removed %1.").arg(singleLine(names.first()))
                                    : UndoText::tr("Removed %Ln recording(s).", nullptr,
                                                   static_cast<int>(names.size())));
    if (removed.bytes() > RemovedRecordings::kBudget) {
        sentences << UndoText::tr("Undo keeps %1 of memory in use until more is removed.")
                         .arg(sizeOf(removed.bytes()));
    }
    if (lost.size() == 1) {
        sentences
            << UndoText::tr("%1 cannot be brought back any more.").arg(singleLine(lost.first()));
    } else if (!lost.isEmpty()) {
        sentences << UndoText::tr("%Ln recording(s) removed earlier cannot be brought back any "
                                  "more.",
                                  nullptr, static_cast<int>(lost.size()));
    }
    return sentences.join(u' ');
}

} // namespace tidemark::app
