#include "prompt/optionspanel.h"

#include "catalog/provider.h"
#include "project/workspace.h"
#include "prompt/optionrules.h"
#include "prompt/optionspin.h"
#include "prompt/stopsequences.h"
#include "widgets/labels.h"
#include "widgets/wholelist.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>
#include <array>
#include <cmath>

namespace cuewright {

namespace {

constexpr double kLongestOutput = 1'000'000;
constexpr double kLargestSeed = 2'147'483'647;
constexpr std::array kRetries{0, 1, 2, 3, 5};

QStringList stopsOf(const Json &value)
{
    QStringList stops;
    const auto add = [&stops](const Json &item) {
        if (item.is_string())
            stops.append(fromUtf8(item.get_ref<const std::string &>()));
    };
    if (value.is_array()) {
        for (const Json &item : value)
            add(item);
    } else {
        add(value);
    }
    return stops;
}

std::optional<double> number(const Json &value)
{
    return value.is_number() ? std::optional(value.get<double>()) : std::nullopt;
}

} // namespace

OptionsPanel::OptionsPanel(const Theme &theme, PromptDocument &document, const Catalog &catalog, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_theme(theme)
    , m_document(document)
    , m_catalog(catalog)
{
    setProperty("kind", QStringLiteral("popup"));
    setObjectName(QStringLiteral("optionsPanel"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 14);
    column->setSpacing(8);
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(6);
    column->addLayout(m_grid);
    build();
    retranslate();
    refresh();
}

void OptionsPanel::build()
{
    m_endpoint = new QComboBox(this);
    m_endpoint->setObjectName(QStringLiteral("endpoint"));
    addRow(QStringLiteral("endpoint"), m_endpoint);
    connect(m_endpoint, &QComboBox::activated, this, [this](int index) {
        m_document.changeEndpoint(m_endpoints.at(index).profile);
    });
    m_api = new QComboBox(this);
    m_api->setObjectName(QStringLiteral("api"));
    m_api->addItem(QString(), QString());
    for (const WireFormat format : {WireFormat::ChatCompletions, WireFormat::Responses})
        m_api->addItem(wireFormatName(format), wireFormatWord(format));
    addRow(QStringLiteral("api"), m_api);
    connect(m_api, &QComboBox::activated, this, [this] {
        const QString word = m_api->currentData().toString();
        const bool otherwise = word.isEmpty() && m_document.prompt().apiType == u"responses"; // the file's own word must not come back
        m_document.changeApi(otherwise ? QStringLiteral("auto") : word);
    });
    addNumber(QStringLiteral("temperature"), 0, 2, 0.1, 2);
    addNumber(QStringLiteral("maxOutputTokens"), 1, kLongestOutput, 1, 0);
    addNumber(QStringLiteral("topP"), 0, 1, 0.05, 2);
    addNumber(QStringLiteral("topK"), 1, 1000, 1, 0);
    addNumber(QStringLiteral("frequencyPenalty"), -2, 2, 0.1, 2);
    addNumber(QStringLiteral("presencePenalty"), -2, 2, 0.1, 2);
    addNumber(QStringLiteral("seed"), 0, kLargestSeed, 1, 0);
    m_stop = new QLineEdit(this);
    m_stop->setObjectName(QStringLiteral("stopSequences"));
    addRow(QStringLiteral("stopSequences"), m_stop);
    connect(m_stop, &QLineEdit::editingFinished, this, [this] {
        const QStringList stops = splitStops(m_stop->text());
        Json list;
        for (const QString &stop : stops)
            list.push_back(toUtf8(stop));
        m_document.changeOption(QStringLiteral("stopSequences"), list);
    });
    addChoice(kReasoningEffort, {QStringLiteral("none"), QStringLiteral("minimal"), QStringLiteral("low"),
        QStringLiteral("medium"), QStringLiteral("high"), QStringLiteral("xhigh")});
    addChoice(kVerbosity, {QStringLiteral("low"), QStringLiteral("medium"), QStringLiteral("high")});
    m_strict = new QCheckBox(this);
    m_strict->setObjectName(QStringLiteral("strict"));
    addRow(QStringLiteral("schema"), m_strict);
    connect(m_strict, &QCheckBox::clicked, this, [this](bool on) {
        ReplyFormat format = m_document.format();
        format.strict = on;
        m_document.changeFormat(format);
    });
    addRetry();
    m_stream = new QCheckBox(this);
    m_stream->setObjectName(QStringLiteral("stream"));
    m_stream->setChecked(true);
    addRow(QStringLiteral("stream"), m_stream);
    connect(m_stream, &QCheckBox::toggled, this, &OptionsPanel::streamChanged);
    m_cache = new QComboBox(this);
    m_cache->setObjectName(QStringLiteral("cache"));
    for (const char *use : {"", "repeatable", "always"})
        m_cache->addItem(QString(), QString::fromLatin1(use)); // with {} it would be an icon and a text
    addRow(QStringLiteral("cache"), m_cache);
    connect(m_cache, &QComboBox::activated, this, [this] { m_document.changeCache(m_cache->currentData().toString()); });
}

void OptionsPanel::addRetry()
{
    m_retry = new QComboBox(this);
    m_retry->setObjectName(QStringLiteral("retryInvalid"));
    for (const int times : kRetries)
        m_retry->addItem(QString(), times);
    addRow(QStringLiteral("retryInvalid"), m_retry);
    connect(m_retry, &QComboBox::activated, this, [this] { m_document.changeRetryInvalid(m_retry->currentData().toInt()); });
}

void OptionsPanel::addRow(const QString &option, QWidget *control)
{
    const int row = m_grid->rowCount();
    auto *label = makeLabel(LabelKind::Body, {}, this);
    label->setBuddy(control);
    auto *reason = makeLabel(LabelKind::Caption, {}, this);
    reason->setProperty("tone", QStringLiteral("warning"));
    reason->setWordWrap(true);
    reason->setMaximumWidth(m_theme.px(320));
    if (auto *combo = qobject_cast<QComboBox *>(control))
        openListWhole(*combo);
    m_grid->addWidget(label, row, 0);
    m_grid->addWidget(control, row, 1);
    m_grid->addWidget(reason, row + 1, 0, 1, 2);
    m_rows.append({option, label, control, reason});
}

OptionSpin *OptionsPanel::addNumber(const QString &option, double smallest, double largest, double step, int decimals)
{
    auto *spin = new OptionSpin(smallest, largest, step, decimals, this);
    spin->setObjectName(QStringLiteral("panel/") + option);
    addRow(option, spin);
    m_numbers.insert(option, spin);
    connect(spin, &OptionSpin::chosen, this,
        [this, option, decimals](std::optional<double> value) { takeNumber(option, value, decimals == 0); });
    return spin;
}

void OptionsPanel::addChoice(const char *option, const QStringList &values)
{
    auto *combo = new QComboBox(this);
    const QString name = QString::fromLatin1(option);
    combo->setObjectName(name);
    combo->addItem(QString(), QString());
    for (const QString &value : values)
        combo->addItem(value, value); // words of the wire: the same in every language
    addRow(name, combo);
    m_choices.insert(name, combo);
    connect(combo, &QComboBox::activated, this, [this, option, combo] {
        const QString value = combo->currentData().toString();
        m_document.changeOption(QStringLiteral("additionalProperties"),
            withAdditionalOption(m_document.prompt(), option, value.isEmpty() ? Json() : Json(toUtf8(value))));
    });
}

void OptionsPanel::takeNumber(const QString &option, std::optional<double> value, bool whole)
{
    if (!value)
        m_document.changeOption(option, Json());
    else if (whole)
        m_document.changeOption(option, Json(std::int64_t(std::llround(*value))));
    else
        m_document.changeOption(option, Json(std::round(*value * 100) / 100));
}

void OptionsPanel::setEndpoints(const QList<PromptEndpoint> &endpoints)
{
    m_endpoints = endpoints;
    refresh();
}

void OptionsPanel::setNumbersShown(bool shown)
{
    m_numbersShown = shown;
    refresh();
}

bool OptionsPanel::stream() const
{
    return m_stream->isChecked();
}

void OptionsPanel::refresh()
{
    const Prompt prompt = m_document.prompt();
    const ModelInfo *model = m_catalog.model(prompt.modelId);
    const ProviderProfile *provider = providerProfile(m_document.endpoint());

    const QSignalBlocker blocker(m_endpoint);
    m_endpoint->clear();
    for (const PromptEndpoint &choice : std::as_const(m_endpoints)) {
        const QString name = providerTitle(choice.name);
        m_endpoint->addItem(choice.note.isEmpty() ? name : tr("%1 · %2").arg(name, choice.note));
        if (choice.profile == m_document.endpoint())
            m_endpoint->setCurrentIndex(m_endpoint->count() - 1);
    }
    for (auto it = m_numbers.cbegin(); it != m_numbers.cend(); ++it)
        it.value()->setChoice(number(m_document.option(it.key())));
    for (auto it = m_choices.cbegin(); it != m_choices.cend(); ++it) {
        const Json value = additionalOption(prompt, it.key().toLatin1().constData());
        const QString text = value.is_string() ? fromUtf8(value.get_ref<const std::string &>()) : QString();
        if (it.value()->findData(text) < 0)
            it.value()->addItem(text, text); // a value of a later day
        it.value()->setCurrentIndex(it.value()->findData(text));
    }
    showApi(prompt, model, provider);
    if (!m_stop->hasFocus())
        m_stop->setText(joinStops(stopsOf(m_document.option(QStringLiteral("stopSequences")))));
    m_cache->setCurrentIndex(std::max(m_cache->findData(prompt.cache), 0));
    const ReplyFormat format = m_document.format();
    if (m_retry->findData(prompt.retryInvalid) < 0)
        m_retry->addItem(retryWords(prompt.retryInvalid), prompt.retryInvalid); // a number of the file's own
    m_retry->setCurrentIndex(m_retry->findData(prompt.retryInvalid));
    m_retry->setEnabled(format.kind != ReplyFormat::Kind::Text);
    m_strict->setEnabled(format.kind == ReplyFormat::Kind::Schema);
    m_strict->setChecked(format.kind == ReplyFormat::Kind::Schema && format.strict);
    for (const Row &row : std::as_const(m_rows)) {
        const bool api = row.control == m_api;
        const QString reason = api ? wireChoice(prompt, model, provider).reason : refusal(row.option, prompt, model, provider);
        row.reason->setText(reason.isEmpty() || api ? reason : tr("Not sent: %1").arg(reason));
        const bool inRow = row.option == u"temperature" || row.option == u"maxOutputTokens";
        const bool shown = m_numbersShown || !inRow;
        row.label->setVisible(shown);
        row.control->setVisible(shown);
        row.reason->setVisible(shown && !reason.isEmpty());
        row.control->setAccessibleDescription(reason);
    }
}

void OptionsPanel::showApi(const Prompt &prompt, const ModelInfo *model, const ProviderProfile *provider)
{
    m_api->setItemText(0, tr("automatic: %1").arg(wireFormatName(wireChoice(prompt, model, provider, true).format)));
    const auto chosen = wireFormatOf(prompt);
    m_api->setCurrentIndex(chosen ? m_api->findData(wireFormatWord(*chosen)) : 0);
    m_api->setToolTip(tr("The format of the requests: Chat Completions, which every server speaks, or Responses, which newer "
                         "models need to think and call tools"));
}

QString OptionsPanel::retryWords(int times) const
{
    return times == 0 ? tr("are shown") : times == 1 ? tr("are sent back, once") : tr("are sent back, up to %n time(s)", nullptr, times);
}

QString OptionsPanel::title(const QString &option) const
{
    const QHash<QString, QString> titles{
        {QStringLiteral("endpoint"), tr("Send to")},
        {QStringLiteral("api"), tr("API")},
        {QStringLiteral("temperature"), tr("Temperature")},
        {QStringLiteral("maxOutputTokens"), tr("Max output")},
        {QStringLiteral("topP"), tr("Top p")},
        {QStringLiteral("topK"), tr("Top k")},
        {QStringLiteral("frequencyPenalty"), tr("Frequency penalty")},
        {QStringLiteral("presencePenalty"), tr("Presence penalty")},
        {QStringLiteral("seed"), tr("Seed")},
        {QStringLiteral("stopSequences"), tr("Stop at")},
        {QString::fromLatin1(kReasoningEffort), tr("Reasoning effort")},
        {QString::fromLatin1(kVerbosity), tr("Verbosity")},
        {QStringLiteral("schema"), tr("Schema")},
        {QStringLiteral("retryInvalid"), tr("Rules that the reply breaks")},
        {QStringLiteral("stream"), tr("Streaming")},
        {QStringLiteral("cache"), tr("Answer again")},
    };
    return titles.value(option, option);
}

void OptionsPanel::retranslate()
{
    for (const Row &row : std::as_const(m_rows)) {
        row.label->setText(title(row.option));
        row.control->setAccessibleName(title(row.option));
    }
    for (QComboBox *combo : std::as_const(m_choices))
        combo->setItemText(0, tr("default"));
    m_stop->setPlaceholderText(tr("none"));
    m_stop->setToolTip(tr("Texts that end the answer, with commas between them; \\n is a line end"));
    m_strict->setText(tr("Strict: the server enforces it"));
    m_stream->setText(tr("Show the answer while it is written"));
    for (int i = 0; i < m_retry->count(); ++i)
        m_retry->setItemText(i, retryWords(m_retry->itemData(i).toInt()));
    m_retry->setToolTip(tr("Whether the model is asked again by itself, with what was wrong. Each attempt costs, and the budget is asked each time."));
    m_cache->setItemText(0, tr("by the model"));
    m_cache->setItemText(1, tr("from the cache, at temperature 0"));
    m_cache->setItemText(2, tr("from the cache, always"));
    m_cache->setToolTip(tr("What the same request gets: a new answer, or the one that was paid for"));
    setAccessibleName(tr("More options"));
}

void OptionsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    QFrame::changeEvent(event);
}

} // namespace cuewright
