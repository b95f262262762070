#include "schema/examplesrow.h"

#include "schema/wraprow.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace cuewright {

ExamplesRow::ExamplesRow(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_caption(makeLabel(LabelKind::Caption, {}, this))
    , m_row(new WrapRow(theme.px(6), this))
    , m_add(makeIconButton(theme, Glyph::Plus, {}, {}, m_row))
    , m_new(new QLineEdit(this))
{
    setObjectName(QStringLiteral("examples"));
    m_add->setObjectName(QStringLiteral("addExample"));
    m_new->setObjectName(QStringLiteral("newExample"));
    m_new->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_caption);
    column->addWidget(m_row);
    column->addWidget(m_new);
    connect(m_add, &QToolButton::clicked, this, [this] {
        m_new->show();
        m_new->setFocus(Qt::OtherFocusReason);
    });
    connect(m_new, &QLineEdit::editingFinished, this, &ExamplesRow::take);
    retranslate();
}

void ExamplesRow::setExamples(const std::vector<Json> &examples, bool texts)
{
    m_texts = texts;
    if (examples == m_examples && m_row->findChildren<QPushButton *>().size() == static_cast<qsizetype>(examples.size()))
        return;
    m_examples = examples;
    rebuild();
}

void ExamplesRow::rebuild()
{
    const auto old = m_row->findChildren<QPushButton *>();
    for (QPushButton *chip : old) {
        chip->hide();
        chip->setParent(nullptr);
        chip->deleteLater(); // it may be the one that was pressed
    }
    m_add->setParent(nullptr);
    for (std::size_t i = 0; i < m_examples.size(); ++i) {
        const Json &example = m_examples[i];
        const QString text = example.is_string() ? fromUtf8(example.get_ref<const std::string &>()) : QString::fromUtf8(writeJson(example));
        auto *chip = makeButton(ButtonKind::Small, fontMetrics().elidedText(text, Qt::ElideRight, m_theme.px(150)), {}, m_row);
        chip->setAccessibleName(tr("Example %1; press to remove").arg(text));
        chip->setToolTip(tr("%1\nPress to remove").arg(text));
        connect(chip, &QPushButton::clicked, this, [this, i] {
            m_examples.erase(m_examples.begin() + static_cast<std::ptrdiff_t>(i));
            rebuild();
            emit examplesChosen();
        });
        chip->show();
    }
    m_add->setParent(m_row);
    m_add->show();
    m_row->arrange();
}

void ExamplesRow::take()
{
    const QString text = m_new->text();
    m_new->clear();
    m_new->hide();
    if (text.isEmpty())
        return;
    const auto read = parseJson(text.toUtf8());
    m_examples.push_back(!m_texts && read ? *read : Json(toUtf8(text)));
    rebuild();
    emit examplesChosen();
}

void ExamplesRow::retranslate()
{
    m_caption->setText(tr("Examples"));
    m_add->setAccessibleName(tr("Add an example"));
    m_add->setToolTip(tr("Add an example. In JSON Schema: examples"));
    m_new->setAccessibleName(tr("New example"));
    m_new->setPlaceholderText(tr("New example"));
    rebuild();
}

void ExamplesRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace cuewright
