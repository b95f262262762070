#pragma once

#include "schema/document/textpatch.h"
#include "widgets/colorrole.h"

#include <QList>
#include <QPlainTextEdit>

namespace cuewright {

class Theme;

/// JSON as text: line numbers, colours, marked lines, waves under faults. Lines are coloured when they come into view, so that
/// opening a long text costs no more than a short one. Keeps no undo history: whoever owns the text does, and is asked for it
/// through the signals. Tab leaves the editor; Ctrl+] and Ctrl+[ indent.
class CodeEdit final : public QPlainTextEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CodeEdit)
public:
    struct LineMark
    {
        int first = 0; ///< counted from 0
        int last = 0;
        ColorRole background = ColorRole::Selection;
        ColorRole number = ColorRole::Text; ///< of the line numbers
    };
    struct Fault
    {
        int position = 0; ///< in the text
        int length = 1;
        QString text; ///< shown as a tooltip
    };

    explicit CodeEdit(const Theme &theme, QWidget *parent = nullptr);

    /// Words in the place of JSON: wrapped, without colours and line numbers.
    void setProse(bool prose);
    bool isProse() const { return m_prose; }
    void setLineMarks(const QList<LineMark> &marks);
    const QList<LineMark> &lineMarks() const { return m_marks; }
    void setFaults(const QList<Fault> &faults);
    const QList<Fault> &faults() const { return m_faults; }
    /// Another text; nobody hears of it.
    void setText(const QString &text);
    QString text() const;
    /// Replaces parts of the text without touching the cursor where it stands elsewhere; no edited() is emitted.
    void patch(const TextPatches &patches);
    /// Scrolls so that the lines can be seen; the cursor stays.
    void showLines(int first, int last);
    int gutterWidth() const;

public slots:
    void undo() { emit undoRequested(); }
    void redo() { emit redoRequested(); }

signals:
    void undoRequested();
    void redoRequested();
    /// By a person: at `position`, `removed` units gave way to `inserted`.
    void edited(qsizetype position, qsizetype removed, const QString &inserted);

protected:
    bool canInsertFromMimeData(const QMimeData *source) const override; ///< a file is for what is around it: its name is no code
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void takeChange(int position, int removed, int added);
    void restyle();
    void placeGutter();
    void paintGutter();
    void colourVisible();
    const LineMark *markOf(int line) const;
    void breakLine();
    void indent(bool deeper);
    bool showFaultTip(const QPoint &at, const QPoint &global);

    const Theme &m_theme;
    QWidget *m_gutter;
    QList<LineMark> m_marks;
    QList<Fault> m_faults;
    int m_colours = 1; ///< goes up with the theme: everything is coloured again
    bool m_prose = false;
    bool m_colouring = false;
    bool m_patching = false;
    qsizetype m_size = 0; ///< of the text before the next change
};

} // namespace cuewright
