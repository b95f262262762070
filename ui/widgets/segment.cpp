#include "widgets/segment.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStyle>
#include <QToolButton>

namespace cuewright {

Segment::Segment(const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_layout(new QHBoxLayout(this))
{
    setAccessibleName(accessibleName);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        m_group->button(id)->setFocusPolicy(on ? Qt::StrongFocus : Qt::ClickFocus);
        if (on)
            emit currentChanged(id);
    });
    connect(m_group, &QButtonGroup::idClicked, this, &Segment::clicked);
}

int Segment::addChoice(const QString &text, const QString &tip)
{
    const int index = count();
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(tip);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::ClickFocus);
    button->setProperty("kind", QStringLiteral("segment"));
    button->setProperty("end", index == 0 ? QStringLiteral("first") : QStringLiteral("last"));
    if (auto *previous = m_group->button(index - 1); previous && index > 1) {
        previous->setProperty("end", QStringLiteral("middle"));
        previous->style()->unpolish(previous);
        previous->style()->polish(previous);
    }
    m_group->addButton(button, index);
    m_layout->addWidget(button);
    if (index == 0)
        button->setChecked(true);
    return index;
}

void Segment::setChoiceText(int index, const QString &text)
{
    if (auto *button = m_group->button(index)) {
        button->setText(text);
        button->setAccessibleName(text);
    }
}

void Segment::setChoiceEnabled(int index, bool enabled)
{
    if (auto *button = m_group->button(index))
        button->setEnabled(enabled);
}

void Segment::hideChoice(int index)
{
    if (auto *button = m_group->button(index)) {
        button->hide();
        button->setEnabled(false); // the arrows pass it
    }
}

int Segment::count() const
{
    return static_cast<int>(m_group->buttons().size());
}

int Segment::current() const
{
    return m_group->checkedId();
}

void Segment::setCurrent(int index)
{
    if (auto *button = m_group->button(index))
        button->setChecked(true);
}

// The arrows come here from the buttons, which do not use them.
void Segment::keyPressEvent(QKeyEvent *event)
{
    const bool forward = event->key() == (isLeftToRight() ? Qt::Key_Right : Qt::Key_Left);
    const bool back = event->key() == (isLeftToRight() ? Qt::Key_Left : Qt::Key_Right);
    if (!forward && !back) {
        QWidget::keyPressEvent(event);
        return;
    }
    for (int index = current() + (forward ? 1 : -1); index >= 0 && index < count(); index += forward ? 1 : -1) {
        if (!m_group->button(index)->isEnabled())
            continue;
        setCurrent(index);
        m_group->button(index)->setFocus(Qt::TabFocusReason);
        break;
    }
}

} // namespace cuewright
