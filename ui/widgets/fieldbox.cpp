#include "widgets/fieldbox.h"

#include "widgets/labels.h"

#include <QFocusEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

namespace cuewright {
namespace {

constexpr qreal kMark = 13;

} // namespace

FieldBox::FieldBox(const QString &caption, QWidget *control, QWidget *parent)
    : QWidget(parent)
    , m_control(control)
    , m_mark(new QLabel(this))
    , m_caption(makeLabel(LabelKind::Caption, {}, this))
    , m_star(makeLabel(LabelKind::Caption, QStringLiteral("*"), this))
    , m_note(makeLabel(LabelKind::Caption, {}, this))
    , m_problem(makeLabel(LabelKind::Caption, {}, this))
{
    control->setParent(this);
    m_star->setProperty("tone", QStringLiteral("danger"));
    m_problem->setProperty("tone", QStringLiteral("danger"));
    m_problem->setWordWrap(true);
    m_star->hide();
    m_mark->hide();
    m_problem->hide();
    m_caption->setBuddy(control);

    auto *captions = new QHBoxLayout;
    captions->setContentsMargins(0, 0, 0, 0);
    captions->setSpacing(4);
    captions->addWidget(m_mark);
    captions->addWidget(m_caption);
    captions->addWidget(m_star);
    captions->addStretch(1);
    captions->addWidget(m_note);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(captions);
    layout->addWidget(control);
    layout->addWidget(m_problem);
    // No focus proxy: a control may be older than its box, and Tab would go from the box back to it, round and round.
    setCaption(caption);
}

void FieldBox::setCaption(const QString &caption)
{
    m_text = caption;
    showCaption();
}

void FieldBox::setMark(const Theme &theme, Glyph glyph)
{
    const auto draw = [this, &theme, glyph] {
        m_mark->setPixmap(theme.pixmap(glyph, ColorRole::Muted, theme.px(kMark), devicePixelRatioF()));
    };
    draw();
    m_mark->show();
    disconnect(m_themeChanges);
    m_themeChanges = connect(&theme, &Theme::changed, this, draw);
}

void FieldBox::setNote(const QString &note)
{
    m_note->setText(note);
}

void FieldBox::setRequired(bool required)
{
    m_required = required;
    showCaption();
}

void FieldBox::setProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_control->setAccessibleDescription(problem);
    m_control->setProperty("problem", !problem.isEmpty());
    m_control->style()->unpolish(m_control);
    m_control->style()->polish(m_control);
}

void FieldBox::focusInEvent(QFocusEvent *event)
{
    m_control->setFocus(event->reason());
}

void FieldBox::showCaption()
{
    m_caption->setText(m_text);
    m_star->setVisible(m_required);
    m_control->setAccessibleName(m_required ? tr("%1, required").arg(m_text) : m_text);
}

} // namespace cuewright
