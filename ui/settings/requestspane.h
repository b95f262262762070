#pragma once

#include "widgets/uicontext.h"

#include <QWidget>

class QLabel;

namespace cuewright {

class KeyRing;
class NumberRows;
class RequestSettings;

/// How requests are made: when they are tried again, how long they may take, and by which way they go.
class RequestsPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestsPane)
public:
    RequestsPane(const UiContext &ui, RequestSettings &settings, KeyRing &keys, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showDeadlines();
    void saveDeadlines();
    void retranslate();

    RequestSettings &m_settings;
    QLabel *m_retryTitle;
    QLabel *m_timeTitle;
    QLabel *m_wayTitle;
    NumberRows *m_deadlines;
};

} // namespace cuewright
