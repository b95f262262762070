#pragma once

#include "chat/message.h"
#include "widgets/uicontext.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace cuewright {

class Badge;

/// The calls of one answer with a box for each result, so that a prompt with tools can be finished by hand. A slot exists
/// for every call, so none can be forgotten; "Send results" says how many still need a result.
class ToolCallsView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ToolCallsView)
public:
    explicit ToolCallsView(const UiContext &context, QWidget *parent = nullptr);

    /// Shows these calls. While an answer still arrives nothing can be sent; results that were written for a call stay
    /// while it is the same one.
    void setCalls(const QList<ToolCall> &calls, bool complete);
    QStringList results() const;

signals:
    /// One text for each call, in their order; none is empty.
    void sendRequested(const QStringList &results);
    void inspectRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Slot
    {
        QWidget *card = nullptr;
        QLabel *name = nullptr;
        QPlainTextEdit *arguments = nullptr;
        QPlainTextEdit *result = nullptr;
        QLabel *argumentsTitle = nullptr;
        QLabel *resultTitle = nullptr;
        Badge *state = nullptr;
    };
    Slot makeSlot(int number);
    void showCall(Slot &slot, const ToolCall &call, int number, bool complete);
    void sendOrPointOut();
    void restyle();
    void updateStates();
    void retranslate();

    UiContext m_context;
    QVBoxLayout *m_column;
    QPushButton *m_inspect;
    QPushButton *m_send;
    QList<Slot> m_slots;
    QList<ToolCall> m_calls;
    bool m_complete = false;
};

} // namespace cuewright
