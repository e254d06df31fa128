// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace tidemark::app
{

/// Commands to run several times each, in turn.
struct ExperimentRequest {
    QList<QStringList> commands; ///< each with its arguments, the program first
    QString workingFolder;       ///< empty for Tidemark's own
    QString folder;              ///< for the recordings and the experiment's file
    int repeat = 5;
    int warmUp = 1;
    int intervalMs = 10;
    bool withChildren = true;

    bool operator==(const ExperimentRequest&) const = default;
};

/// Asks which programs are to be compared, how often each is run, and where that goes.
///
/// Run emits startRequested() and leaves the dialog open: whoever starts calls accept() when it
/// runs, or showProblem() with what prevented it.
class ExperimentDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ExperimentDialog(QWidget* parent = nullptr);

    /// What is asked for now; without commands while a line is not whole.
    ExperimentRequest request() const;

    /// The folder that is offered.
    void setFolder(const QString& folder);

    /// Says why nothing was started, until something is changed.
    void showProblem(const QString& sentence);

Q_SIGNALS:
    void startRequested(const tidemark::app::ExperimentRequest& request);

private:
    void arrange();
    void connectFields();
    std::optional<QList<QStringList>> commands() const;
    void check();
    void chooseFolder(QLineEdit& field);
    void retranslate();

    QLabel* m_commandsLabel;
    QPlainTextEdit* m_commands;
    QLabel* m_workingLabel;
    QLineEdit* m_working;
    QPushButton* m_browseWorking;
    QLabel* m_repeatLabel;
    QSpinBox* m_repeat;
    QLabel* m_warmUpLabel;
    QSpinBox* m_warmUp;
    QLabel* m_intervalLabel;
    QSpinBox* m_interval;
    QCheckBox* m_withChildren;
    QLabel* m_folderLabel;
    QLineEdit* m_folder;
    QPushButton* m_browseFolder;
    QLabel* m_note;
    QPushButton* m_run;
    QPushButton* m_cancel;
};

} // namespace tidemark::app
