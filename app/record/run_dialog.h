// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/record/run_request.h"

#include <QDialog>

#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace tidemark::app
{

class EnvironmentTable;

/// Asks which program to run, where and with which variables.
///
/// Run emits runRequested() and leaves the dialog open: whoever starts the program calls accept()
/// when it runs, or showProblem() with what prevented it.
class RunDialog final : public QDialog
{
    Q_OBJECT

public:
    static constexpr qsizetype kMostRemembered = 20;

    explicit RunDialog(QWidget* parent = nullptr);

    /// Commands that were run before, the newest first; accept() adds the present one.
    QList<RunCommand> history() const { return m_history; }
    void setHistory(const QList<RunCommand>& history);

    /// What the dialog asks for now. Its arguments are empty while the command line is not whole.
    RunRequest request() const;

    /// Fills all fields; the arguments are taken from the command line, or that from them if it is
    /// empty.
    void setRequest(const RunRequest& request);

    /// Says why the program was not started, until something is changed.
    void showProblem(const QString& sentence);

    void accept() override;

Q_SIGNALS:
    void runRequested(const tidemark::app::RunRequest& request);

private:
    void arrange();
    void connectFields();
    std::optional<QStringList> words() const;
    void showWords();
    void showNote(const QString& sentence);
    void chooseProgram();
    void chooseFolder();
    void restoreFolder(int index);
    void run();
    void retranslate();

    QList<RunCommand> m_history;
    QComboBox* m_command;
    QPushButton* m_browseProgram;
    QPlainTextEdit* m_words;
    QLineEdit* m_folder;
    QPushButton* m_browseFolder;
    EnvironmentTable* m_environment;
    QSpinBox* m_interval;
    QCheckBox* m_withChildren;
    QCheckBox* m_keepsOutput;
    QLabel* m_commandLabel;
    QLabel* m_wordsLabel;
    QLabel* m_folderLabel;
    QLabel* m_environmentLabel;
    QLabel* m_intervalLabel;
    QLabel* m_note;
    QPushButton* m_run;
    QPushButton* m_cancel;
};

} // namespace tidemark::app
