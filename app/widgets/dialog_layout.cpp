// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/dialog_layout.h"

#include <QBoxLayout>
#include <QDialog>
#include <QDialogButtonBox>
#include <QPushButton>

namespace tidemark::app
{

void layOutDialog(QDialog& dialog, QLayout* content, QWidget* note, QPushButton* accept,
                  QPushButton* reject)
{
    constexpr int kMargin = 16;
    auto* const box = new QDialogButtonBox(&dialog);
    box->addButton(accept, QDialogButtonBox::AcceptRole);
    box->addButton(reject, QDialogButtonBox::RejectRole);
    auto* const foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(note, 1);
    foot->addWidget(box, 0, Qt::AlignBottom);
    auto* const layout = new QVBoxLayout(&dialog);
    layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    layout->setSpacing(kMargin);
    layout->addLayout(content, 1);
    layout->addLayout(foot);
}

} // namespace tidemark::app
