#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;

namespace cuewright {

class CountSettings;

/// The settings of the token meter.
class CountPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CountPane)
public:
    explicit CountPane(CountSettings &settings, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    CountSettings &m_settings;
    QCheckBox *m_correct;
    QLabel *m_hint;
};

} // namespace cuewright
