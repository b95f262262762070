#pragma once

#include "shell/page.h"
#include "widgets/uicontext.h"

class QLabel;
class QPlainTextEdit;
class QTimer;

namespace cuewright {

class Banner;
class DocumentTokens;

/// A test set as its text. JSON is checked while it is typed; what does not parse can still be saved, so that
/// no work is lost, and says where the fault is.
class SourcePage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SourcePage)
public:
    /// Larger files are refused; they belong into a program for tables.
    static constexpr qint64 kMaxBytes = 8 * 1024 * 1024;

    /// Errors: as readFile; Parse where the file is no UTF-8 text.
    [[nodiscard]] static Result<SourcePage *> open(const UiContext &context, const PageKey &key, const QString &path, QWidget *parent);

    QString title() const override;
    Glyph glyph() const override;
    bool isDirty() const override;
    /// Asks before it writes over a file that something else has changed.
    [[nodiscard]] Result<> save() override;
    QList<Problem> problems() const override { return m_problems; }
    void showProblem(const Problem &problem) override;

signals:
    void saved();

protected:
    void changeEvent(QEvent *event) override;

private:
    SourcePage(const UiContext &context, const PageKey &key, const QString &path, const QByteArray &content, QWidget *parent);
    bool isJson() const;
    QString text() const;
    void check();
    void buildTokens();
    void showTokens();
    void retranslate();

    UiContext m_context;
    QString m_path;
    QByteArray m_onDisk; ///< as read or written last
    QLabel *m_title;
    Banner *m_banner;
    QPlainTextEdit *m_text;
    QLabel *m_tokenLabel; ///< of what goes into a request: a schema or a tool
    DocumentTokens *m_tokens = nullptr;
    QTimer *m_checkTimer;
    QList<Problem> m_problems;
};

} // namespace cuewright
