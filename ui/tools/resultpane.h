#pragma once

#include "tools/callview.h"
#include "widgets/uicontext.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;
class QSplitter;
class QTimer;
class QToolButton;

namespace cuewright {

class Badge;
class CodeEdit;
class DiffView;
class ElidedLabel;
class EmptyState;
class ResultParts;

/// What a call got, to be edited: the text that goes back to the model, what it differs in from the recording, and the mocks
/// that its tool has. Of a step of the model, what it replied.
class ResultPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResultPane)
public:
    explicit ResultPane(const UiContext &context, QWidget *parent = nullptr);
    ~ResultPane() override;

    void show(const CallView &call);
    /// Hands on what was typed and is still waiting for a pause.
    void flush();
    /// Short of room: the difference is behind a button, and the mocks are in the menu.
    void setNarrow(bool narrow);
    QString text() const; ///< as it would be sent
    CodeEdit &editor() const { return *m_editor; }

signals:
    void resultEdited(cuewright::TurnId turn, int call, const QString &text);
    void replyEdited(cuewright::TurnId turn, const QString &text);
    void mockChosen(cuewright::TurnId turn, int call, const QString &mock);
    void logRequested(); ///< where the log tells of this run
    void revertRequested(cuewright::TurnId turn, int call); ///< `call` -1: the reply
    void undoRequested();
    void redoRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeEditor();
    QWidget *makeDiff();
    bool canType() const; ///< there is something to edit, and it may be edited now
    void showText();
    void showAll();
    void showDiff();
    void showParts();
    void showMocks();
    void showTitles();
    void countTokens();
    void arrange();
    void retranslate();

    const UiContext m_context;
    CallView m_call;
    bool m_isPretty = false; ///< the text is JSON, shown with line breaks that are not sent
    bool m_isCut = false;
    bool m_typed = false;
    bool m_narrow = false;
    QWidget *m_head; ///< of a call alone
    ElidedLabel *m_arguments;
    QLabel *m_match;
    QToolButton *m_log;
    QLabel *m_title;
    Badge *m_source; ///< who answered
    QLabel *m_tokens;
    QToolButton *m_diffToggle;
    QToolButton *m_partsToggle; ///< pictures, sounds and resources of a server's result, in place of the difference
    QPushButton *m_showAll;
    QPushButton *m_mocksButton; ///< short of room: the mocks as a menu
    CodeEdit *m_editor;
    QWidget *m_mocksPart;
    QLabel *m_mocksTitle;
    QListWidget *m_mocks;
    QWidget *m_diffPart;
    QLabel *m_diffTitle;
    QPushButton *m_revert;
    DiffView *m_diff;
    ResultParts *m_parts;
    QString m_partsOf; ///< which result the parts show; empty: none
    QLabel *m_diffNote;
    QSplitter *m_splitter;
    QTimer *m_soon;
};

} // namespace cuewright
