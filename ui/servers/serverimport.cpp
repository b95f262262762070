#include "servers/serverimport.h"

#include "base/files.h"
#include "servers/serverwords.h"
#include "widgets/buttons.h"
#include "widgets/dialogs.h"
#include "widgets/dropped.h"
#include "widgets/fieldbox.h"
#include "widgets/labels.h"
#include "widgets/plaintext.h"
#include "widgets/theme.h"

#include <QCheckBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace cuewright {
namespace {

/// Return chooses a file, and does not go on to the button that imports what is in it.
class FoundFiles final : public QListWidget
{
protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        QListWidget::keyPressEvent(event);
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            event->accept();
    }
};

constexpr int kLookAfterMs = 200; // a pause in typing
constexpr int kFilesShown = 4;

} // namespace

ServerImport::ServerImport(const UiContext &context, WorkspaceServers &servers, const ClientPlaces &places, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_servers(servers)
    , m_hint(makeLabel(LabelKind::Muted, tr("Paste the settings of Claude Desktop, Claude Code, Cursor, VS Code, Windsurf or Zed, or drop the file.")))
    , m_files(new FoundFiles)
    , m_foundPart(makeFound(places))
    , m_open(makeButton(ButtonKind::Secondary, tr("Open file…"), context.theme.icon(Glyph::Open)))
    , m_text(new QPlainTextEdit)
    , m_result(makeLabel(LabelKind::Strong))
    , m_list(new QScrollArea)
    , m_import(makeButton(ButtonKind::Primary, tr("Import")))
    , m_lookSoon(new QTimer(this))
{
    setObjectName(QStringLiteral("serverImport"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tr("Import MCP servers"));
    setAcceptDrops(true);
    build();
    m_lookSoon->setSingleShot(true);
    m_lookSoon->setInterval(kLookAfterMs);
    connect(m_lookSoon, &QTimer::timeout, this, &ServerImport::look);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        m_import->setEnabled(false); // the list is of another text
        m_lookSoon->start();
    });
    connect(m_open, &QPushButton::clicked, this, &ServerImport::askForFile);
    connect(m_import, &QPushButton::clicked, this, &ServerImport::import);
    look();
    (m_files->count() > 0 ? static_cast<QWidget *>(m_files) : m_text)->setFocus();
}

void ServerImport::build()
{
    const Theme &theme = m_context.theme;
    m_hint->setWordWrap(true);
    m_text->setObjectName(QStringLiteral("serverImportText"));
    m_text->setAccessibleName(tr("Text to import"));
    m_text->setProperty("kind", QStringLiteral("input"));
    m_text->setTabChangesFocus(true);
    m_text->setAcceptDrops(false); // a file that is dropped is read, not named
    m_text->setFont(theme.font(TextStep::Source));
    m_open->setObjectName(QStringLiteral("serverImportOpen"));
    m_open->setToolTip(tr("Reads the text from a file"));
    m_result->setObjectName(QStringLiteral("serverImportResult"));
    m_result->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("serverImportList"));
    m_list->setAccessibleName(tr("Servers in the text"));
    m_list->setWidgetResizable(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_import->setObjectName(QStringLiteral("serverImportAccept"));
    m_import->setDefault(true);
    m_import->setToolTip(tr("Adds the ticked servers to mcp.json. Nothing is started."));
    QPushButton *cancel = makeButton(ButtonKind::Secondary, tr("Cancel"));
    cancel->setToolTip(tipWithShortcut(tr("Changes nothing"), QKeySequence(Qt::Key_Escape)));
    cancel->setAutoDefault(false);
    m_open->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *note = makeLabel(LabelKind::Small, tr("Secrets go to the system's keychain. Nothing is started."));
    note->setWordWrap(true);
    auto *left = new QVBoxLayout;
    left->addWidget(m_foundPart);
    left->addWidget(m_hint);
    left->addWidget(m_text, 1);
    left->addWidget(m_open, 0, Qt::AlignLeading);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_import);
    auto *right = new QVBoxLayout;
    right->addWidget(m_result);
    right->addWidget(m_list, 1);
    right->addWidget(note);
    right->addLayout(buttons);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 14, 16, 14);
    row->setSpacing(16);
    row->addLayout(left, 1);
    row->addLayout(right, 1);
    resize(theme.px(820), theme.px(480));
}

// Whether a file is there is all that is looked at: what is in it is the person's, until it is chosen.
QWidget *ServerImport::makeFound(const ClientPlaces &places)
{
    const QList<ClientFile> found = clientFiles(places);
    m_files->setObjectName(QStringLiteral("foundClients"));
    m_files->setIconSize(QSize(m_context.theme.px(14), m_context.theme.px(14)));
    m_files->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_files->setTextElideMode(Qt::ElideMiddle);
    for (const ClientFile &file : found) {
        QString place = QDir::toNativeSeparators(file.path);
        if (file.isOfProject)
            place = tr("in this project: %1").arg(QDir(places.project).relativeFilePath(file.path));
        else if (const QString home = QDir::toNativeSeparators(places.home) + QDir::separator(); place.startsWith(home))
            place = u'~' + place.mid(home.size() - 1);
        auto *item = new QListWidgetItem(m_context.theme.icon(Glyph::File), tr("%1 · %2", "program, its file").arg(file.client, place), m_files);
        item->setData(Qt::UserRole, file.path);
        item->setToolTip(QDir::toNativeSeparators(file.path));
    }
    const int rows = std::clamp(static_cast<int>(found.size()), 1, kFilesShown);
    m_files->setFixedHeight(rows * m_context.theme.px(26) + 6);
    const auto open = [this](const QListWidgetItem *item) { openFile(item->data(Qt::UserRole).toString()); };
    connect(m_files, &QListWidget::itemActivated, this, open);
    connect(m_files, &QListWidget::itemClicked, this, open);
    auto *box = new FieldBox(tr("Found on this computer"), m_files);
    box->setNote(tr("read when you choose one"));
    box->setVisible(!found.isEmpty());
    return box;
}

