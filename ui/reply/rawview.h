#pragma once

#include "net/chatclient.h"
#include "widgets/uicontext.h"

#include <QWidget>

namespace cuewright {

class LongTextView;
class Segment;

/// The exact request and response of the last attempt. Keys are never part of what it is given (net/chatclient.h).
class RawView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RawView)
public:
    explicit RawView(const UiContext &context, QWidget *parent = nullptr);

    void clear();
    void setExchange(const Exchange &exchange, const QList<Attempt> &attempts, const QList<Omission> &omitted);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void render();
    void retranslate();
    QString requestText() const;
    QString responseText() const;

    Segment *m_side;
    LongTextView *m_text;
    Exchange m_exchange;
    QList<Attempt> m_attempts;
    QList<Omission> m_omitted;
    bool m_empty = true;
    bool m_stale = false; ///< to be rendered when it is seen
};

} // namespace cuewright
