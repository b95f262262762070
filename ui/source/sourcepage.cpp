#include "source/sourcepage.h"

#include "base/files.h"
#include "base/format.h"
#include "base/json.h"
#include "tokens/encoding.h"
#include "widgets/banner.h"
#include "widgets/dialogs.h"
#include "widgets/documenttokens.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"
#include "widgets/plaintext.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QStringDecoder>
#include <QTextBlock>
#include <QTimer>
#include <QVBoxLayout>

namespace cuewright {
namespace {

constexpr qreal kMargin = 12; // around the text
constexpr int kCheckAfterMs = 250; // a pause in typing (design: schema source)

} // namespace

Result<SourcePage *> SourcePage::open(const UiContext &context, const PageKey &key, const QString &path, QWidget *parent)
{
    const auto content = readFile(path, kMaxBytes);
    if (!content)
        return fail(content.error());
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(*content);
    if (decoder.hasError() || text.contains(QChar(u'\0')))
        return fail(Error::Code::Parse, tr("“%1” is not a text file in UTF-8. It is left as it is.").arg(key.path));
    return new SourcePage(context, key, path, *content, parent);
}

SourcePage::SourcePage(const UiContext &context, const PageKey &key, const QString &path, const QByteArray &content, QWidget *parent)
    : Page(key, parent)
    , m_context(context)
    , m_path(path)
    , m_onDisk(content)
    , m_title(makeLabel(LabelKind::DocumentTitle))
    , m_banner(new Banner(context.theme))
    , m_text(new QPlainTextEdit)
    , m_tokenLabel(makeLabel(LabelKind::Small))
    , m_checkTimer(new QTimer(this))
{
    setObjectName(QStringLiteral("sourcePage"));
    m_text->setObjectName(QStringLiteral("source"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setFont(context.theme.font(TextStep::Source));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setPlainText(QString::fromUtf8(content));
    m_text->document()->setDocumentMargin(kMargin);
    m_text->document()->setModified(false);
    connect(m_text->document(), &QTextDocument::modificationChanged, this, &Page::titleChanged);
    connect(m_text, &QPlainTextEdit::textChanged, m_checkTimer, qOverload<>(&QTimer::start));
    connect(&context.theme, &Theme::changed, this, [this] { m_text->setFont(m_context.theme.font(TextStep::Source)); });
    m_checkTimer->setSingleShot(true);
    m_checkTimer->setInterval(kCheckAfterMs);
    connect(m_checkTimer, &QTimer::timeout, this, &SourcePage::check);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 10, 16, 10);
    head->addWidget(m_title);
    head->addStretch();
    head->addWidget(m_tokenLabel);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(new Hairline);
    layout->addWidget(m_banner);
    layout->addWidget(m_text, 1);
    setFocusProxy(m_text);
    buildTokens();
    retranslate();
    check();
}

void SourcePage::buildTokens()
{
    m_tokenLabel->setObjectName(QStringLiteral("tokens"));
    if (key().kind != PageKey::Kind::Schema && key().kind != PageKey::Kind::Tool)
        return;
    m_tokens = new DocumentTokens(*m_text->document(), m_text);
    connect(m_tokens, &DocumentTokens::changed, this, &SourcePage::showTokens);
    // Prompts for any model may use the file.
    m_tokens->setEncoding(Encoding::get(Encoding::Name::O200kBase));
}

void SourcePage::showTokens()
{
    const auto tokens = m_tokens->tokens();
    m_tokenLabel->setText(tokens ? tr("%1 tok").arg(formatTokens(*tokens)) : tr("… tok"));
    m_tokenLabel->setToolTip(tr("Tokens of this text in the encoding %1. A request may write it more shortly.")
                                 .arg(m_tokens->encoding()->name()));
}

QString SourcePage::title() const
{
    return QFileInfo(m_path).fileName().section(u'.', 0, 0);
}

Glyph SourcePage::glyph() const
{
    switch (key().kind) {
    case PageKey::Kind::Schema:
        return Glyph::Schema;
    case PageKey::Kind::Tool:
        return Glyph::Tool;
    default:
        return Glyph::Dataset;
    }
}

bool SourcePage::isDirty() const
{
    return m_text->document()->isModified();
}

bool SourcePage::isJson() const
{
    return m_path.endsWith(u".json", Qt::CaseInsensitive);
}

QString SourcePage::text() const
{
    return plainText(*m_text);
}

Result<> SourcePage::save()
{
    const auto current = readFile(m_path, kMaxBytes);
    if (current && *current != m_onDisk) {
        const auto answer = m_context.dialogs.confirm(this, tr("“%1” was changed by another program.").arg(title()),
            tr("Saving now would undo those changes."), tr("Save anyway"));
        if (answer != Dialogs::Answer::Yes)
            return fail(Error::Code::Cancelled, tr("Not saved."));
    }
    QByteArray content = text().toUtf8();
    if (m_onDisk.contains("\r\n"))
        content.replace("\n", "\r\n");
    if (const auto written = writeFile(m_path, content); !written)
        return written;
    m_onDisk = content;
    m_text->document()->setModified(false);
    check();
    emit saved();
    return {};
}

void SourcePage::check()
{
    m_problems.clear();
    m_banner->clear();
    if (isJson()) {
        if (const auto json = parseJson(text().toUtf8()); !json) {
            const Error &error = json.error();
            m_banner->say(Tone::Danger, error.message, tr("The file can be saved; runs that need it wait until it is mended."));
            Problem problem;
            problem.severity = Problem::Severity::Error;
            problem.text = error.message;
            problem.place = tr("Line %1").arg(error.at.line);
            problem.anchor = QString::number(error.at.line);
            m_problems << problem;
        }
    }
    emit problemsChanged();
}

void SourcePage::showProblem(const Problem &problem)
{
    const QTextBlock block = m_text->document()->findBlockByNumber(problem.anchor.toInt() - 1);
    if (block.isValid())
        m_text->setTextCursor(QTextCursor(block));
    m_text->setFocus();
}

void SourcePage::retranslate()
{
    m_title->setText(title());
    setAccessibleName(title());
    m_text->setAccessibleName(tr("Text of %1").arg(title()));
    if (m_tokens)
        showTokens();
}

void SourcePage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        check();
    }
}

} // namespace cuewright
