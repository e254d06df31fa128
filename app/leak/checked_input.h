// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>
#include <optional>

class QLabel;
class QLineEdit;

namespace tidemark::app
{

/// A figure that a person may type, with its label. What cannot be read is shown in red with a
/// sentence that says how to write it, and counts as nothing.
class CheckedInput final : public QWidget
{
    Q_OBJECT

public:
    using Parse = std::function<std::optional<double>(std::string_view)>;

    /// What is said around the figure, in the language of the window.
    struct Texts {
        QString label;
        QString name;  ///< without the label's colon
        QString hint;  ///< what the figure is for
        QString wrong; ///< how it is written
    };

    /// @p parse returns none for what is no figure of this kind.
    CheckedInput(const QString& objectName, Parse parse, QWidget* parent = nullptr);

    void setTexts(Texts texts);
    /// What counts while nothing is typed.
    void setPlaceholder(const QString& text);
    /// Not announced by edited().
    void setText(const QString& text);

    QString text() const;
    /// None if nothing is typed, or no figure.
    std::optional<double> figure() const;

Q_SIGNALS:
    void edited();

private:
    void showState();

    Parse m_parse;
    Texts m_texts;
    QLabel* m_label;
    QLineEdit* m_input;
};

} // namespace tidemark::app
