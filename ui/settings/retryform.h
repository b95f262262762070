#pragma once

#include "net/retrypolicy.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace cuewright {

class FieldBox;
class NumberRows;
class RequestSettings;

/// When a request that failed is tried again: a preset with what it does in words, or the person's own numbers.
class RetryForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RetryForm)
public:
    explicit RetryForm(RequestSettings &settings, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void show();
    void save();
    void retranslate();

    RequestSettings &m_settings;
    QComboBox *m_preset;
    FieldBox *m_presetBox;
    QLabel *m_words;
    NumberRows *m_custom;
};

} // namespace cuewright
