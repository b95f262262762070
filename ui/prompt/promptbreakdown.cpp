#include "prompt/promptbreakdown.h"

#include "project/render.h"
#include "prompt/breakdownpanel.h"

#include <QDir>

#include <algorithm>

namespace cuewright {

PromptBreakdown::PromptBreakdown(
    const UiContext &context, PromptDocument &document, const PromptServices &services, InputPane &pane)
    : QObject(&pane)
    , m_document(document)
    , m_services(services)
    , m_catalog(services.catalog)
    , m_pane(pane)
    , m_panel(new BreakdownPanel(context.theme, &pane))
{
    connect(m_panel, &BreakdownPanel::partActivated, this, &PromptBreakdown::lead);
}

void PromptBreakdown::open(QWidget &anchor)
{
    m_panel->open(anchor);
    const int asked = ++m_asked;
    const ProviderProfile *known = providerProfile(m_document.endpoint());
    const ProviderProfile profile = known ? *known : ProviderProfile();
    const Prompt prompt = m_document.prompt();
    const Json inputs = withEmptyTexts(prompt.inputs, m_document.inputValues());
    const QDateTime now = m_services.clock.utcNow();
    const auto reports = m_services.reports ? m_services.reports(profile.id, prompt.modelId) : QList<InputReport>();
    const bool correct = !m_services.correct || m_services.correct();
    m_background.start([=, this, workspace = m_services.workspace, catalog = m_catalog](const Background::Stop &stop) {
        const auto request = workspace.request(prompt, inputs);
        Answer answer = request ? Answer(breakDown(*request, withoutEachValue(workspace, prompt, inputs),
                                      EstimateBasis{catalog, profile, now, {}, reports, correct}, stop))
                                : Answer(fail(request.error()));
        return [this, asked, answer = std::move(answer)] { take(asked, answer); };
    });
}

void PromptBreakdown::take(int asked, const Answer &answer)
{
    if (asked != m_asked)
        return;
    if (!answer) {
        m_panel->setError(answer.error());
        return;
    }
    m_messages = answer->messages.size();
    m_tools = std::count_if(answer->rows.begin(), answer->rows.end(),
        [](const BreakdownRow &row) { return row.kind == BreakdownRow::Kind::Tool; });
    m_panel->setBreakdown(*answer, m_document.prompt().modelId);
}

PageKey PromptBreakdown::fileOf(const BreakdownRow &row) const
{
    using Kind = BreakdownRow::Kind;
    const Prompt prompt = m_document.prompt();
    switch (row.kind) {
    case Kind::Schema:
    case Kind::SchemaDescriptions:
    case Kind::EnumList:
        return {PageKey::Kind::Schema, prompt.schemaFile};
    case Kind::Tool:
    case Kind::ToolDescriptions:
        // The prompt's own tools come first, then one of each file.
        return {PageKey::Kind::Tool, prompt.toolFiles.value(row.tool - (m_tools - prompt.toolFiles.size()))};
    default:
        return {};
    }
}

void PromptBreakdown::lead(const BreakdownRow &row)
{
    using Kind = BreakdownRow::Kind;
    const bool message = row.kind == Kind::Message || row.kind == Kind::Example;
    // Threads and loops make messages that have no card of their own.
    if (message && m_messages == m_document.messages().size()) {
        m_panel->hide();
        m_pane.showMessage(row.messages.first());
    } else if (row.kind == Kind::Variable) {
        m_panel->hide();
        m_pane.showInput(row.name);
    } else if (const PageKey key = fileOf(row); !key.path.isEmpty()) {
        m_panel->hide();
        emit openRequested(key);
    }
}

} // namespace cuewright
