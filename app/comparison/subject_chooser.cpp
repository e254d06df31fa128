// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison/subject_chooser.h"

#include "app/text/plain_text.h"
#include "app/widgets/change_reaction.h"
#include "app/workspace/open_snapshots.h"

#include <QSignalBlocker>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr int kSubjectLength = 36;

} // namespace

SubjectChooser::SubjectChooser(Session& session, QWidget* parent)
    : ElidedComboBox(parent),
      m_session(session)
{
    onLanguageChange(*this, [this] { retranslate(); });
    setMinimumContentsLength(kSubjectLength);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(&session, &Session::listChanged, this, &SubjectChooser::list);
    connect(&session, &Session::recordingChanged, this, &SubjectChooser::list);
    connect(&session.snapshots(), &SnapshotSelection::differencesChanged, this,
            &SubjectChooser::list);
    connect(this, &QComboBox::activated, this, [this](int index) {
        m_session.snapshots().setDifferences(
            index == 0 ? std::nullopt
                       : std::optional(m_listed[static_cast<std::size_t>(index) - 1]));
    });
    retranslate();
}

void SubjectChooser::list()
{
    const QSignalBlocker blocker(this);
    m_listed = allDifferences(m_session);
    clear();
    addItem(tr("Snapshots A and B"));
    for (const DifferencesRef& differences : m_listed) {
        addItem(singleLine(differencesName(m_session, differences)));
    }
    const auto& shown = m_session.snapshots().differences();
    const auto found = shown ? std::ranges::find(m_listed, *shown) : m_listed.end();
    setCurrentIndex(found == m_listed.end() ? 0 : static_cast<int>(found - m_listed.begin()) + 1);
    setToolTip(plainToolTip(currentText()));
    setVisible(!m_listed.empty());
}

void SubjectChooser::retranslate()
{
    setAccessibleName(tr("What is compared"));
    list();
}

} // namespace tidemark::app

#include "moc_subject_chooser.cpp"
