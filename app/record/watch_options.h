// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>

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

    /// The pattern that is in the field, or the one suggested while the field is empty.
    QString pattern() const;

    /// Whether restarts are to be followed, by a pattern that is not empty.
    bool followsRestarts() const;

    /// @p process with what is chosen here.
    WatchRequest request(const std::optional<ProcessIdentity>& process) const;

Q_SIGNALS:
    /// The user changed whether restarts are followed, or by which pattern.
    void changed();

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
