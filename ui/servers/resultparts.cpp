#include "servers/resultparts.h"

#include "base/files.h"
#include "reply/longtextview.h"
#include "widgets/buttons.h"
#include "widgets/dialogs.h"
#include "widgets/labels.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QHBoxLayout>
#include <QImage>
#include <QImageReader>
#include <QLabel>
#include <QLocale>
#include <QMimeDatabase>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kMostParts = 100; // shown; a server may send a thousand
constexpr int kMostLines = 16;
constexpr int kMostSide = 640; // of a picture on screen, in logical pixels
constexpr qsizetype kMostChars = 512 * 1024; // of a structured content, before somebody asks for more
constexpr qsizetype kCutChars = 64 * 1024;

QString sizeText(qsizetype bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

// Only formats that Qt itself reads; what a plugin of the system makes of bytes from a stranger is not for this.
QImage pictureOf(QByteArray bytes, int side)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    const QByteArray format = reader.format();
    if (format != "png" && format != "jpeg" && format != "gif" && format != "bmp")
        return {};
    const QSize size = reader.size();
    if (!size.isValid() || qint64(size.width()) * size.height() > ResultParts::kMaxPixels)
        return {};
    QImage image = reader.read();
    if (image.width() > side || image.height() > side)
        image = image.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return image;
}

class PictureLabel final : public QLabel
{
public:
    using QLabel::QLabel;
    Background work{*this};
};

} // namespace

