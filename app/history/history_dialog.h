// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/history/history_wish.h"
#include "app/history/server_catalogue.h"

#include <QDialog>

class QCheckBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace tidemark::app
{

class LabelChooser;
class MetricChooser;
class TimeChooser;

/// Asks which history is to be fetched from which server. What the server has to choose from is
/// asked for in the background; a query can be typed without it. GUI thread only.
///
/// A user and a password in the address are used and not shown again: they are kept while this
/// object lives, for that address.
class HistoryDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit HistoryDialog(QWidget* parent = nullptr);

    /// What was entered, to be there again the next time. Never a user or a password.
    QStringList entered() const;
    /// Anything but what entered() returned leaves the fields as they are.
    void enter(const QStringList& entered);

    /// What is asked for now; none while something is missing.
    std::optional<HistoryWish> wish();

Q_SIGNALS:
    void fetchRequested(const tidemark::app::HistoryWish& wish);

private:
    void arrange();
    QGridLayout* fields();
    void connectFields();
    void connectToServer();
    void composeQuery();
    void refresh();
    void showNote(const QString& sentence);
    void hideCredentials();
    std::optional<HistoryServer> server() const;
    void fetch();
    void retranslate();

    ServerCatalogue m_catalogue;
    std::optional<HistoryServer> m_known; ///< the server last asked, with who asks
    QLabel* m_addressLabel;
    QLineEdit* m_address;
    QPushButton* m_connect;
    QLabel* m_metricsLabel;
    MetricChooser* m_metrics;
    QLabel* m_labelsLabel;
    LabelChooser* m_labels;
    QLabel* m_queryLabel;
    QPlainTextEdit* m_query;
    QLabel* m_timeLabel;
    TimeChooser* m_time;
    QCheckBox* m_goesOn;
    QLabel* m_note;
    QString m_serverNote; ///< what came of connecting, until something is changed
    QPushButton* m_fetch;
    QPushButton* m_cancel;
};

} // namespace tidemark::app
