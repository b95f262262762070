#pragma once

#include "widgets/theme.h"

#include <QDateTime>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace cuewright {

class Badge;
class ElidedLabel;
class PromptDocument;

/// The strip above a prompt: its name, whether it is saved, and what can be done with all of it.
class PromptHeader final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PromptHeader)
public:
    PromptHeader(const Theme &theme, PromptDocument &document, QWidget *parent = nullptr);

    /// Further actions, after "Save". Their text disappears where the page is narrow.
    void addAction(QPushButton *button);
    QString stateText() const; ///< "Draft saved 14:31"

signals:
    void saveRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void fitActions();

    const Theme &m_theme;
    PromptDocument &m_document;
    ElidedLabel *m_title;
    Badge *m_badge;
    QLabel *m_state;
    QHBoxLayout *m_actions;
    QPushButton *m_save;
    QList<QPushButton *> m_buttons;
};

} // namespace cuewright
