// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/address_prompt.h"

#include "app/text/file_text.h"
#include "app/widgets/change_reaction.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace tidemark::app
{

namespace
{

constexpr int kLeastWidth = 460;
constexpr int kNoteLines = 3; // so that nothing moves while an address is typed

} // namespace

AddressPrompt::AddressPrompt(QWidget* parent)
    : QDialog(parent),
      m_title(new QLabel(this)),
      m_address(new QLineEdit(this)),
      m_note(new QLabel(this)),
      m_accept(new QPushButton(this)),
      m_reject(new QPushButton(this))
{
    onLanguageChange(*this, [this] { retranslate(); });
    m_address->setObjectName(QStringLiteral("address"));
    m_note->setObjectName(QStringLiteral("note"));
    m_address->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_address->setPlaceholderText(QStringLiteral("127.0.0.1:9229"));
    m_title->setBuddy(m_address);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_note->setMinimumHeight(kNoteLines * m_note->fontMetrics().lineSpacing());
    setMinimumWidth(kLeastWidth);
    auto* const column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addWidget(m_address);
    column->addWidget(m_note);
    m_accept->setObjectName(QStringLiteral("accept"));
    auto* const buttons = new QDialogButtonBox(this); // in the platform's order
    buttons->addButton(m_accept, QDialogButtonBox::AcceptRole);
    buttons->addButton(m_reject, QDialogButtonBox::RejectRole);
    column->addWidget(buttons);
    connect(m_address, &QLineEdit::textChanged, this, &AddressPrompt::follow);
    connect(buttons, &QDialogButtonBox::accepted, this, &AddressPrompt::take);
    connect(buttons, &QDialogButtonBox::rejected, this, &AddressPrompt::reject);
    retranslate();
}

void AddressPrompt::ask(int recordingId, const std::optional<InspectorAddress>& address)
{
    m_recordingId = recordingId;
    if (address) {
        m_address->setText(QString::fromStdString(addressText(*address)));
    }
    follow();
    show();
    raise();
    activateWindow();
    m_address->selectAll();
    m_address->setFocus();
}

void AddressPrompt::take()
{
    if (const auto address = inspectorAddressIn(m_address->text().trimmed().toStdString())) {
        accept();
        Q_EMIT chosen(m_recordingId, *address);
    }
}

void AddressPrompt::follow()
{
    const QString text = m_address->text().trimmed();
    const auto address = inspectorAddressIn(text.toStdString());
    const bool isRemote = address && !isLoopback(*address);
    m_accept->setEnabled(address.has_value());
    m_accept->setAutoDefault(!isRemote);
    m_accept->setDefault(!isRemote);
    m_reject->setDefault(isRemote); // a key alone is not enough there
    m_accept->setText(isRemote ? tr("Connect all the same") : tr("Connect"));
    if (isRemote) {
        m_note->setText(tr("%1 is not on this machine: what is sent there and back can be read on "
                           "the way, and a snapshot holds all that the program has in memory.")
                            .arg(fileText(addressText(*address))));
    } else if (!address && !text.isEmpty()) {
        m_note->setText(
            tr("This is no address of an inspector: write HOST:PORT, as in 127.0.0.1:9229."));
    } else {
        m_note->setText(tr("As --inspect=HOST:PORT says, or --remote-debugging-port of a browser. "
                           "The ws:// address that Node.js prints may be pasted, too."));
    }
}

void AddressPrompt::retranslate()
{
    setWindowTitle(tr("Watch a V8 heap at an address"));
    m_title->setText(tr("&Address of the inspector"));
    m_reject->setText(tr("Cancel"));
    m_reject->setAutoDefault(false);
    follow();
}

} // namespace tidemark::app

#include "moc_address_prompt.cpp"
