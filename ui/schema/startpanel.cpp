#include "schema/startpanel.h"

#include "welcome/startcard.h"
#include "widgets/labels.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace cuewright {

StartPanel::StartPanel(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_title(makeLabel(LabelKind::Section, {}, this))
    , m_add(new StartCard(theme, Glyph::Plus, this))
    , m_sample(new StartCard(theme, Glyph::Infer, this))
    , m_paste(new StartCard(theme, Glyph::Code, this))
{
    setObjectName(QStringLiteral("startPanel"));
    m_add->setObjectName(QStringLiteral("startAdd"));
    m_sample->setObjectName(QStringLiteral("startSample"));
    m_paste->setObjectName(QStringLiteral("startPaste"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_add);
    column->addWidget(m_sample);
    column->addWidget(m_paste);
    column->addStretch(1);
    connect(m_add, &StartCard::clicked, this, &StartPanel::addRequested);
    connect(m_sample, &StartCard::clicked, this, &StartPanel::sampleRequested);
    connect(m_paste, &StartCard::clicked, this, &StartPanel::pasteRequested);
    retranslate();
}

void StartPanel::setUse(SchemaUse use)
{
    m_use = use;
    retranslate();
}

void StartPanel::retranslate()
{
    const bool isReply = m_use == SchemaUse::Reply;
    setAccessibleName(tr("Ways to begin"));
    m_title->setText(isReply ? tr("Describe the reply you want") : tr("Describe what the tool is called with"));
    m_add->setTexts(tr("Add a field"), tr("Name it, choose its type, go on with the next."));
    m_sample->setTexts(tr("Infer from a sample"),
        isReply ? tr("Paste a reply as it should be; the fields are told from it.")
                : tr("Paste the arguments of a call; the fields are told from them."));
    m_paste->setTexts(tr("Paste JSON Schema"), tr("Or TypeScript, Pydantic, OpenAPI, a CSV head, a prompt's outputs."));
}

void StartPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace cuewright
