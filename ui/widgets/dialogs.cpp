#include "widgets/dialogs.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

namespace cuewright {
namespace {

std::optional<QString> unlessEmpty(const QString &path)
{
    return path.isEmpty() ? std::nullopt : std::optional(path);
}

/// Names come from files of others: "<img …>" in one is no picture.
void showAsWritten(const QMessageBox &box)
{
    for (QLabel *label : box.findChildren<QLabel *>())
        label->setTextFormat(Qt::PlainText);
}

} // namespace

bool Dialogs::takeFile(const QString &title, std::optional<QString> &path)
{
    if (m_files.isEmpty())
        return false;
    m_asked.append(title);
    path = m_files.takeFirst();
    return true;
}

std::optional<QString> Dialogs::openFile(
    QWidget *parent, const QString &title, const QString &folder, const QString &filter)
{
    if (std::optional<QString> path; takeFile(title, path))
        return path;
    return unlessEmpty(QFileDialog::getOpenFileName(parent, title, folder, filter));
}

std::optional<QString> Dialogs::saveFile(
    QWidget *parent, const QString &title, const QString &path, const QString &filter)
{
    if (std::optional<QString> answer; takeFile(title, answer))
        return answer;
    return unlessEmpty(QFileDialog::getSaveFileName(parent, title, path, filter));
}

std::optional<QString> Dialogs::chooseFolder(QWidget *parent, const QString &title, const QString &folder)
{
    if (std::optional<QString> path; takeFile(title, path))
        return path;
    return unlessEmpty(QFileDialog::getExistingDirectory(parent, title, folder));
}

Dialogs::Answer Dialogs::askUnsaved(QWidget *parent, const QString &what)
{
    const QString question
        = QCoreApplication::translate("Dialogs", "%1 has changes that are not saved.").arg(what);
    if (!m_answers.isEmpty()) {
        m_asked.append(question);
        return m_answers.takeFirst();
    }
    QMessageBox box(QMessageBox::Question, QCoreApplication::applicationName(), question,
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, parent);
    box.setInformativeText(QCoreApplication::translate("Dialogs", "Save them before closing?"));
    box.setDefaultButton(QMessageBox::Save);
    showAsWritten(box);
    switch (box.exec()) {
    case QMessageBox::Save:
        return Answer::Save;
    case QMessageBox::Discard:
        return Answer::Discard;
    default:
        return Answer::Cancel;
    }
}

Dialogs::Answer Dialogs::confirm(
    QWidget *parent, const QString &question, const QString &detail, const QString &deed)
{
    if (!m_answers.isEmpty()) {
        m_asked.append(question);
        return m_answers.takeFirst();
    }
    QMessageBox box(
        QMessageBox::Warning, QCoreApplication::applicationName(), question, QMessageBox::Cancel, parent);
    box.setInformativeText(detail);
    const QPushButton *yes = box.addButton(deed, QMessageBox::AcceptRole);
    box.setDefaultButton(QMessageBox::Cancel);
    showAsWritten(box);
    box.exec();
    return box.clickedButton() == yes ? Answer::Yes : Answer::Cancel;
}

std::optional<QString> Dialogs::askText(
    QWidget *parent, const QString &title, const QString &label, const QString &value)
{
    if (!m_texts.isEmpty()) {
        m_asked.append(title);
        return m_texts.takeFirst();
    }
    bool accepted = false;
    const QString text = QInputDialog::getText(parent, title, label, QLineEdit::Normal, value, &accepted);
    return accepted ? std::optional(text) : std::nullopt;
}

} // namespace cuewright
