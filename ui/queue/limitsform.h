#pragma once

#include "net/ratelimiter.h"
#include "widgets/theme.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace cuewright {

/// The person's own limits of one lane, over what is learned from the server. A change counts at once, and stays until it is
/// taken back.
class LimitsForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LimitsForm)
public:
    explicit LimitsForm(const Theme &theme, QWidget *parent = nullptr);

    /// Leaves alone what the person is writing at this moment.
    void setLimits(const RateLimits &limits);
    void retranslate();

signals:
    void edited(const cuewright::RateLimits &limits);
    void closeRequested(); ///< Esc

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override; ///< passed on to the first field

private:
    struct Field
    {
        QLabel *caption = nullptr;
        QSpinBox *box = nullptr;
    };

    Field addField(const Theme &theme, const QString &name, int most, int step);
    void send();
    void remove();

    RateLimits m_limits;
    Field m_requests;
    Field m_tokens;
    Field m_parallel;
    QCheckBox *m_follow;
    QLabel *m_scope; ///< for whom they hold
    QPushButton *m_remove;
};

} // namespace cuewright
