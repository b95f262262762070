#pragma once

#include "mcp/mcptypes.h"
#include "widgets/background.h"
#include "widgets/uicontext.h"

#include <QScrollArea>

class QImage;
class QLabel;
class QVBoxLayout;

namespace cuewright {

class LongTextView;

/// What a tool gave, part by part: texts, pictures, sounds, resources and links, the structured content, and what that breaks.
/// All of it comes from a server: it is shown as plain text, no link is followed, no picture is fetched.
class ResultParts final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResultParts)
public:
    static constexpr qint64 kMaxPixels = 64'000'000; ///< a larger picture is only offered as a file

    explicit ResultParts(const UiContext &context, QWidget *parent = nullptr);

    void show(const McpToolResult &result);
    void clear();

signals:
    void failed(const cuewright::Error &error); ///< a part could not be kept as a file

private:
    QVBoxLayout *addCard(const QString &caption, const QString &copied, const QByteArray &saved, const QString &mediaType);
    void addText(const QString &caption, const QString &text, bool grows);
    LongTextView *addView(QVBoxLayout &column, const QString &name, const QString &text, bool grows);
    void addPart(const McpPart &part, bool alone);
    void addPicture(const McpPart &part);
    void addStructured(const McpToolResult &result);
    void showPicture(QLabel *label, const QImage &image);
    void keep(const QByteArray &bytes, const QString &mediaType);

    const UiContext m_context;
    QVBoxLayout *m_column = nullptr; ///< of what is being put together
};

} // namespace cuewright
