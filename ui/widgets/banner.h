#pragma once

#include "widgets/chips.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace cuewright {

/// A strip that says how something stands, in place of or above the thing itself, with two next steps at most.
class Banner final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Banner)
public:
    explicit Banner(const Theme &theme, QWidget *parent = nullptr);

    /// Shows the banner. `headline` is the message, `detail` secondary words after it.
    void say(Tone tone, const QString &headline, const QString &detail = {});
    /// The button at the end; an empty text takes it away.
    void setAction(const QString &text, const QIcon &icon = {});
    /// A further one before it.
    void setOtherAction(const QString &text, const QIcon &icon = {});
    void clear(); ///< hides it
    QString headline() const;
    QString detail() const;
    Tone tone() const { return m_tone; }

signals:
    void actionTriggered();
    void otherActionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void restyle();
    void arrange(); ///< detail beside the headline, or below it where beside it is too little room

    const Theme &m_theme;
    Tone m_tone = Tone::Info;
    QLabel *m_headline;
    QLabel *m_detail;
    QPushButton *m_action;
    QPushButton *m_other;
};

} // namespace cuewright
