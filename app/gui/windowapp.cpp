#include "gui/windowapp.h"

#include "base/format.h"
#include "gui/toollog.h"
#include "schema/fieldcommands.h"
#include "shell/sidebar.h"
#include "shell/statusline.h"
#include "spending/spendingreport.h"

#include <QSettings>

namespace cuewright {

Result<std::unique_ptr<WindowApp>> WindowApp::create(const Surroundings &surroundings)
{
    auto services = Services::create(surroundings.paths);
    if (!services)
        return fail(services.error());
    return std::unique_ptr<WindowApp>(new WindowApp(surroundings, std::move(*services)));
}

WindowApp::WindowApp(const Surroundings &surroundings, std::unique_ptr<Services> services)
    : m_services(std::move(services))
    , m_providers(surroundings.settings)
    , m_counting(surroundings.settings)
    , m_keys(surroundings.secrets, m_services->clock())
    , m_permissions(surroundings.settings)
    , m_approval({m_theme, m_dialogs}, [this] { return m_window.get(); })
    , m_gate(m_permissions, m_services->clock())
    , m_servers({m_services->servers(), m_services->clock(), m_keys, m_gate})
    , m_queue(m_services->client().queue(), m_services->clock())
    , m_desk({*m_services, {m_theme, m_dialogs}, m_providers, m_counting, m_keys, m_gate, m_servers,
          [this](const QString &key) { return m_window && m_window->showLogEntry(key); }})
{
    m_gate.setAsker(&m_approval);
    m_theme.install();
    m_window = std::make_unique<MainWindow>(
        MainWindow::Services{{m_theme, m_dialogs}, m_desk, m_languages, surroundings.settings, m_log, m_queue});
    addFieldCommands(m_window->commands(), [window = m_window.get()] { return window->currentPage(); });
    m_desk.setCommands(m_window->commands());
    connectParts();
}

WindowApp::~WindowApp()
{
    // Pages that end with the window end their runs; by then there is no window to tell.
    disconnect(&m_desk, nullptr, nullptr, nullptr);
    disconnect(&m_servers, nullptr, this, nullptr);
}

void WindowApp::connectParts()
{
    connect(&m_desk, &Desk::openRequested, m_window.get(), &MainWindow::openPage);
    connect(&m_desk, &Desk::sampleRequested, m_window.get(), &MainWindow::openSample);
    connect(&m_desk, &Desk::projectRequested, m_window.get(),
        [this] { m_window->commands().action(QStringLiteral("file.openProject"))->trigger(); });
    connect(&m_desk, &Desk::reported, m_window.get(),
        [this](Problem::Severity severity, const QString &text, const QString &detail) { m_window->report(severity, text, detail); });
    connect(&m_desk, &Desk::filesChanged, m_window.get(), &MainWindow::refreshProject);
    connect(&m_desk, &Desk::spent, this, &WindowApp::showSpending);
    connect(&m_gate, &ToolGate::logged, this, [this](const ToolLogEntry &entry) {
        const auto severity = entry.permission == ToolPermission::Deny ? Problem::Severity::Warning : Problem::Severity::Note;
        m_window->report(severity, toolLogText(entry), toolLogDetail(entry, m_desk.secrets()), toolLogKey(entry));
    });
    connect(&m_services->ledger(), &AsyncLedger::troubled, this, [this](const Error &error) {
        m_window->report(Problem::Severity::Error,
            error.message + u' ' + tr("Until then calls are kept in memory only; do not close the program."), error.detail);
    });
    connect(&m_services->ledger(), &AsyncLedger::recovered, this,
        [this] { m_window->report(Problem::Severity::Note, tr("The ledger can be written again. Nothing is missing in it.")); });
    connect(m_window.get(), &MainWindow::currentPageChanged, this, &WindowApp::showProvider);
    connect(&m_keys, &KeyRing::changed, this, &WindowApp::showProvider);
    connect(&m_providers, &ProviderSettings::changed, this, &WindowApp::showProvider);
    connect(&m_languages, &LanguageManager::changed, this, &WindowApp::showProvider);
    connect(&m_languages, &LanguageManager::changed, this, [this] { showToday(m_today); });
    connect(&m_keys, &KeyRing::changed, this, &WindowApp::takeProxyPassword);
    connect(&m_services->requests(), &RequestSettings::transportChanged, this, &WindowApp::askProxyPassword);
    askProxyPassword();
    connect(&m_servers, &WorkspaceServers::stateChanged, this, &WindowApp::showServers);
    connect(&m_servers, &WorkspaceServers::changed, this, &WindowApp::showServers);
    connect(&m_languages, &LanguageManager::changed, this, &WindowApp::showServers);
}

void WindowApp::askProxyPassword()
{
    if (m_services->requests().needsProxyPassword())
        m_keys.load(QString::fromLatin1(RequestSettings::kPasswordName)); // once
}

void WindowApp::takeProxyPassword(const QString &name)
{
    const QString own = QString::fromLatin1(RequestSettings::kPasswordName);
    if (name != own || m_keys.place(own) == KeyRing::Place::Unknown)
        return;
    const Secret password = m_keys.key(own);
    if (!password.isEmpty() || m_keys.place(own) == KeyRing::Place::Nowhere)
        m_services->requests().setProxyPassword(password);
}

void WindowApp::start(bool sample, const QString &folder)
{
    for (const QString &warning : m_services->warnings())
        m_window->report(Problem::Severity::Warning, warning);
    m_window->restore();
    if (!folder.isEmpty())
        m_window->openProject(folder);
    else if (sample)
        m_window->openSample();
    showSpending();
    watchDay();
    showProvider();
    m_window->show();
}

void WindowApp::showSpending()
{
    SpendingFilter filter;
    filter.session = m_services->runner().sessionId();
    filter.includePractice = m_desk.onlyPracticeSoFar();
    struct State
    {
        Spending session;
        Spending today;
        QList<BudgetLine> lines;
    };
    const BudgetPlace place = budgetPlace(filter.session, {}, m_services->clock().utcNow());
    m_dayTo = place.dayTo;
    auto *reply = m_services->ledger().read<State>(
        [filter, place](const Ledger &ledger) -> Result<State> {
            const auto sum = ledger.sum(filter);
            const auto today = sum ? ledger.sum({place.dayFrom, place.dayTo}) : sum;
            const auto lines = ledger.budgetLines(place);
            if (!today || !lines)
                return fail(today ? lines.error() : today.error());
            return State{*sum, *today, *lines};
        },
        this);
    connect(reply, &LedgerAnswer::finished, this, [this, reply] {
        const auto &state = reply->result();
        if (!state)
            return;
        showToday(state->today);
        showBudget(state->session, state->lines);
    });
}

void WindowApp::showToday(const Spending &today)
{
    m_today = today;
    m_window->sidebar().setPinnedMeta(PageKey::Kind::Spending, tr("%1 today").arg(sumText(today)));
}

// Each minute, because an alarm for midnight is late where the computer slept or its clock was set.
void WindowApp::watchDay()
{
    m_dayWatch = m_services->clock().after(std::chrono::minutes(1), [this] {
        const QDateTime now = m_services->clock().utcNow();
        if (budgetPlace({}, {}, now).dayTo != m_dayTo)
            showSpending();
        watchDay();
    });
}

void WindowApp::showBudget(const Spending &session, const QList<BudgetLine> &lines)
{
    m_desk.setBudget(lines);
    std::optional<Money> cap;
    double mark = 0.8;
    for (const BudgetLine &line : lines) {
        if (line.limit.scope != BudgetScope::Session)
            continue;
        cap = line.limit.stopAt;
        if (cap && !cap->isZero() && line.limit.warnAt)
            mark = line.limit.warnAt->toDouble() / cap->toDouble();
    }
    m_window->status().setSession(session.cost, session.practice > 0 && session.practice == session.calls, cap, mark, session.unpriced > 0);
    const auto warning = budgetWarning(lines);
    const std::optional<BudgetLimit> limit = warning ? std::optional(warning->limit) : std::nullopt;
    if (std::exchange(m_warned, limit) == limit || !warning)
        return;
    const QString passed = tr("%1 warning at %2 is reached.").arg(budgetName(warning->limit), formatMoney(*warning->limit.warnAt))
        + u' ' + spentSentence(*warning);
    const QString stop = warning->limit.stopAt ? tr("Calls stop at %1.").arg(formatMoney(*warning->limit.stopAt)) : QString();
    m_window->report(Problem::Severity::Warning, (passed.left(1).toUpper() + passed.mid(1) + u' ' + stop).trimmed());
}

void WindowApp::showProvider()
{
    const Desk::ProviderState state = m_desk.providerOf(m_window->currentPage());
    m_window->status().setProvider(state.name, state.key);
}

// Whoever works elsewhere sees that programs run for the project, or that one has ended.
void WindowApp::showServers()
{
    using State = WorkspaceServers::State;
    int running = 0, failed = 0;
    const QList<McpEntry> entries = m_servers.entries();
    for (const McpEntry &entry : entries) {
        running += m_servers.state(entry.key) == State::Running ? 1 : 0;
        failed += m_servers.state(entry.key) == State::Failed ? 1 : 0;
    }
    const QString meta = failed > 0 ? tr("%n failed", nullptr, failed) : running > 0 ? tr("%n running", nullptr, running) : QString();
    m_window->sidebar().setPinnedMeta(PageKey::Kind::Servers, meta);
}

} // namespace cuewright