ResultParts::ResultParts(const UiContext &context, QWidget *parent)
    : QScrollArea(parent)
    , m_context(context)
{
    setObjectName(QStringLiteral("resultParts"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    clear();
}

void ResultParts::clear()
{
    m_column = nullptr;
    setWidget(new QWidget); // takes the one before away
}

// Whole before it is seen: parts that are added to what is shown are squeezed into it for a moment.
void ResultParts::show(const McpToolResult &result)
{
    auto *body = new QWidget;
    m_column = new QVBoxLayout(body);
    m_column->setContentsMargins(14, 10, 14, 12);
    m_column->setSpacing(10);
    QStringList problems;
    for (const Violation &violation : result.violations)
        problems << violation.instancePointer + QStringLiteral(": ") + violation.message;
    if (!result.schemaProblem.isEmpty())
        problems << result.schemaProblem;
    if (!problems.isEmpty()) {
        auto *label = makeLabel(LabelKind::Body, tr("The result breaks what the server says about it:") + u'\n' + displayText(problems.mid(0, 20).join(u'\n'), 4000));
        label->setObjectName(QStringLiteral("resultViolations"));
        label->setWordWrap(true);
        setTone(label, Tone::Warning);
        m_column->addWidget(label);
    }
    const bool alone = result.parts.size() == 1 && result.structured.is_null();
    for (const McpPart &part : result.parts.mid(0, kMostParts))
        addPart(part, alone);
    if (result.parts.size() > kMostParts)
        m_column->addWidget(makeLabel(LabelKind::Muted, tr("and %n further part(s)", nullptr, static_cast<int>(result.parts.size() - kMostParts))));
    addStructured(result);
    if (result.parts.isEmpty() && result.structured.is_null())
        m_column->addWidget(makeLabel(LabelKind::Muted, tr("The result is empty.")));
    m_column->addStretch(alone ? 0 : 1);
    setWidget(body); // takes the one before away
}

QVBoxLayout *ResultParts::addCard(const QString &caption, const QString &copied, const QByteArray &saved, const QString &mediaType)
{
    auto *card = new QFrame;
    card->setProperty("kind", QStringLiteral("card"));
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(12, 6, 8, 8);
    column->setSpacing(4);
    auto *head = new QHBoxLayout;
    auto *label = makeLabel(LabelKind::Caption, caption);
    label->setObjectName(QStringLiteral("partCaption"));
    head->addWidget(label, 1);
    if (!copied.isEmpty()) {
        auto *copy = makeIconButton(m_context.theme, Glyph::Copy, tr("Copy this part"));
        copy->setMinimumSize(m_context.theme.px(22), m_context.theme.px(22));
        connect(copy, &QAbstractButton::clicked, this, [copied] { QApplication::clipboard()->setText(copied); });
        head->addWidget(copy);
    }
    if (!saved.isEmpty()) {
        auto *save = makeButton(ButtonKind::Small, tr("Save as…"));
        save->setObjectName(QStringLiteral("savePart"));
        save->setToolTip(tr("Keeps this part as a file"));
        connect(save, &QPushButton::clicked, this, [this, saved, mediaType] { keep(saved, mediaType); });
        head->addWidget(save);
    }
    column->addLayout(head);
    m_column->addWidget(card);
    return column;
}

void ResultParts::addText(const QString &caption, const QString &text, bool grows)
{
    addView(*addCard(caption, text, {}, {}), caption, text, grows);
}

LongTextView *ResultParts::addView(QVBoxLayout &column, const QString &name, const QString &text, bool grows)
{
    auto *view = new LongTextView;
    view->setObjectName(QStringLiteral("partText"));
    view->setAccessibleName(name);
    view->setTabChangesFocus(true);
    view->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    view->document()->setDocumentMargin(2);
    view->setFont(m_context.theme.font(TextStep::Source));
    view->setWhole(text);
    const auto lines = static_cast<int>(std::clamp<qsizetype>(text.left(20'000).count(u'\n') + 1 + text.size() / 90, 1, kMostLines));
    const int height = lines * QFontMetrics(view->font()).lineSpacing() + m_context.theme.px(10);
    if (grows) {
        view->setMinimumHeight(std::min(height, m_context.theme.px(80)));
        m_column->setStretchFactor(column.parentWidget(), 1);
    } else {
        view->setFixedHeight(height);
    }
    column.addWidget(view, 1);
    return view;
}

void ResultParts::addPart(const McpPart &part, bool alone)
{
    const QString type = displayText(part.mediaType, 60).simplified();
    const QString place = displayText(part.uri, 300).simplified();
    const auto named = [](std::initializer_list<QString> words) {
        QStringList all(words);
        all.removeAll(QString());
        return all.join(QStringLiteral(" · "));
    };
    switch (part.kind) {
    case McpPart::Kind::Text: addText(tr("Text"), displayText(part.text), alone); return;
    case McpPart::Kind::Unknown: addText(tr("A part of an unknown kind, as JSON"), displayText(part.text), alone); return;
    case McpPart::Kind::Image: addPicture(part); return;
    case McpPart::Kind::Audio: addCard(named({tr("Sound"), type, sizeText(part.data.size())}), {}, part.data, part.mediaType); return;
    case McpPart::Kind::ResourceLink: {
        QVBoxLayout *column = addCard(named({tr("Link to a resource"), type}), part.uri, {}, {});
        auto *label = makeLabel(LabelKind::Body, displayText(part.name, 300).simplified() + u'\n' + place);
        label->setObjectName(QStringLiteral("partLink"));
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        label->setWordWrap(true);
        column->addWidget(label);
        return;
    }
    case McpPart::Kind::Resource:
        if (part.data.isEmpty())
            addText(named({tr("Resource"), place, type}), displayText(part.text), alone);
        else if (part.mediaType.startsWith(u"image/"))
            addPicture(part);
        else
            addCard(named({tr("Resource"), place, type, sizeText(part.data.size())}), {}, part.data, part.mediaType);
        return;
    }
}

void ResultParts::addPicture(const McpPart &part)
{
    const QString caption = QStringList{tr("Picture"), displayText(part.mediaType, 60).simplified(), sizeText(part.data.size())}.join(QStringLiteral(" · "));
    QVBoxLayout *column = addCard(caption, {}, part.data, part.mediaType);
    auto *label = new PictureLabel(tr("Reading the picture …"));
    setKind(label, LabelKind::Muted);
    label->setTextFormat(Qt::PlainText);
    label->setObjectName(QStringLiteral("partPicture"));
    label->setAccessibleName(caption);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    column->addWidget(label);
    const int side = static_cast<int>(kMostSide * devicePixelRatioF());
    label->work.start([this, label, bytes = part.data, side](const Background::Stop &) -> std::function<void()> {
        return [this, label, image = pictureOf(bytes, side)] { showPicture(label, image); };
    });
}

void ResultParts::showPicture(QLabel *label, const QImage &image)
{
    if (image.isNull()) {
        label->setText(tr("This picture cannot be shown. It can be saved as a file."));
        return;
    }
    QPixmap pixmap = QPixmap::fromImage(image);
    pixmap.setDevicePixelRatio(devicePixelRatioF());
    label->setText({});
    label->setWordWrap(false); // it would get the height of a text that is not there
    label->setPixmap(pixmap);
}

void ResultParts::addStructured(const McpToolResult &result)
{
    const QString &text = result.structuredText;
    if (text.isEmpty())
        return;
    if (text.size() <= kMostChars) {
        addText(tr("Structured content"), text, false);
        return;
    }
    QVBoxLayout *column = addCard(tr("Structured content") + QStringLiteral(" · ") + sizeText(text.size()), text, text.toUtf8(), QStringLiteral("application/json"));
    LongTextView *view = addView(*column, tr("Structured content"), text.left(kCutChars), false);
    auto *all = makeButton(ButtonKind::Small, tr("Show all %1 KB").arg(text.size() / 1024));
    all->setObjectName(QStringLiteral("showAllOfPart"));
    column->addWidget(all, 0, Qt::AlignLeft);
    connect(all, &QPushButton::clicked, view, [view, all, text] {
        view->setWhole(text);
        view->setFocus(Qt::OtherFocusReason); // the button goes
        all->hide();
    });
}

void ResultParts::keep(const QByteArray &bytes, const QString &mediaType)
{
    const QString ending = QMimeDatabase().mimeTypeForName(mediaType).preferredSuffix();
    const auto path = m_context.dialogs.saveFile(this, tr("Save a part of the result"), ending.isEmpty() ? QStringLiteral("part") : QStringLiteral("part.") + ending, tr("All files (*)"));
    if (!path)
        return;
    if (const auto written = writeFile(*path, bytes); !written)
        emit failed(written.error());
}

} // namespace cuewright
