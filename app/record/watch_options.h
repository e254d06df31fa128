// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace tidemark
{
struct ProcessIdentity;
}

namespace tidemark::app
{

struct WatchRequest;

/// How a process is watched: how often, with its children, after restarts.
class WatchOptions final : public QWidget
{
    Q_OBJECT

public:
    explicit WatchOptions(QWidget* parent = nullptr);

    /// Puts @p pattern into the field, unless the user has typed one.
    void suggestPattern(const QString& pattern);

    /// @p process with what is chosen here.
    WatchRequest request(const ProcessIdentity& process) const;

private:
    void retranslate();

    QLabel* m_intervalLabel;
    QComboBox* m_interval;
    QCheckBox* m_children;
    QCheckBox* m_restarts;
    QLineEdit* m_pattern;
    QString m_suggestion;
    bool m_isTyped = false; ///< the pattern is the user's
};

} // namespace tidemark::app
