#pragma once

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace cuewright {

/// A few choices side by side, exactly one of them on. One tab stop; Left and Right move within.
class Segment final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Segment)
public:
    explicit Segment(const QString &accessibleName, QWidget *parent = nullptr);

    /// Adds a choice at the end and gives its index; the first one is on.
    int addChoice(const QString &text, const QString &tip = {});
    void setChoiceText(int index, const QString &text);
    void setChoiceEnabled(int index, bool enabled);
    void hideChoice(int index); ///< for good; one in the middle
    int count() const;
    int current() const;
    void setCurrent(int index);

signals:
    void currentChanged(int index);
    void clicked(int index); ///< by mouse or Space; also the one that is on

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QButtonGroup *m_group;
    QHBoxLayout *m_layout;
};

} // namespace cuewright
