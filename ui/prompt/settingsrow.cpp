#include "prompt/settingsrow.h"

#include "catalog/provider.h"
#include "prompt/formatcombo.h"
#include "prompt/modelcombo.h"
#include "prompt/optionrules.h"
#include "prompt/optionspin.h"
#include "widgets/buttons.h"
#include "widgets/elidedlabel.h"
#include "widgets/fieldbox.h"

#include <QGridLayout>
#include <QResizeEvent>
#include <QScreen>
#include <QToolButton>

#include <cmath>

namespace cuewright {

namespace {

constexpr int kNarrow = 560; // below this the two numbers move into the panel
constexpr int kNumberWidth = 84;
constexpr double kLongestOutput = 1'000'000;

} // namespace

SettingsRow::SettingsRow(
    const Theme &theme, PromptDocument &document, const Catalog &catalog, Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_document(document)
    , m_catalog(catalog)
    , m_clock(clock)
{
    m_model = new ModelCombo(theme, catalog, this);
    m_model->fill(clock.utcNow());
    m_temperature = new OptionSpin(0, 2, 0.1, 2, this);
    m_temperature->setObjectName(QStringLiteral("temperature"));
    m_temperature->setNarrow(true);
    m_maxOutput = new OptionSpin(1, kLongestOutput, 1, 0, this);
    m_maxOutput->setObjectName(QStringLiteral("maxOutputTokens"));
    m_maxOutput->setNarrow(true);
    m_format = new FormatCombo(theme, this);
    m_modelBox = new FieldBox({}, m_model, this);
    m_temperatureBox = new FieldBox({}, m_temperature, this);
    m_maxOutputBox = new FieldBox({}, m_maxOutput, this);
    m_formatBox = new FieldBox({}, m_format, this);
    m_more = makeIconButton(theme, Glyph::Sliders, {}, {}, this);
    m_more->setObjectName(QStringLiteral("moreOptions"));
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_refusals = new ElidedLabel(theme, TextStep::Caption, ColorRole::Warning, QFont::Normal, this);
    m_refusals->setObjectName(QStringLiteral("refusals"));
    m_panel = new OptionsPanel(theme, document, catalog, this);
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(4);
    arrange(false);

    connect(m_model, &ModelCombo::modelChosen, this,
        [this](const QString &id, int step) { m_document.changeModel(id, m_document.prompt().provider, step); });
    connect(m_temperature, &OptionSpin::chosen, this, [this](std::optional<double> value) {
        m_document.changeOption(
            QStringLiteral("temperature"), value ? Json(std::round(*value * 100) / 100) : Json());
    });
    connect(m_maxOutput, &OptionSpin::chosen, this, [this](std::optional<double> value) {
        m_document.changeOption(
            QStringLiteral("maxOutputTokens"), value ? Json(std::int64_t(std::llround(*value))) : Json());
    });
    connect(m_format, &FormatCombo::formatChosen, &document, &PromptDocument::changeFormat);
    connect(m_more, &QToolButton::clicked, this, &SettingsRow::openPanel);
    connect(m_panel, &OptionsPanel::streamChanged, this, &SettingsRow::streamChanged);
    connect(&document, &PromptDocument::changed, this, [this](PromptDocument::Part part) {
        if (part != PromptDocument::Part::Messages)
            refresh();
    });
    connect(&document, &PromptDocument::reloaded, this, &SettingsRow::refresh);
    retranslate();
    refresh();
}

void SettingsRow::arrange(bool narrow)
{
    if (m_narrow == narrow)
        return;
    m_narrow = narrow;
    m_grid->addWidget(m_modelBox, 0, 0);
    m_grid->addWidget(m_temperatureBox, 0, 1);
    m_grid->addWidget(m_maxOutputBox, 0, 2);
    m_grid->addWidget(m_formatBox, 0, 3);
    m_grid->addWidget(m_more, 0, 4, Qt::AlignBottom);
    m_grid->addWidget(m_refusals, 1, 0, 1, 5);
    m_grid->setColumnStretch(0, 14);
    for (FieldBox *box : {m_temperatureBox, m_maxOutputBox}) {
        // Wider where the language's word for "default" is. Set at the box it would be what the box may shrink to.
        box->control()->setMinimumWidth(m_theme.px(kNumberWidth));
        box->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    }
    m_grid->setColumnStretch(3, 14);
    m_temperatureBox->setVisible(!narrow);
    m_maxOutputBox->setVisible(!narrow);
    m_panel->setNumbersShown(narrow);
}

void SettingsRow::commit()
{
    m_model->commit();
}

void SettingsRow::setSchemas(const QStringList &files)
{
    m_format->setSchemas(files);
}

void SettingsRow::refresh()
{
    const Prompt prompt = m_document.prompt();
    const ProviderProfile *provider = providerProfile(m_document.endpoint());
    const auto number = [this](const char *name) -> std::optional<double> {
        const Json value = m_document.option(QString::fromLatin1(name));
        return value.is_number() ? std::optional(value.get<double>()) : std::nullopt;
    };
    m_model->setModelId(prompt.modelId);
    m_model->setSecondary(provider ? providerTitle(provider->name) : m_document.endpoint());
    m_modelBox->setNote(ModelCombo::priceText(m_catalog, prompt.modelId, provider, m_clock.utcNow()));
    m_temperature->setChoice(number("temperature"));
    m_maxOutput->setChoice(number("maxOutputTokens"));
    m_format->setFormat(m_document.format());
    m_panel->refresh();
    showRefusals();
}

void SettingsRow::showRefusals()
{
    const Prompt prompt = m_document.prompt();
    const ModelInfo *model = m_catalog.model(prompt.modelId);
    const ProviderProfile *provider = providerProfile(m_document.endpoint());
    QStringList names;
    QString why;
    const auto look = [&](const QString &option, const QString &name, bool set) {
        const QString reason = set ? refusal(option, prompt, model, provider) : QString();
        if (!reason.isEmpty()) {
            names.append(name);
            why = reason;
        }
        return reason;
    };
    m_temperature->setToolTip(look(QStringLiteral("temperature"), tr("temperature"), m_temperature->choice().has_value()));
    m_temperature->setAccessibleDescription(m_temperature->toolTip());
    for (const char *option : {"topP", "topK", "frequencyPenalty", "presencePenalty", "seed", "stopSequences"}) {
        const QString name = QString::fromLatin1(option);
        look(name, name, !m_document.option(name).is_null());
    }
    for (const char *option : {kReasoningEffort, kVerbosity})
        look(QString::fromLatin1(option), QString::fromLatin1(option), !additionalOption(prompt, option).is_null());
    look(QStringLiteral("schema"), tr("schema"), m_document.format().kind == ReplyFormat::Kind::Schema);
    m_refusals->setVisible(!names.isEmpty());
    m_refusals->setText(tr("Not sent: %1. %2.").arg(names.join(QStringLiteral(", ")), why));
}

void SettingsRow::openPanel()
{
    m_panel->refresh();
    m_panel->adjustSize();
    QPoint corner = m_more->mapToGlobal(QPoint(m_more->width(), m_more->height() + 4));
    corner.rx() -= m_panel->width();
    if (const QScreen *screen = this->screen())
        corner.setX(std::max(corner.x(), screen->availableGeometry().left()));
    m_panel->move(corner);
    m_panel->show();
    m_panel->setFocus();
}

void SettingsRow::retranslate()
{
    m_modelBox->setCaption(tr("Model"));
    m_temperatureBox->setCaption(tr("Temperature"));
    m_maxOutputBox->setCaption(tr("Max output"));
    m_formatBox->setCaption(tr("Response format"));
    m_more->setToolTip(tr("More options"));
    m_more->setAccessibleName(tr("More options"));
}

void SettingsRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange(event->size().width() < m_theme.px(kNarrow));
}

void SettingsRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    QWidget::changeEvent(event);
}

} // namespace cuewright
