// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/alignment_chooser.h"

#include "app/text/function_text.h"
#include "app/text/plain_text.h"
#include "app/widgets/change_reaction.h"
#include "app/workspace/alignment_names.h"

#include <QInputDialog>
#include <QStandardItemModel>

#include <array>

namespace tidemark::app
{

namespace
{

struct Choice {
    AlignmentKind kind;
    const char* text;
    const char* chosenText; ///< with the name; null where there is none
};

constexpr std::array kChoices{
    Choice{AlignmentKind::Start,
           QT_TRANSLATE_NOOP("tidemark::app::AlignmentChooser", "Align at start"), nullptr},
    Choice{AlignmentKind::WallClock,
           QT_TRANSLATE_NOOP("tidemark::app::AlignmentChooser", "Align at wall clock"), nullptr},
    Choice{AlignmentKind::End, QT_TRANSLATE_NOOP("tidemark::app::AlignmentChooser", "Align at end"),
           nullptr},
    Choice{AlignmentKind::Function,
           QT_TRANSLATE_NOOP("tidemark::app::AlignmentChooser", "Align at a function…"),
           QT_TRANSLATE_NOOP("tidemark::app::AlignmentChooser", "Align at function “%1”…")},
    Choice{AlignmentKind::Mark,
           QT_TRANSLATE_NOOP("tidemark::app::AlignmentChooser", "Align at a mark…"),
           QT_TRANSLATE_NOOP("tidemark::app::AlignmentChooser", "Align at mark “%1”…")},
    Choice{AlignmentKind::Stretched,
           QT_TRANSLATE_NOOP("tidemark::app::AlignmentChooser", "Stretch to equal length"),
           nullptr},
    Choice{AlignmentKind::Functions,
           QT_TRANSLATE_NOOP("tidemark::app::AlignmentChooser", "Stretch by their functions"),
           nullptr},
};

constexpr int kMostLetters = 24; ///< letters of a function that the box shows

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

/// What recordings are aligned at.
QString alignedName(const Session& session)
{
    return shownNames(session, session.alignment(), {session.alignedAt()}).front();
}

/// @p choice as it is called while it is the one of @p session.
QString chosenText(const Session& session, const Choice& choice)
{
    QString name = alignedName(session);
    if (name.size() > kMostLetters) {
        name = name.left(kMostLetters) + QChar(0x2026);
    }
    return choice.chosenText != nullptr ? AlignmentChooser::tr(choice.chosenText).arg(name)
                                        : AlignmentChooser::tr(choice.text);
}

} // namespace

AlignmentChooser::AlignmentChooser(Session& session, QWidget* parent)
    : ElidedComboBox(parent),
      m_session(session)
{
    onLanguageChange(*this, [this] { retranslate(); });
    connect(this, &QComboBox::activated, this,
            [this](int index) { choose(kChoices[static_cast<std::size_t>(index)].kind); });
    connect(&session, &Session::plotChanged, this, &AlignmentChooser::showChosen);
    retranslate();
}

void AlignmentChooser::retranslate()
{
    clear();
    for (const Choice& choice : kChoices) {
        addItem(tr(choice.text));
    }
    setAccessibleName(tr("Alignment of the recordings"));
    showChosen();
}

void AlignmentChooser::showChosen()
{
    auto* const rows = qobject_cast<QStandardItemModel*>(model());
    for (std::size_t i = 0; i < kChoices.size(); ++i) {
        const Choice& choice = kChoices[i];
        const bool isChosen = choice.kind == m_session.alignment();
        const auto row = static_cast<int>(i);
        setItemText(row, isChosen ? chosenText(m_session, choice) : tr(choice.text));
        rows->item(row)->setEnabled(canAlignAt(m_session, choice.kind));
        if (isChosen) {
            setCurrentIndex(row);
        }
    }
}

void AlignmentChooser::choose(AlignmentKind kind)
{
    if (kind != AlignmentKind::Function && kind != AlignmentKind::Mark) {
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
    const RunAlignment alignment{session.alignment(), session.alignedAt()};
    return static_cast<int>(
        std::ranges::count_if(session.recordings(), [&](const OpenRecording& open) {
            return session.isOnAxis(open) && !placementOf(open.recording->timeline, alignment);
        }));
}

} // namespace

QString alignmentText(const Session& session)
{
    if (session.alignment() == AlignmentKind::Start) {
        return {};
    }
    const auto* const choice = std::ranges::find(kChoices, session.alignment(), &Choice::kind);
    QString text = chosenText(session, *choice);
    text.remove(QChar(0x2026)); // it is not to be pressed
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
        notes << (session.isStretched()
                      ? AlignmentChooser::tr("%n of a single sample cannot be stretched", nullptr,
                                             count)
                      : AlignmentChooser::tr("%n without “%1” begin at 0", nullptr, count)
                            .arg(alignedName(session)));
    }
    return notes.join(QStringLiteral(" · "));
}

} // namespace tidemark::app

#include "moc_alignment_chooser.cpp"
