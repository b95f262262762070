#include "spending/spendtile.h"

#include "widgets/elidedlabel.h"
#include "widgets/labels.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace cuewright {
namespace {

QHBoxLayout *line(QWidget *start, QWidget *end)
{
    auto *layout = new QHBoxLayout;
    layout->setSpacing(12);
    layout->addWidget(start);
    layout->addStretch(1);
    layout->addWidget(end);
    return layout;
}

} // namespace

SpendTile::SpendTile(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_title(makeLabel(LabelKind::Section, {}, this))
    , m_note(new ElidedLabel(theme, TextStep::Small, ColorRole::Muted, QFont::Normal, this))
    , m_figure(makeLabel(LabelKind::Figure, {}, this))
    , m_facts(new ElidedLabel(theme, TextStep::Small, ColorRole::Muted, QFont::Normal, this))
    , m_remark(new ElidedLabel(theme, TextStep::Small, ColorRole::Muted, QFont::Normal, this))
{
    m_figure->setObjectName(QStringLiteral("figure"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 10, 16, 10);
    layout->setSpacing(2);
    layout->addLayout(line(m_title, m_note));
    layout->addWidget(m_figure);
    layout->addLayout(line(m_facts, m_remark));
}

void SpendTile::setTitle(const QString &title)
{
    m_title->setText(title);
}

void SpendTile::setContent(const Content &content)
{
    m_note->setText(content.note);
    m_figure->setText(content.figure);
    m_facts->setText(content.facts);
    m_remark->setText(content.remark);
    setAccessibleName(tr("%1: %2", "title, amount").arg(m_title->text(), content.figure));
    QStringList rest{content.note, content.facts, content.remark};
    rest.removeAll(QString());
    setAccessibleDescription(rest.join(QLatin1String(", ")));
}

} // namespace cuewright
