// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison/role_choosers.h"

#include "app/text/plain_text.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/elided_combo_box.h"
#include "app/workspace/open_snapshots.h"

#include <QBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr int kNameLength = 14;
constexpr int kChooserMargin = 8;
constexpr int kSpace = 4;

QString letterOf(SnapshotRole role)
{
    return QString(QChar(u'A' + static_cast<int>(role)));
}

} // namespace

RoleChoosers::RoleChoosers(Session& session, QWidget* parent) : QWidget(parent), m_session(session)
{
    onLanguageChange(*this, [this] { retranslate(); });
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(kChooserMargin, kSpace, kChooserMargin, kSpace);
    row->setSpacing(kSpace);
    for (const SnapshotRole role : kSnapshotRoles) {
        Chooser& chooser = m_choosers[static_cast<std::size_t>(role)];
        chooser = {new QLabel(letterOf(role), this), new ElidedComboBox(this)};
        chooser.label->setBuddy(chooser.box);
        chooser.box->setMinimumContentsLength(kNameLength);
        chooser.box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        row->addWidget(chooser.label);
        row->addWidget(chooser.box, 1);
        row->addSpacing(kSpace);
        connect(chooser.box, &QComboBox::activated, this, [this, role](int index) {
            m_session.snapshots().setSnapshot(role, m_listed[static_cast<std::size_t>(index)]);
        });
    }
    row->addStretch(1);
    connect(&session, &Session::listChanged, this, &RoleChoosers::list);
    connect(&session, &Session::recordingChanged, this, &RoleChoosers::list);
    connect(&session.snapshots(), &SnapshotSelection::rolesChanged, this, &RoleChoosers::list);
    retranslate();
    list();
}

void RoleChoosers::list()
{
    m_listed = allSnapshots(m_session);
    std::erase_if(m_listed, [this](const SnapshotRef& snapshot) {
        const SnapshotPtr taken = snapshotOf(m_session, snapshot);
        return taken == nullptr || taken->graph == nullptr;
    });
    for (const SnapshotRole role : kSnapshotRoles) {
        QComboBox& box = *m_choosers[static_cast<std::size_t>(role)].box;
        const QSignalBlocker blocker(box);
        box.clear();
        for (const SnapshotRef& snapshot : m_listed) {
            box.addItem(singleLine(snapshotName(m_session, snapshot)));
        }
        const auto& chosen = m_session.snapshots().snapshot(role);
        const auto found = chosen ? std::ranges::find(m_listed, *chosen) : m_listed.end();
        box.setCurrentIndex(found == m_listed.end() ? -1
                                                    : static_cast<int>(found - m_listed.begin()));
        box.setEnabled(!m_listed.empty());
    }
}

void RoleChoosers::retranslate()
{
    const std::array hints{
        tr("The first snapshot: what was there already is left out"),
        tr("The second snapshot: what came up to here is looked for"),
        tr("The third snapshot: what still lives here is listed"),
    };
    for (std::size_t i = 0; i < m_choosers.size(); ++i) {
        m_choosers[i].box->setToolTip(plainToolTip(hints[i]));
        m_choosers[i].box->setAccessibleName(tr("Snapshot %1").arg(letterOf(kSnapshotRoles[i])));
        m_choosers[i].box->setAccessibleDescription(hints[i]);
    }
}

} // namespace tidemark::app

#include "moc_role_choosers.cpp"
