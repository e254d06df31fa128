// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/alignment_chooser.h"

#include "app/text/alignment_text.h"
#include "app/text/function_text.h"
#include "app/widgets/change_reaction.h"
#include "app/workspace/alignment_names.h"

#include <QInputDialog>
#include <QStandardItemModel>

#include <array>

namespace tidemark::app
{

namespace
{

constexpr std::array kKinds{AlignmentKind::Start,    AlignmentKind::WallClock,
                            AlignmentKind::End,      AlignmentKind::Function,
                            AlignmentKind::Mark,     AlignmentKind::Stretched,
                            AlignmentKind::Functions};

/// What @p names are called in a list of them: those of functions as all recordings call them.
QStringList shownNames(const Session& session, AlignmentKind kind,
                       const std::vector<std::string>& names)
{
    std::vector<const Timeline*> timelines;
    if (kind == AlignmentKind::Function) {
        for (const OpenRecording& open : session.recordings()) {
            if (session.isOnAxis(open)) {
                timelines.push_back(&open.recording->timeline);
            }
        }
    }
    const FunctionNames functions(timelines);
    QStringList shown;
    for (const std::string& name : names) {
        shown << functions(name);
    }
    return shown;
}

/// Whether it is not enough to choose @p kind: a name belongs to it.
bool hasName(AlignmentKind kind)
{
    return kind == AlignmentKind::Function || kind == AlignmentKind::Mark;
}

RunAlignment alignmentOf(const Session& session)
{
    return {session.alignment(), session.alignedAt()};
}

/// The same as texts have it.
RunAlignment shownAlignment(const Session& session)
{
    const RunAlignment real = alignmentOf(session);
    return {real.kind, shownNames(session, real.kind, {real.name}).front().toStdString()};
}

} // namespace

AlignmentChooser::AlignmentChooser(Session& session, QWidget* parent)
    : ElidedComboBox(parent),
      m_session(session)
{
    onLanguageChange(*this, [this] { retranslate(); });
    connect(this, &QComboBox::activated, this,
            [this](int index) { choose(kKinds[static_cast<std::size_t>(index)]); });
    connect(&session, &Session::plotChanged, this, &AlignmentChooser::showChosen);
    retranslate();
}

void AlignmentChooser::retranslate()
{
    clear();
    for (const AlignmentKind kind : kKinds) {
        addItem(alignmentChoiceText(kind));
    }
    setAccessibleName(tr("Alignment of the recordings"));
    showChosen();
}

void AlignmentChooser::showChosen()
{
    auto* const rows = qobject_cast<QStandardItemModel*>(model());
    for (int row = 0; row < count(); ++row) {
        const AlignmentKind kind = kKinds[static_cast<std::size_t>(row)];
        const bool isChosen = kind == m_session.alignment();
        QString text =
            isChosen ? alignmentText(shownAlignment(m_session)) : alignmentChoiceText(kind);
        if (isChosen && hasName(kind)) {
            text += QChar(0x2026); // chosen once more, it asks for another name
        }
        setItemText(row, text);
        rows->item(row)->setEnabled(canAlignAt(m_session, kind));
        if (isChosen) {
            setCurrentIndex(row);
        }
    }
}

void AlignmentChooser::choose(AlignmentKind kind)
{
    if (!hasName(kind)) {
        m_session.chooseAlignment(kind);
        return;
    }
    const std::vector<std::string> names = namesToAlignAt(m_session, kind);
    if (names.size() == 1) {
        m_session.chooseAlignment(kind, names.front());
    } else if (!names.empty()) {
        askForName(kind, names);
    }
    showChosen(); // until a name was chosen
}

void AlignmentChooser::askForName(AlignmentKind kind, const std::vector<std::string>& names)
{
    auto* const dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const bool isFunction = kind == AlignmentKind::Function;
    dialog->setWindowTitle(tr("Align recordings"));
    dialog->setLabelText(isFunction ? tr("The function that begins at 0 in all recordings:")
                                    : tr("The mark that is at 0 in all recordings:"));
    const QStringList shown = shownNames(m_session, kind, names);
    dialog->setComboBoxItems(shown);
    if (const auto now = std::ranges::find(names, m_session.alignedAt()); now != names.end()) {
        dialog->setTextValue(shown[now - names.begin()]);
    }
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, kind, names, shown](const QString& chosen) {
                const auto place = static_cast<std::size_t>(shown.indexOf(chosen));
                if (place < names.size()) {
                    m_session.chooseAlignment(kind, names[place]);
                }
            });
    dialog->open();
}

namespace
{

/// What is held together and what is not, of recordings that are stretched by their functions.
QStringList functionNotes(const FunctionAlignment& found)
{
    QStringList notes{found.calls > 0 ? AlignmentChooser::tr("%n calls held together", nullptr,
                                                             static_cast<int>(found.calls))
                                      : AlignmentChooser::tr("no call in common: stretched as a "
                                                             "whole")};
    if (found.otherFunctions > 0) {
        notes << AlignmentChooser::tr("%n functions not called equally often", nullptr,
                                      static_cast<int>(found.otherFunctions));
    }
    if (found.otherCalls > 0) {
        notes << AlignmentChooser::tr("%n calls in another order or too many", nullptr,
                                      static_cast<int>(found.otherCalls));
    }
    if (found.runsWithout > 0) {
        notes << AlignmentChooser::tr("%n without functions stretched as a whole", nullptr,
                                      static_cast<int>(found.runsWithout));
    }
    return notes;
}

/// Visible recordings that have no place of their own under the present alignment.
int unaligned(const Session& session)
{
    if (session.alignment() == AlignmentKind::Functions) {
        const auto& placements = session.functionAlignment().placements;
        return static_cast<int>(std::ranges::count_if(
            placements, [](const auto& placement) { return !placement.has_value(); }));
    }
    std::vector<const Recording*> runs;
    for (const OpenRecording& open : session.recordings()) {
        if (session.isOnAxis(open)) {
            runs.push_back(open.recording.get());
        }
    }
    return static_cast<int>(placementsOf(runs, alignmentOf(session)).withoutPlace);
}

} // namespace

QString alignmentText(const Session& session)
{
    if (session.alignment() == AlignmentKind::Start) {
        return {};
    }
    const QString text = alignmentText(shownAlignment(session));
    const QString note = alignmentNote(session);
    return note.isEmpty() ? text : QStringLiteral("%1 · %2").arg(text, note);
}

QString alignmentNote(const Session& session)
{
    QStringList notes;
    if (session.alignment() == AlignmentKind::Functions) {
        notes << functionNotes(session.functionAlignment());
    }
    if (const int count = unaligned(session); count > 0) {
        notes << unplacedText(shownAlignment(session), count);
    }
    return notes.join(QStringLiteral(" · "));
}

} // namespace tidemark::app

#include "moc_alignment_chooser.cpp"