void ServerImport::setText(const QString &text)
{
    m_text->setPlainText(text);
    m_lookSoon->stop();
    look();
}

void ServerImport::openFile(const QString &path)
{
    const auto content = readFile(path, McpConfig::kMaxBytes);
    if (content)
        setText(QString::fromUtf8(*content));
    else
        say(content.error().message, true);
}

void ServerImport::askForFile()
{
    const auto path = m_context.dialogs.openFile(this, tr("Import MCP servers"), QDir::homePath(), tr("Settings (*.json);;All files (*)"));
    if (path)
        openFile(*path);
}

void ServerImport::say(const QString &text, bool isProblem)
{
    m_result->setText(text);
    setTone(m_result, isProblem ? Tone::Danger : Tone::Neutral);
}

void ServerImport::look()
{
    m_found.clear();
    m_ticks.clear();
    m_list->setWidget(new QWidget); // takes the one before away
    const QByteArray text = plainText(*m_text).toUtf8();
    if (text.trimmed().isEmpty()) {
        say(tr("The servers show here before anything changes."), false);
    } else if (const auto found = importMcpServers(text)) {
        fill(*found);
    } else {
        const Error &error = found.error();
        say(error.at.line > 0 ? tr("Line %1: ").arg(error.at.line) + error.message : error.message, true);
    }
    showButton();
}

void ServerImport::fill(const McpImport &found)
{
    m_found = found.entries;
    auto *column = new QVBoxLayout(m_list->widget());
    column->setContentsMargins(0, 4, 8, 4);
    column->setSpacing(10);
    QStringList taken;
    for (McpEntry &entry : m_found) {
        const McpEntry *known = m_servers.entry(entry.key);
        const bool isThere = known && known->fingerprint() == withSecretsApart(entry).entry.fingerprint();
        const QString line = serverLine(entry);
        if (!isThere)
            entry.key = freeName(entry.key, taken);
        taken << entry.key;
        QStringList words{displayText(entry.key, 60).simplified() + QStringLiteral("\n") + line};
        if (isThere)
            words << tr("It is in mcp.json already.");
        if (const auto count = static_cast<int>(withSecretsApart(entry).secrets.size()); count > 0)
            words << tr("%n secret(s) for the keychain.", nullptr, count);
        auto *tick = new QCheckBox(words.join(u'\n').replace(u'&', QStringLiteral("&&")));
        tick->setObjectName(QStringLiteral("importServer"));
        tick->setToolTip(line);
        tick->setMinimumWidth(0);
        tick->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        tick->setChecked(!isThere);
        connect(tick, &QCheckBox::toggled, this, &ServerImport::showButton);
        column->addWidget(tick);
        m_ticks << tick;
    }
    for (const McpEntryProblem &problem : found.problems) {
        auto *label = makeLabel(LabelKind::Body, problem.key + u'\n' + problem.reason);
        label->setObjectName(QStringLiteral("importProblem"));
        label->setWordWrap(true);
        setTone(label, Tone::Warning);
        column->addWidget(label);
    }
    column->addStretch(1);
    say(tr("%n server(s) in this text", nullptr, static_cast<int>(m_found.size())), m_found.isEmpty());
}

QString ServerImport::freeName(const QString &wanted, const QStringList &taken) const
{
    QString name = wanted;
    const auto isTaken = [&](const QString &tried) {
        if (taken.contains(tried) || m_servers.entry(tried))
            return true;
        const QList<McpEntryProblem> &problems = m_servers.entryProblems();
        return std::any_of(problems.begin(), problems.end(), [&](const McpEntryProblem &problem) { return problem.key == tried; });
    };
    for (int n = 2; isTaken(name); ++n)
        name = QStringLiteral("%1-%2").arg(wanted).arg(n);
    return name;
}

void ServerImport::showButton()
{
    const auto ticked = static_cast<int>(std::count_if(m_ticks.begin(), m_ticks.end(), [](const QCheckBox *tick) { return tick->isChecked(); }));
    m_import->setText(ticked == 0 ? tr("Import") : tr("Import %n server(s)", nullptr, ticked));
    m_import->setEnabled(ticked > 0);
}

void ServerImport::import()
{
    QStringList names;
    for (int row = 0; row < m_found.size(); ++row) {
        if (!m_ticks[row]->isChecked())
            continue;
        if (const auto put = m_servers.put({m_found[row], {}}); !put) {
            say(put.error().message, true);
            return;
        }
        names << m_found[row].key;
    }
    emit imported(names);
    accept();
}

void ServerImport::dragEnterEvent(QDragEnterEvent *event)
{
    acceptFileOrText(*event);
}

void ServerImport::dropEvent(QDropEvent *event)
{
    if (const QString file = draggedFile(*event->mimeData()); !file.isEmpty())
        openFile(file);
    else
        setText(event->mimeData()->text());
}

} // namespace cuewright
