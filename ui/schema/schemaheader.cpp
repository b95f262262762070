#include "schema/schemaheader.h"

#include "base/format.h"
#include "schema/schemaexporter.h"
#include "schema/schemafacts.h"
#include "widgets/badge.h"
#include "widgets/buttons.h"
#include "widgets/elidedlabel.h"
#include "widgets/labels.h"
#include "widgets/segment.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

namespace cuewright {
namespace {

// Design pixels.
constexpr qreal kHeight = 46;
constexpr qreal kIconsOnly = 1000; // narrower: import and export show no words
constexpr qreal kNoPrice = 860; // narrower: the price is in the tooltip alone

} // namespace

SchemaHeader::SchemaHeader(const UiContext &context, SchemaFacts &facts, SchemaExporter &exporter, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_facts(facts)
    , m_exporter(exporter)
    , m_title(new ElidedLabel(context.theme, TextStep::DocumentTitle, ColorRole::Text, QFont::DemiBold, this))
    , m_badge(new Badge(context.theme, {}, {Tone::Neutral, true}, this))
    , m_users(makeButton(ButtonKind::Ghost, {}, {}, this))
    , m_userMenu(new QMenu(m_users))
    , m_tokenIcon(new QLabel(this))
    , m_tokens(makeLabel(LabelKind::Small, {}, this))
    , m_import(makeButton(ButtonKind::Ghost, {}, context.theme.icon(Glyph::Import), this))
    , m_export(makeButton(ButtonKind::Ghost, {}, context.theme.icon(Glyph::Export), this))
    , m_exportMenu(new QMenu(m_export))
    , m_show(new Segment({}, this))
    , m_save(makeButton(ButtonKind::Secondary, {}, context.theme.icon(Glyph::Save), this))
{
    setObjectName(QStringLiteral("schemaHeader"));
    build();
    connect(&facts, &SchemaFacts::changed, this, &SchemaHeader::takeFacts);
    connect(&context.theme, &Theme::changed, this, &SchemaHeader::retranslate);
    // Not setMenu(): its mark would sit in the corner of the button.
    const auto openBelow = [](QMenu *menu, QPushButton *button) { menu->popup(button->mapToGlobal(QPoint(0, button->height()))); };
    connect(m_users, &QPushButton::clicked, this, [this, openBelow] {
        fillUsers();
        openBelow(m_userMenu, m_users);
    });
    connect(m_export, &QPushButton::clicked, this, [this, openBelow] {
        m_exporter.fill(*m_exportMenu);
        openBelow(m_exportMenu, m_export);
    });
    connect(m_import, &QPushButton::clicked, this, &SchemaHeader::importRequested);
    connect(m_save, &QPushButton::clicked, this, &SchemaHeader::saveRequested);
    retranslate();
}

void SchemaHeader::build()
{
    m_users->setObjectName(QStringLiteral("usedBy"));
    m_userMenu->setObjectName(QStringLiteral("userMenu"));
    m_tokens->setObjectName(QStringLiteral("schemaTokens"));
    m_import->setObjectName(QStringLiteral("importSchema"));
    m_export->setObjectName(QStringLiteral("exportSchema"));
    m_exportMenu->setObjectName(QStringLiteral("exportMenu"));
    m_show->setObjectName(QStringLiteral("show"));
    m_save->setObjectName(QStringLiteral("save"));
    for (int choice = ShowFields; choice <= ShowSource; ++choice)
        m_show->addChoice({});
    m_show->setCurrent(ShowBoth);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 12, 0);
    row->setSpacing(8);
    row->addWidget(m_title);
    row->addWidget(m_badge);
    row->addWidget(m_users);
    row->addStretch(1);
    row->addWidget(m_tokenIcon);
    row->addWidget(m_tokens);
    row->addSpacing(8);
    row->addWidget(m_import);
    row->addWidget(m_export);
    row->addWidget(m_show);
    row->addWidget(m_save);
}

void SchemaHeader::setState(const QString &title, bool dirty)
{
    m_title->setText(title);
    m_badge->setText(dirty ? tr("Draft") : QString());
    m_badge->setVisible(dirty);
}

void SchemaHeader::setExportable(bool exportable)
{
    m_export->setEnabled(exportable);
}

void SchemaHeader::setSchemaShown(bool shown)
{
    for (QWidget *part : std::initializer_list<QWidget *>{m_import, m_export, m_show})
        part->setVisible(shown);
}

/// What the figure says, in full.
QString SchemaHeader::weight() const
{
    const QString model = m_facts.model();
    const QString tokens = formatTokens(m_facts.tokens().value_or(0));
    const auto price = m_facts.price();
    if (m_facts.use() == SchemaUse::Arguments) {
        return price ? tr("What the tool adds to each request with %1: %2 tokens of input, %3. Providers wrap tools in their own way, so it is an estimate.")
                           .arg(model, tokens, formatMoney(*price))
                     : tr("What the tool adds to each request with %1: %2 tokens of input. The price is not known.").arg(model, tokens);
    }
    return price ? tr("What the schema adds to each request with %1: %2 tokens of input, %3. Providers wrap schemas in their own way, so it is an estimate.")
                       .arg(model, tokens, formatMoney(*price))
                 : tr("What the schema adds to each request with %1: %2 tokens of input. The price is not known.").arg(model, tokens);
}

void SchemaHeader::takeFacts()
{
    const auto users = static_cast<int>(m_facts.users().size());
    m_users->setText(tr("Used by %n prompt(s)", nullptr, users));
    m_users->setVisible(users > 0);
    m_users->setToolTip(m_facts.use() == SchemaUse::Arguments
            ? tr("The prompts that have this tool; choose one to open it")
            : tr("The prompts whose replies follow this schema; choose one to open it"));
    const auto tokens = m_facts.tokens();
    m_tokenIcon->setVisible(tokens.has_value());
    m_tokens->setVisible(tokens.has_value());
    if (!tokens)
        return;
    const auto price = m_facts.price();
    const QString amount = tr("≈%1 tok", "number of tokens").arg(formatTokens(*tokens));
    const bool withPrice = price && width() >= m_context.theme.px(kNoPrice);
    m_tokens->setText(withPrice ? tr("%1 · %2 in every request", "tokens, price").arg(amount, formatMoney(*price))
                                : tr("%1 in every request", "tokens").arg(amount));
    m_tokens->setToolTip(weight());
}

void SchemaHeader::fillUsers()
{
    m_userMenu->clear();
    for (const SchemaUser &user : m_facts.users()) {
        QAction *action = m_userMenu->addAction(m_context.theme.icon(Glyph::Prompt), QString(user.title()).replace(u'&', QLatin1String("&&")));
        connect(action, &QAction::triggered, this, [this, path = user.path] { emit promptRequested(path); });
    }
}

void SchemaHeader::retranslate()
{
    setFixedHeight(m_context.theme.px(kHeight));
    m_tokenIcon->setPixmap(m_context.theme.pixmap(Glyph::Tokens, ColorRole::Muted, m_context.theme.px(15), devicePixelRatioF()));
    m_show->setAccessibleName(tr("What is shown"));
    m_show->setChoiceText(ShowFields, tr("Fields"));
    m_show->setChoiceText(ShowBoth, tr("Both"));
    m_show->setChoiceText(ShowSource, tr("Source"));
    m_save->setText(tr("Save"));
    m_save->setToolTip(tipWithShortcut(tr("Save"), QKeySequence(QKeySequence::Save)));
    m_import->setAccessibleName(tr("Import…"));
    m_import->setToolTip(tr("Make the schema of something that you have: JSON Schema, a sample, TypeScript, Pydantic, OpenAPI, CSV, a prompt"));
    m_export->setAccessibleName(tr("Export"));
    m_export->setToolTip(tr("The schema as JSON Schema, OpenAI response_format, Pydantic, TypeScript or Zod"));
    takeFacts();
    fit();
}

void SchemaHeader::fit()
{
    const bool icons = width() < m_context.theme.px(kIconsOnly);
    m_import->setText(icons ? QString() : tr("Import…"));
    m_export->setText(icons ? QString() : tr("Export"));
}

void SchemaHeader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SchemaHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    takeFacts();
    fit();
}

} // namespace cuewright
