#pragma once

#include "project/prompt.h"
#include "prompt/brokentext.h"
#include "widgets/theme.h"

#include <QHash>
#include <QPlainTextEdit>

#include <optional>
#include <vector>

namespace cuewright {

class FixedLineLayout;

/// The text of one message. Variables look like chips, painted behind the text, so that nothing about the layout depends on
/// them; a second view shows the filled-in text cut into tokens, for reading only.
///
/// It keeps no history of its own: each edit goes out through edited(), and undo comes back through applyChange().
/// Only what is visible is laid out, searched for variables and painted, so a megabyte is as quick to type in as a line.
class PromptEdit final : public QPlainTextEdit
{
    Q_OBJECT
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

    /// Shows `filled` with its tokens tinted; `boundaries` as Encoding::boundaries() gives them.
    void showTokens(const QString &filled, std::vector<qsizetype> boundaries);
    void showTemplate();
    bool showsTokens() const { return m_tokenView.has_value(); }

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
    struct TokenView
    {
        std::vector<qsizetype> boundaries;
        BrokenText templateText;
        int cursor = 0;
    };

    void applyStyle();
    void load(const QString &text);
    void takeChange(int position, int removed, int added);
    QString documentText(qsizetype start, qsizetype end) const;
    void replaceInDocument(qsizetype start, qsizetype end, const QString &shown);
    void tidyBreaks();
    void findChips();
    void findChipsIn(const QTextBlock &block, qreal top, qreal bottom);
    void stepOverBreak(QKeyEvent *event);
    void indent(bool more);
    void reportHeight();
    void paintChips(QPainter &painter);
    void paintTokens(QPainter &painter, const QRect &area);
    template<typename Paint>
    void eachPiece(const QTextBlock &block, const QPointF &origin, int start, int end, Paint paint) const;

    const Theme &m_theme;
    FixedLineLayout *m_layout;
    BrokenText m_text; ///< of what is shown: the template or, in the token view, the filled-in text
    std::optional<TokenView> m_tokenView;
    QHash<QString, VariableState> m_states;
    QList<Chip> m_chips; ///< of the visible blocks, rising
    Prompt::Engine m_engine = Prompt::Engine::Jinja;
    std::optional<QString> m_inserting; ///< what is being put into the document, breaks included
    bool m_quiet = false; ///< changes of the document are not the person's
    bool m_tidyWaits = false;
    int m_reportedHeight = -1;
};

} // namespace cuewright
