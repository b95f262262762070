#include "widgets/diffview.h"

#include "widgets/jsoncolors.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QTextBlock>
#include <QTextLayout>

namespace cuewright {
namespace {

constexpr qsizetype kMaxLines = 5000; // more than anybody reads; the rest is said in a line
constexpr qsizetype kMaxColumns = 2000;
constexpr int kSign = 2; // the sign and a space, before each line

QChar signOf(DiffLine::Kind kind)
{
    return kind == DiffLine::Kind::Added ? u'+' : kind == DiffLine::Kind::Removed ? QChar(0x2212) : u' ';
}

} // namespace

DiffView::DiffView(const Theme &theme, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_theme(theme)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(NoWrap);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    connect(&theme, &Theme::changed, this, &DiffView::restyle);
    restyle();
}

void DiffView::restyle()
{
    setFont(m_theme.font(TextStep::Source));
    QPalette colours = palette();
    colours.setColor(QPalette::Base, Qt::transparent); // the grounds of the lines are painted below the text
    setPalette(colours);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(m_theme.px(6));
    colour();
}

void DiffView::setLines(const QList<DiffLine> &lines)
{
    if (lines == m_lines)
        return;
    m_lines = lines.mid(0, kMaxLines);
    QStringList texts;
    for (const DiffLine &line : std::as_const(m_lines))
        texts << signOf(line.kind) + QStringLiteral(" ") + line.text.left(kMaxColumns);
    if (lines.size() > kMaxLines)
        texts << tr("… and %n more lines", nullptr, static_cast<int>(lines.size() - kMaxLines));
    setPlainText(texts.join(u'\n'));
    colour();
}

void DiffView::colour()
{
    QTextBlock block = document()->begin();
    for (const DiffLine &line : std::as_const(m_lines)) {
        if (!block.isValid())
            return;
        QList<QTextLayout::FormatRange> ranges = jsonColors(QStringView(line.text).left(kMaxColumns), m_theme);
        for (QTextLayout::FormatRange &range : ranges)
            range.start += kSign;
        block.layout()->setFormats(ranges);
        block = block.next();
    }
    viewport()->update();
}

void DiffView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_theme.color(ColorRole::Raised));
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF line = blockBoundingGeometry(block).translated(contentOffset());
        if (line.top() > viewport()->height())
            break;
        if (block.blockNumber() >= m_lines.size() || m_lines[block.blockNumber()].kind == DiffLine::Kind::Same)
            continue;
        const bool added = m_lines[block.blockNumber()].kind == DiffLine::Kind::Added;
        painter.fillRect(QRectF(0, line.top(), viewport()->width(), line.height()),
            m_theme.color(added ? ColorRole::SuccessSoft : ColorRole::DangerSoft));
    }
    painter.end();
    QPlainTextEdit::paintEvent(event);
}

} // namespace cuewright
