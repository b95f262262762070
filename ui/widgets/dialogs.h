#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

class QWidget;

namespace cuewright {

/// The one door to dialogs that hold up the program: choosing files and questions about losing data.
///
/// A test lays out answers beforehand; a dialog that has an answer waiting returns it and never opens. Answers are used in
/// the order they were laid out, one list for files and one for questions.
class Dialogs final
{
    Q_DISABLE_COPY_MOVE(Dialogs)
public:
    enum class Answer { Save, Discard, Cancel, Yes, No };

    Dialogs() = default;

    /// `filter` in Qt's form: tr("Prompts (*.prompty)"). nullopt: cancelled. Save asks before it replaces a file.
    std::optional<QString> openFile(QWidget *parent, const QString &title, const QString &folder, const QString &filter);
    std::optional<QString> saveFile(QWidget *parent, const QString &title, const QString &path, const QString &filter);
    std::optional<QString> chooseFolder(QWidget *parent, const QString &title, const QString &folder);

    /// "Save, Discard or Cancel": what was changed would be lost.
    Answer askUnsaved(QWidget *parent, const QString &what);
    /// Yes with the words of the deed ("Delete"), or Cancel.
    Answer confirm(QWidget *parent, const QString &question, const QString &detail, const QString &deed);
    /// One line of text; nullopt: cancelled.
    std::optional<QString> askText(
        QWidget *parent, const QString &title, const QString &label, const QString &value = {});

    // For tests.
    void answerNextFile(std::optional<QString> path) { m_files.append(std::move(path)); }
    void answerNextQuestion(Answer answer) { m_answers.append(answer); }
    void answerNextText(std::optional<QString> text) { m_texts.append(std::move(text)); }
    /// Titles and questions that an answer was used for.
    QStringList asked() const { return m_asked; }

private:
    bool takeFile(const QString &title, std::optional<QString> &path);

    QList<std::optional<QString>> m_files;
    QList<std::optional<QString>> m_texts;
    QList<Answer> m_answers;
    QStringList m_asked;
};

} // namespace cuewright
