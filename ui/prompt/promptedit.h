#pragma once

#include "project/prompt.h"
#include "prompt/brokentext.h"
#include "prompt/templatesyntax.h"
#include "widgets/theme.h"

#include <QHash>
#include <QPlainTextEdit>

#include <optional>

namespace cuewright {

class FixedLineLayout;
class LiveTokens;

/// The text of one message. Variables look like chips, painted behind the text, so that nothing about the layout depends on
/// them. Tokens can be tinted, also while the text is edited; where it has variables, the filled-in text can be shown in its
/// place, for reading only.
///
/// It keeps no history of its own: each edit goes out through edited(), and undo comes back through applyChange().
/// Only what is visible is laid out, searched for variables and painted, so a megabyte is as quick to type in as a line.
class PromptEdit final : public QPlainTextEdit
{
    Q_OBJECT
    Q_PROPERTY(QString selectedText READ selectedText)
    Q_DISABLE_COPY_MOVE(PromptEdit)
public:
    /// How a variable stands for the next run.
    enum class VariableState { Filled, Empty };

    explicit PromptEdit(const Theme &theme, QWidget *parent = nullptr);

    QString text() const { return m_text.text(); }
    /// Puts another text in its place: no edit, no signal.
    void setText(const QString &text);
    /// An edit from elsewhere (undo): no signal. The cursor goes to its end.
    void applyChange(const TextChange &change);

    void setEngine(Prompt::Engine engine);
    /// Names that are not in `states` are drawn as filled until somebody has looked.
    void setVariableStates(const QHash<QString, VariableState> &states);

    /// Of the text that is shown: the template, or the filled-in text.
    LiveTokens &tokens() const { return *m_tokens; }
    void setTinted(bool tinted); ///< shows where the tokens begin and end
    bool isTinted() const { return m_tinted; }
    void showFilled(const QString &filled); ///< for reading, until showTemplate()
    void showTemplate();
    bool showsFilled() const { return m_filledView.has_value(); }
    /// Of the template: whether anything is filled in, and whether parts of it may reach into other messages.
    bool hasSyntax() const { return !templateSyntax().isEmpty(); }
    bool hasBlocks() const { return templateSyntax().blocks > 0; }
    /// The text is sent exactly as it stands, whatever the inputs are.
    bool isSentAsWritten() const;
    int revision() const { return m_revision; } ///< another one after each change of the template

    /// Too long to be shown in full: it has a scroll bar and a height of its owner's choice.
    bool isLong() const;
    int contentHeight() const; ///< of all lines; only where it is not long
    int lineHeight() const;
    QString selectedText() const;
    qsizetype textPosition() const; ///< of the cursor
    void setTextPosition(qsizetype position);
    void insertText(const QString &text); ///< at the cursor, over the selection; an edit

    QRect cursorArea() const { return cursorRect(); }

public slots:
    // In place of the text widget's own, which has no history here: menus look for slots of these names.
    void undo() { emit undoRequested(); }
    void redo() { emit redoRequested(); }

signals:
    void edited(const cuewright::TextChange &change);
    void undoRequested();
    void redoRequested();
    void makeVariableRequested();
    void contentHeightChanged();

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    QMimeData *createMimeDataFromSelection() const override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    struct Chip
    {
        int start; ///< in the document
        int end;
        VariableState state;
    };
    /// What comes back after the filled-in text.
    struct FilledView
    {
        BrokenText templateText;
        TemplateSyntax syntax;
        int cursor = 0;
    };

    void applyStyle();
    void load(const QString &text);
    void takeChange(int position, int removed, int added);
    void note(const TextChange &change);
    const TemplateSyntax &templateSyntax() const { return m_filledView ? m_filledView->syntax : m_syntax; }
    void replaceInDocument(qsizetype start, qsizetype end, const QString &shown);
    void tidyBreaks();
    void findChips();
    void findChipsIn(const QTextBlock &block, qreal top, qreal bottom);
    void stepOverBreak(QKeyEvent *event);
    void indent(bool more);
    void reportHeight();
    void paintChips(QPainter &painter);
    void paintTokens(QPainter &painter, const QRect &area);
    void paintTokensOf(QPainter &painter, const QTextBlock &block, const QPointF &origin);
    void paintLineEnd(QPainter &painter, const QTextBlock &block, const QPointF &origin);
    QColor tint(std::int64_t token) const;
    std::optional<qsizetype> characterAt(const QPoint &point, QRect &area) const;
    void showTokenTip(const QPoint &point, const QPoint &globalPoint);
    /// Where units [start, end) of a block are, one area a line.
    QList<QRectF> pieces(const QTextBlock &block, const QPointF &origin, int start, int end) const;

    const Theme &m_theme;
    FixedLineLayout *m_layout;
    BrokenText m_text; ///< of what is shown: the template or the filled-in text
    LiveTokens *m_tokens;
    TemplateSyntax m_syntax; ///< of the same
    std::optional<FilledView> m_filledView;
    QHash<QString, VariableState> m_states;
    QList<Chip> m_chips; ///< of the visible blocks, rising
    Prompt::Engine m_engine = Prompt::Engine::Jinja;
    std::optional<QString> m_inserting; ///< what is being put into the document, breaks included
    bool m_quiet = false; ///< changes of the document are not the person's
    bool m_tidyWaits = false;
    bool m_tinted = false;
    int m_revision = 0;
    int m_reportedHeight = -1;
};

} // namespace cuewright
